"""Models in a package: their public places, and what is imported when."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .packages import package

SAMPLE = {
    "__init__.py": "",
    "errors.py": "from ._runtime.errors import *\n",
    "models/__init__.py": (
        "from .._runtime.lazy import lazy\n"
        "__getattr__, __dir__ = lazy(__name__, {'Tree': '._a', 'Leaf': '._b',"
        " 'UnknownVariant': '._a', 'Part': '._b'})\n"
    ),
    "models/_a.py": (
        "from __future__ import annotations\n"
        "from .._runtime.models import Model, UnknownVariant\n"
        "class Tree(Model):\n"
        "    leaf: Leaf | None = None\n"
        "    part: Part | None = None\n"
        "from ._b import Leaf, Part\n"
    ),
    "models/_b.py": (
        "from __future__ import annotations\n"
        "from typing import Annotated, Literal\n"
        "from .._runtime.models import Model, Tagged, UnknownVariant\n"
        "class Leaf(Model):\n"
        "    tree: Tree | None = None\n"
        "    colour: Colour = 'green'\n"
        "class Named(Model):\n"
        "    type: Literal['named']\n"
        "Colour = Literal['green', 'red'] | str\n"
        "Part = Annotated[Named | UnknownVariant, Tagged('type', {'named': Named})]\n"
        "from ._a import Tree\n"
    ),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with package(tmp_path_factory.mktemp("sample"), "sample_sdk", SAMPLE) as module:
        import sample_sdk.errors  # type: ignore[import-not-found]
        import sample_sdk.models  # type: ignore[import-not-found]  # noqa: F401

        yield module


class TestInAPackage:
    def test_models_of_several_modules_refer_to_each_other(self, sample: Any) -> None:
        tree = sample.models.Tree.model_validate_json(
            '{"leaf":{"tree":{"leaf":{"colour":"blue"}}},"part":{"type":"x"}}'
        )
        assert tree.leaf.tree.leaf.colour == "blue"
        assert isinstance(tree.part, sample.models.UnknownVariant)

    def test_a_pickle_names_public_places_alone(self, sample: Any) -> None:
        tree = sample.models.Tree.model_validate_json(
            '{"leaf":{"tree":{}},"part":{"type":"x"},"extra":1}'
        )
        data = pickle.dumps(tree)
        assert b"._" not in data
        assert b"sample_sdk.models" in data
        again = pickle.loads(data)
        assert again == tree
        assert type(again.leaf) is sample.models.Leaf
        assert again.model_fields_set == tree.model_fields_set

    def test_errors_are_public(self, sample: Any) -> None:
        for name in sample._runtime.errors.__all__:
            kind = getattr(sample.errors, name)
            assert kind.__module__ == "sample_sdk.errors"
        assert sample._runtime.response.Response.__module__ == "sample_sdk"

    def test_names_are_loaded_once(self, sample: Any) -> None:
        assert "Tree" in dir(sample.models)
        assert sample.models.Tree is sample.models.Tree
        assert "Tree" in vars(sample.models)
        with pytest.raises(
            AttributeError, match=r"'sample_sdk\.models' has no .* 'Nope'"
        ):
            _ = sample.models.Nope


def test_importing_the_runtime_imports_no_model_class(tmp_path: Path) -> None:
    program = (
        "import sys; import runtime.client, runtime.method, runtime.operation;"
        "import runtime.errors, runtime.lazy; print('pydantic.main' in sys.modules)"
    )
    templates = Path(__file__).parents[2] / "templates" / "python"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": str(templates)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"
