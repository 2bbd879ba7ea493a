"""What methods look like, to users, to ``help`` and to type checkers."""

from __future__ import annotations

import copy
import inspect
import json
import os
import pickle
import pydoc
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any, cast

import httpx2
import pytest

from runtime.omit import Omit, omit
from runtime.response import Response

from .harness import API, BASE, KEY
from .typed_sample import AClient, AsyncThings, BetaThings, Client, Thing, Things

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.fixture
def client() -> Client:
    def handle(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"id": 7}, headers={"X-Request-Id": "r-1"})

    http = httpx2.Client(transport=httpx2.MockTransport(handle))
    return Client(API, credentials={"api_key": KEY}, http_client=http)


def test_data_or_the_whole_response(client: Client) -> None:
    assert client.things.get("a") == Thing(id=7)
    response = client.things.get.with_response("a", verbose=True)
    assert isinstance(response, Response)
    assert response.data == Thing(id=7)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.request_id == "r-1"
    assert response.method == "GET"
    assert response.url == f"{BASE}/things/a?verbose=true"
    assert response.content == b'{"id":7}'
    assert repr(response) == f"<Response 200 GET {response.url}>"
    assert pickle.loads(pickle.dumps(response)).data == response.data
    assert KEY.encode() not in pickle.dumps(response)
    with pytest.raises(AttributeError):
        response.status_code = 1  # type: ignore[misc]  # frozen


def test_an_alias_runs_on_its_own_resource(client: Client) -> None:
    beta = BetaThings(client)
    assert beta.fetch("a") == Thing(id=7)
    assert beta.fetch.with_response("a").data == Thing(id=7)


def test_a_method_looks_like_one(client: Client) -> None:
    bound = client.things.get
    assert bound.__name__ == "get"
    assert bound.__qualname__ == "Things.get"
    assert bound.__doc__ == Things.get.__doc__ == "Get a thing."
    assert bound.__self__ is client.things
    assert bound.__wrapped__ is Things.get.__wrapped__
    assert list(inspect.signature(bound).parameters) == ["id", "verbose", "options"]
    assert next(iter(inspect.signature(Things.get).parameters)) == "self"
    assert "bound method Things.get" in repr(bound)
    for thing in (bound, Things.get, AsyncThings.get):
        page = pydoc.plain(pydoc.render_doc(thing))
        assert "Get a thing." in page
        assert "verbose" in page
    with pytest.raises(AttributeError):
        bound.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_a_method_can_be_called_through_its_class(client: Client) -> None:
    assert Things.get(client.things, "a") == Thing(id=7)


def test_wrong_arguments_are_told(client: Client) -> None:
    call: Any = client.things.get
    through_class: Any = partial(Things.get, client.things)
    with pytest.raises(TypeError, match="'id'"):
        call()
    for unknown in ("verbos", "options"):
        for called in (call, call.with_response, through_class):
            with pytest.raises(TypeError) as caught:
                called("a", **{unknown: True})
            assert str(caught.value) == (
                f"Things.get() got an unexpected keyword argument {unknown!r}"
            )


def test_wrong_arguments_of_an_async_method_are_told_at_once() -> None:
    call: Any = AsyncThings.get
    with pytest.raises(TypeError, match=r"^Things\.get\(\) got .* 'verbos'$"):
        call(AsyncThings(cast(AClient, None)), "a", verbos=True)


def test_bound_methods_can_be_copied_and_compared(client: Client) -> None:
    method = client.things.get
    assert len({method, client.things.get, copy.copy(method)}) == 1
    assert method != client.with_options().things.get
    assert copy.copy(method).__self__ is method.__self__
    assert copy.copy(method).__name__ == "get"


def test_omit() -> None:
    assert repr(omit) == "omit"
    assert not omit
    assert pickle.loads(pickle.dumps(omit)) is omit
    assert copy.deepcopy(omit) is omit
    assert isinstance(omit, Omit)


def checked(checker: str, project: Path) -> subprocess.CompletedProcess[str]:
    """Run a type checker, as strict as it can be, over the folder ``project``."""
    templates = ROOT / "templates" / "python"
    settings = {
        "include": ["."],
        "extraPaths": [templates.as_posix()],
        "typeCheckingMode": "strict",
        "reportUnnecessaryTypeIgnoreComment": "error",
    }
    (project / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    commands = {
        "mypy": [
            "mypy",
            "--strict",
            "--no-incremental",
            "--config-file",
            os.devnull,
            ".",
        ],
        "pyright": ["pyright", "--pythonpath", sys.executable],
        "ty": [
            "ty",
            "check",
            "--error-on-warning",
            "--extra-search-path",
            str(templates),
        ],
    }
    return subprocess.run(
        [sys.executable, "-m", *commands[checker]],
        env=os.environ | {"MYPYPATH": str(templates), "VIRTUAL_ENV": sys.prefix},
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("checker", ["mypy", "pyright", "ty"])
def test_types(checker: str, tmp_path: Path) -> None:
    """Checkers see the types of data, responses and arguments (see typed_sample)."""
    shutil.copy(HERE / "typed_sample.py", tmp_path / "sample.py")
    done = checked(checker, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
