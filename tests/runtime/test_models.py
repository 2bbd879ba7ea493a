"""Models: lossless, open, and quick to build however they refer to each other."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Literal, TypeAlias

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from runtime.decode import validator
from runtime.encode import to_json
from runtime.models import Model, Tagged, UnknownVariant

from .packages import package


class Text(Model):
    type: Literal["text", "txt"]
    text: str


class Image(Model):
    kind_: Annotated[Literal["image_url"], Field(alias="type")]
    url: str | None = None


class Deep(Model):
    type: Literal["deep"]
    level: Literal[1, 2]


Part: TypeAlias = Annotated[
    Text | Image | Deep | UnknownVariant,
    Tagged("type", {"text": Text, "txt": Text, "image_url": Image, "deep": Deep}),
]


class Message(Model):
    content: list[Part]
    class_: Annotated[str | None, Field(alias="class")] = None
    name: str | None = None


class TestModel:
    def test_unknown_fields_are_kept_and_dumped_again(self) -> None:
        message = Message.model_validate_json('{"content":[],"new":{"a":[1]}}')
        assert message.to_dict() == {"content": [], "new": {"a": [1]}}
        assert message.to_json() == '{"content":[],"new":{"a":[1]}}'
        assert message.new == {"a": [1]}  # type: ignore[attr-defined]  # not declared

    def test_absent_and_null_differ(self) -> None:
        absent = Message.model_validate_json('{"content":[]}')
        null = Message.model_validate_json('{"content":[],"name":null}')
        assert absent.name is null.name is None
        assert "name" not in absent.model_fields_set
        assert "name" in null.model_fields_set
        assert absent.to_json() == '{"content":[]}'
        assert null.to_json() == '{"content":[],"name":null}'
        assert null.model_dump() == {"content": [], "name": None}
        assert absent.model_dump() == {"content": []}
        assert absent.model_dump(exclude_unset=False)["name"] is None
        assert absent.model_dump_json() == '{"content":[]}'

    def test_both_names_make_a_model_and_the_wire_name_leaves_it(self) -> None:
        assert Message(content=[], class_="a").to_dict() == {
            "content": [],
            "class": "a",
        }
        assert Message(**{"content": [], "class": "a"}).class_ == "a"  # type: ignore[arg-type]
        assert Message(content=[], class_="a").model_dump() == {
            "content": [],
            "class_": "a",
        }

    def test_a_property_spelled_like_a_python_field_stays_unknown(self) -> None:
        decode = validator(Message)
        message = decode(b'{"content":[],"class":"a","class_":"b"}')
        assert message.class_ == "a"
        assert message.to_dict() == {"content": [], "class": "a", "class_": "b"}

    def test_a_property_spelled_like_a_field_does_not_set_it(self) -> None:
        decode = validator(Message)
        message = decode(b'{"content":[],"class_":"b"}')
        assert "class_" not in message.model_fields_set
        assert message.to_dict() == {"content": [], "class_": "b"}
        null = decode(b'{"content":[],"class":null}')
        assert null.to_dict() == {"content": [], "class": None}

    @pytest.mark.parametrize(
        "name",
        ["copy", "json", "schema", "dict", "model_dump", "model_config", "__class__",
         "__dict__", "model_fields_set", "to_dict", "__reduce__", "_private", "a b"],
    )  # fmt: skip
    def test_no_unknown_property_breaks_a_model(self, name: str) -> None:
        message = validator(Message)(to_json({"content": [], name: 1}))
        assert message.to_dict() == {"content": [], name: 1}
        assert type(message) is Message
        assert pickle.loads(pickle.dumps(message)) == message
        assert copy.deepcopy(message) == message
        assert name in repr(message)

    def test_pickle_copy_and_equality(self) -> None:
        text = '{"content":[{"type":"new","x":1}],"name":null,"extra":1}'
        message = Message.model_validate_json(text)
        for twin in (
            pickle.loads(pickle.dumps(message)),
            copy.copy(message),
            copy.deepcopy(message),
        ):
            assert twin == message
            assert twin.to_json() == text
            assert twin.model_fields_set == message.model_fields_set

    def test_it_is_sent_as_it_came(self) -> None:
        message = Message.model_validate_json('{"content":[],"x":1.5,"class":null}')
        assert to_json({"m": message}) == b'{"m":{"content":[],"class":null,"x":1.5}}'


class TestTagged:
    def test_known_tags(self) -> None:
        message = validator(Message)(
            b'{"content":[{"type":"text","text":"a"},{"type":"txt","text":"b"},'
            b'{"type":"image_url","url":"u","more":1}]}'
        )
        assert [type(part) for part in message.content] == [Text, Text, Image]
        assert message.to_dict()["content"][2] == {
            "type": "image_url",
            "url": "u",
            "more": 1,
        }

    @pytest.mark.parametrize(
        "raw",
        [
            {"type": "video", "x": {"y": [1]}},
            {"no": "tag"},
            {},
            {"type": None},
            {"type": ["text"]},
            {"type": 1.5},
        ],
    )
    def test_unknown_and_absent_tags(self, raw: dict[str, Any]) -> None:
        message = validator(Message)(to_json({"content": [raw]}))
        (part,) = message.content
        assert part == UnknownVariant(raw)
        assert part.raw == raw
        assert message.model_dump() == {"content": [raw]}
        assert message.to_dict() == {"content": [raw]}
        assert to_json(message) == to_json({"content": [raw]})
        assert to_json(part) == to_json(raw)
        assert pickle.loads(pickle.dumps(part)) == part
        again = Message(content=[part])
        assert again.content == [part]

    def test_a_known_tag_with_a_wrong_body_is_an_error_with_its_place(self) -> None:
        with pytest.raises(ValidationError) as caught:
            validator(Message)(b'{"content":[{"type":"text"}]}')
        (error,) = caught.value.errors()
        assert error["loc"] == ("content", 0, 'type="text"', "text")
        with pytest.raises(ValidationError):
            validator(Message)(b'{"content":["text"]}')

    def test_instances_choose_by_their_tag(self) -> None:
        text, image = Text(type="text", text="a"), Image(kind_="image_url")
        message = Message(content=[text, image])
        assert message.content == [text, image]
        assert message.to_dict() == {
            "content": [{"type": "text", "text": "a"}, {"type": "image_url"}]
        }
        assert Message(content=[{"type": "text", "text": "a"}]).content == [text]  # type: ignore[list-item]

    def test_tags_that_are_numbers_or_booleans(self) -> None:
        class One(Model):
            tag: Literal[1]

        class Yes(Model):
            tag: Literal[True]

        class OneText(Model):
            tag: Literal["1"]

        adapter: TypeAdapter[Any] = TypeAdapter(
            Annotated[
                One | OneText | UnknownVariant, Tagged("tag", {1: One, "1": OneText})
            ]
        )
        assert type(adapter.validate_json('{"tag":1}')) is One
        assert type(adapter.validate_json('{"tag":"1"}')) is OneText
        assert type(adapter.validate_json('{"tag":true}')) is UnknownVariant
        flags: TypeAdapter[Any] = TypeAdapter(
            Annotated[Yes | UnknownVariant, Tagged("tag", {True: Yes})]
        )
        assert type(flags.validate_json('{"tag":true}')) is Yes
        assert type(flags.validate_json('{"tag":1}')) is UnknownVariant

    def test_a_variant_may_be_a_union_itself(self) -> None:
        class First(Model):
            type: Literal["deep"]
            level: Literal[1]

        class Second(Model):
            type: Literal["deep"]
            level: Literal[2]

        inner: Any = Annotated[
            First | Second | UnknownVariant, Tagged("level", {1: First, 2: Second})
        ]
        outer: Any = Annotated[
            Text | inner | UnknownVariant, Tagged("type", {"text": Text, "deep": inner})
        ]
        adapter: TypeAdapter[Any] = TypeAdapter(outer)
        assert type(adapter.validate_python({"type": "deep", "level": 2})) is Second
        assert type(adapter.validate_python(Second(type="deep", level=2))) is Second
        assert (
            type(adapter.validate_python({"type": "deep", "level": 3}))
            is UnknownVariant
        )


def ring(size: int) -> str:
    lines = ["from __future__ import annotations", "from runtime.models import Model"]
    for i in range(size):
        lines += [f"class R{i}(Model):", f"    next: R{(i + 1) % size} | None = None"]
    return "\n".join(lines)


@pytest.fixture(scope="module", params=[3, 400])
def big_ring(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    module = ModuleType(f"ring_of_{request.param}")
    sys.modules[module.__name__] = module
    exec(ring(request.param), vars(module))  # as many classes as are asked for
    yield module
    del sys.modules[module.__name__]


class TestBuilding:
    def test_large_rings_are_built_when_they_are_used(
        self, big_ring: ModuleType
    ) -> None:
        limit, stack = sys.getrecursionlimit(), threading.stack_size()
        first: Any = big_ring.R0.model_validate_json('{"next":{"next":{"x":1}}}')
        assert first.next.next.x == 1
        assert big_ring.R2(next=None).to_dict() == {"next": None}
        adapter = validator(big_ring.R1 | None)
        assert adapter(b'{"next":{}}').next is not None
        assert sys.getrecursionlimit() == limit
        assert threading.stack_size() == stack

    def test_threads_may_use_them_first_at_the_same_time(self) -> None:
        module = ModuleType("ring_of_threads")
        sys.modules[module.__name__] = module
        exec(ring(150), vars(module))  # as many classes as are asked for
        starts = [f"R{n}" for n in range(0, 150, 15)]

        def use(name: str) -> Any:
            return getattr(module, name).model_validate_json('{"next":{"x":1}}')

        with ThreadPoolExecutor(len(starts)) as threads:
            found = list(threads.map(use, starts))
        assert [one.next.x for one in found] == [1] * len(starts)
        del sys.modules[module.__name__]

    def test_an_error_in_building_comes_through(self) -> None:
        with pytest.raises(Exception, match="fully defined"):
            Undefined(x=1)


class Undefined(Model):
    x: Nowhere  # type: ignore[name-defined]  # noqa: F821 - on purpose


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
