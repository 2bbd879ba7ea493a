"""One call with something in every place, and what of it a server must see."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote_to_bytes

import httpx2

from openrouter._runtime.client import SyncClient
from openrouter._runtime.errors import InvalidRequestError
from openrouter._runtime.method import Resource
from openrouter._runtime.operation import Json, Operation

from .raw import Parsed, RawServer, parse

FORM = "application/x-www-form-urlencoded"
POST: Operation[Any] = Operation(
    "post", "POST", "/a/{first}/b/{second}/c", returns=Json(lambda: Any), body=FORM
)


class Wire(NamedTuple):
    """A client, and the server that it asks."""

    server: RawServer
    client: SyncClient
    http_client: httpx2.Client

    def sends(self, call: Callable[[], object]) -> Parsed | None:
        """The request that a call sends; None: it was refused, and nothing was sent."""
        before = len(self.server.requests)
        try:
            call()
        except InvalidRequestError:
            assert len(self.server.requests) == before
            return None
        (raw,) = self.server.requests[before:]
        return parse(raw)

    def post(self, operation: Operation[Any] = POST, **changed: Any) -> Parsed | None:
        """`operation`, with something in every place; ``changed`` is added to a place."""
        arguments = given_to_all_places()
        options = changed.pop("options", {})
        for place, values in changed.items():
            arguments[place] |= values
        resource: Any = Resource(self.client)
        return self.sends(lambda: resource._call(operation, options, **arguments))


def given_to_all_places() -> dict[str, dict[str, object]]:
    return {
        "path": {"first": "1st", "second": "2nd"},
        "query": {"q": "in query"},
        "header": {"X-H": "in header"},
        "cookie": {"c": "in cookie"},
        "fields": {"f": "in form"},
    }


Place = Literal["path", "query", "headers", "cookies", "body"]


def assert_the_rest_stands(wire: Wire, seen: Parsed, but: Place) -> None:
    """All places but one hold what was given to them, and nothing else."""
    headers = dict(seen.headers)
    standing = [
        *(b"host", b"accept", b"accept-encoding", b"connection", b"user-agent"),
        *(b"content-type", b"authorization", b"x-h", b"content-length", b"cookie"),
    ]
    names = [name for name, _ in seen.headers]
    assert len(names) == len(set(names))
    assert set(standing) <= set(names)
    assert but == "headers" or len(names) == len(standing)
    assert seen.method == b"POST"
    assert headers[b"host"] == wire.server.authority.encode()
    assert headers[b"authorization"] == b"Bearer key"
    assert headers[b"content-length"] == str(len(seen.body)).encode()
    assert headers[b"x-h"] == b"in header"
    assert_path(seen.path, b"1st" if but != "path" else None)
    if but != "query":
        assert seen.query == [(b"q", b"in query")]
    if but != "cookies":
        assert headers[b"cookie"] == b"c=in%20cookie"
    if but != "body":
        assert seen.body == b"f=in+form"


def assert_path(path: list[bytes], first: bytes | None) -> None:
    v1, a, value, b, second, c = path  # so deep, and no deeper
    assert (v1, a, b, second, c) == (b"v1", b"a", b"b", b"2nd", b"c")
    assert unquote_to_bytes(value) not in (b"", b".", b"..")
    assert first is None or value == first


def sendable(text: str) -> bool:
    return not re.search("[\ud800-\udfff]", text)
