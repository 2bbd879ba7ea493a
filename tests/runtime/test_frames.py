"""What reports find that look deeper than a message: frames' variables, vars, copies.

Tools that report errors show the ``repr`` of each variable of each frame of a traceback.
"""

from __future__ import annotations

import copy
import dataclasses
import gc
import logging
import pickle
import traceback
import types
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import httpx2
import pytest

from runtime.auth import APIKey, HTTPBasic, HTTPDigest, HTTPScheme
from runtime.errors import ConfigurationError, InvalidRequestError, SDKError
from runtime.oauth import ClientCredentials, Password, RefreshToken
from runtime.oauth_scheme import OAuth2
from runtime.operation import Json, Operation
from runtime.server_variables import Variable
from runtime.servers import Server

from .conftest import TEMPLATES
from .harness import API, DOCUMENTED, GET, KEY, POST, Sdk, assert_hidden, ok

RUNTIME = str(TEMPLATES / "runtime")

OAUTH = OAuth2(
    {
        "client_credentials": "https://id.test/token",
        "password": "https://id.test/token",
        "refresh_token": "https://id.test/token",
    }
)
SCHEMES: dict[str, tuple[Any, Any]] = {
    "bearer": (HTTPScheme("Bearer"), KEY),
    "other scheme": (HTTPScheme("Token"), KEY),
    "header": (APIKey("header", "X-Key"), KEY),
    "query": (APIKey("query", "key"), KEY),
    "cookie": (APIKey("cookie", "key"), KEY),
    "basic": (HTTPBasic(), ("user", KEY)),
    "digest": (HTTPDigest(), ("user", KEY)),
    "function": (HTTPScheme("Bearer"), lambda: KEY),
    "client": (OAUTH, ClientCredentials("id", KEY)),
    "client in a form": (OAUTH, ClientCredentials("id", KEY, client_auth="post")),
    "password": (OAUTH, Password("user", KEY)),
    "refresh token": (OAUTH, RefreshToken(KEY)),
    "bad bearer": (HTTPScheme("Bearer"), f"{KEY}\n"),
    "bad query": (APIKey("query", "key"), f"{KEY}\n"),
    "bad basic": (HTTPBasic(), ("a:b", KEY)),
    "bad function": (HTTPScheme("Bearer"), lambda: f"{KEY}\n"),
}
NO_PATH: Operation[Any] = Operation("get", "GET", "/\0", returns=Json(lambda: Any))
ENDS: dict[str, tuple[Any, Operation[Any], dict[str, Any]]] = {
    "status": (httpx2.Response(401), DOCUMENTED, {}),
    "not JSON": (httpx2.Response(200, content=b"{"), DOCUMENTED, {}),
    "redirect": (httpx2.Response(302), DOCUMENTED, {}),
    "cut off": (httpx2.ReadError("reset"), GET, {}),
    "too late": (ok(), GET, {"deadline": -1.0}),
    "bad header": (ok(), GET, {"extra_headers": {"X": "\n"}}),
    "bad path": (ok(), NO_PATH, {}),
    "bad body": (ok(), POST, {"body": float("nan")}),
}


