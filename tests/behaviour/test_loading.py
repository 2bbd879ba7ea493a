"""Loading: importing the package is cheap, and each part of it loads on first use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

_BEGINNING = """\
import sys

import httpx2


def loaded():
    return sorted(
        name.removeprefix("sdk_loading.")
        for name in sys.modules
        if name.startswith("sdk_loading.") and "._runtime" not in name
    )


def transport():
    return httpx2.MockTransport(lambda request: httpx2.Response(200, json={}))


def http_client():
    return httpx2.Client(transport=transport())
"""


def run(source: Path, program: str) -> list[str]:
    """The lines that a program prints in an interpreter of its own."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _BEGINNING + dedent(program)],
        env=os.environ | {"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_an_import_loads_no_model_and_no_resource(source: Path) -> None:
    program = """
        import sdk_loading
        from sdk_loading import AsyncExample, Example, errors, models, omit, params

        dir(models), dir(params), models.__all__
        print(loaded())
        print("pydantic.main" in sys.modules)
    """
    public = ["_client", "_version", "errors", "models", "params"]
    assert run(source, program) == [str(public), "False"]


def test_a_resource_loads_on_first_use(source: Path) -> None:
    program = """
        import sdk_loading

        before = set(loaded())
        client = sdk_loading.Example(http_client=http_client())
        print(sorted(set(loaded()) - before))
        dogs = client.dogs
        print(sorted(set(loaded()) - before), "pydantic.main" in sys.modules)
        print(dogs.get_dog().to_dict())
        print(sorted(set(loaded()) - before), client.dogs is dogs)
    """
    assert run(source, program) == [
        "[]",
        "['dogs'] False",
        "{}",
        "['dogs', 'models._dog'] True",
    ]


def test_models_of_errors_load_with_an_error(source: Path) -> None:
    program = """
        import sdk_loading

        answer = httpx2.Response(404, json={"title": "no"})
        transport = httpx2.MockTransport(lambda request: answer)
        client = sdk_loading.Example(http_client=httpx2.Client(transport=transport))
        try:
            client.zoo.cats.get_cat()
        except sdk_loading.errors.ProblemError as error:
            print([name for name in loaded() if name.startswith("models.")])
            print(error.data.title)
    """
    assert run(source, program) == ["['models._problem']", "no"]


@pytest.mark.parametrize(
    ("kind", "other"), [("Example", "Async"), ("AsyncExample", "Sync")]
)
def test_a_client_never_builds_one_of_the_other_kind(
    source: Path, kind: str, other: str
) -> None:
    """Neither an HTTP client of the other kind nor a resource is made."""
    program = f"""
        import asyncio

        import sdk_loading
        from sdk_loading._runtime import client as runtime, method


        def refuse(*args, **kwargs):
            raise AssertionError("the other kind")


        runtime.{other}Client.__init__ = refuse
        if {kind!r} == "Example":
            method.AsyncResource.__init__ = httpx2.AsyncClient.__init__ = refuse
            client = sdk_loading.Example(http_client=http_client())
            print(client.dogs.get_dog().to_dict(), client.zoo.cats.get_cat().to_dict())
        else:
            ours = httpx2.AsyncClient(transport=transport())
            method.Resource.__init__ = httpx2.Client.__init__ = refuse
            client = sdk_loading.AsyncExample(http_client=ours)
            print(asyncio.run(client.dogs.get_dog()).to_dict(), client.zoo.cats is not None)
    """
    assert run(source, program) == ["{} {}" if kind == "Example" else "{} True"]


def test_names_are_listed_before_they_load(sdk: ModuleType) -> None:
    models = ["Cat", "Dog", "Problem", "UnknownVariant"]
    assert dir(sdk.models) == sorted(sdk.models.__all__) == models
    assert set(sdk.__all__) == {
        *("AsyncExample", "AsyncStream", "AsyncStreamedResponse", "Example", "File"),
        *("Omit", "Response", "RetryPolicy", "Stream", "StreamedResponse"),
        *("AsyncHooks", "Hooks", "RequestOptions", "ResponseLimits"),
        *("AfterResponse", "BeforeRequest", "OnError", "OnRetry"),
        *("__version__", "errors", "models", "omit", "params"),
    }
    assert all(hasattr(sdk, name) for name in sdk.__all__)


def test_from_models_import(source: Path) -> None:
    program = """
        from sdk_loading.models import Cat

        print(Cat(lives=9).to_dict(), loaded()[-2:])
        from sdk_loading.models import *

        print(Dog.__name__, UnknownVariant.__module__)
    """
    lines = ["{'lives': 9} ['models._cat', 'params']", "Dog sdk_loading.models"]
    assert run(source, program) == lines


@pytest.mark.parametrize("package", ["models", "params"])
def test_an_unknown_name(sdk: ModuleType, package: str) -> None:
    message = f"module 'sdk_loading.{package}' has no attribute 'Cow'"
    with pytest.raises(AttributeError) as caught:
        _ = getattr(sdk, package).Cow
    assert str(caught.value) == message
    assert not hasattr(sdk.models, "__wrapped__")