def ours(error: BaseException) -> Iterator[tuple[str, str, str]]:
    """Functions of the runtime in the traceback, their variables and what these show."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    for frame in told.stack:
        if frame.filename.startswith(RUNTIME):
            for name, shown in (frame.locals or {}).items():
                yield frame.name, name, shown


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_frame_shows_a_credential(
    sdk: Sdk, caplog: pytest.LogCaptureFixture, scheme: str, end: str
) -> None:
    caplog.set_level(logging.DEBUG)
    kind, credential = SCHEMES[scheme]
    answer, operation, arguments = ENDS[end]

    def handle(request: httpx2.Request) -> httpx2.Response:
        if request.url.host == "id.test":
            return httpx2.Response(200, json={"access_token": f"{KEY}-2"})
        if isinstance(answer, Exception):
            raise answer
        return httpx2.Response(answer.status_code, content=answer.content)

    sdk.client(
        api=API._replace(schemes={"api_key": kind}),
        credentials={"api_key": credential},
        http_client=sdk.http_client(handle),
    )
    with pytest.raises(SDKError) as caught:
        sdk.call(operation, retries=0, **arguments)
    assert_hidden(caught.value)
    found = [*ours(caught.value)]
    assert {name for name, _, _ in found} >= {"_exchange"}
    assert [one for one in found if KEY in one[2]] == []
    assert KEY not in caplog.text


@pytest.mark.parametrize("end", ["status", "not JSON", "cut off", "bad header"])
def test_what_a_call_was_given_is_where_it_was_called(sdk: Sdk, end: str) -> None:
    """Beside those of its caller, two variables of one frame show the arguments.

    Of an async client none does: that frame is over before anything is awaited.
    """
    answer, _, arguments = ENDS[end]
    given = {"extra_headers": {}} | arguments
    given["extra_headers"] = {"X-Own": KEY, **given["extra_headers"]}
    sdk.serve(answer, headers={"X-Key": KEY}, parameters={("header", "X-Token"): KEY})
    with pytest.raises(SDKError) as caught:
        sdk.call(POST, fields={"a": KEY}, query={"token": KEY}, retries=0, **given)
    assert_hidden(caught.value)
    shown = {one[:2] for one in ours(caught.value) if KEY in one[2]}
    of_call = {("_call", "arguments"), ("_call", "options")}
    assert shown == (of_call if sdk.kind == "sync" else set())


def test_what_a_hook_or_a_credential_raises_keeps_its_frames(sdk: Sdk) -> None:
    def no_key() -> str:
        raise InvalidRequestError("mine")

    sdk.serve(ok(), credentials={"api_key": no_key})
    with pytest.raises(InvalidRequestError, match="mine") as caught:
        sdk.call()
    assert "no_key" in {one.name for one in caught.traceback}


def test_a_client_that_cannot_be_made(
    sdk: Sdk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE_KEY", KEY)
    with pytest.raises(ConfigurationError) as caught:
        sdk.client(credentials={}, headers={"X": "\n"})
    assert [one for one in ours(caught.value) if KEY in one[2]] == []


@pytest.mark.parametrize("scheme", [one for one in SCHEMES if "bad" not in one])
def test_nothing_that_a_client_leads_to_shows_a_credential(
    sdk: Sdk, scheme: str
) -> None:
    kind, credential = SCHEMES[scheme]

    def handle(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"access_token": f"{KEY}-2"})

    bots = Server("https://api.test/{token}", {"token": Variable()})
    client = sdk.client(
        api=API._replace(
            schemes={"api_key": kind}, servers={"bots": bots}, variables={"token": "T"}
        ),
        credentials={"api_key": credential},
        variables={"token": KEY},
        headers={"X-Key": KEY},
        parameters={("query", "token"): KEY},
        http_client=sdk.http_client(handle),
    )
    sdk.call()
    for one in reachable(client):
        assert KEY not in f"{one!r}{one}", type(one)
        with suppress(TypeError):  # it has none
            assert KEY not in repr(vars(one)), type(one)
        if dataclasses.is_dataclass(one) and not isinstance(one, type):
            assert KEY not in repr(dataclasses.asdict(one)), type(one)
        with suppress(TypeError, AttributeError, pickle.PicklingError):
            assert KEY.encode() not in pickle.dumps(one), type(one)


def reachable(start: object) -> Iterator[object]:
    """The objects of our own classes that an object leads to, itself included."""
    waiting, seen = [start], {id(start)}
    while waiting:
        one = waiting.pop()
        if type(one).__module__.startswith("runtime."):
            yield one
        for other in gc.get_referents(one):
            is_code = isinstance(other, (type, types.ModuleType, types.FunctionType))
            if id(other) not in seen and not is_code:
                seen.add(id(other))
                waiting.append(other)


@pytest.mark.parametrize("spread", [pickle.dumps, copy.copy, copy.deepcopy])
@pytest.mark.parametrize(
    "grant", [ClientCredentials("id", KEY), Password("u", KEY), RefreshToken(KEY)]
)
def test_grants(grant: Any, spread: Any) -> None:
    with pytest.raises(TypeError, match="pickled or copied"):
        spread(grant)
    assert KEY not in f"{grant!r}{grant}"
