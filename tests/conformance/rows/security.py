"""Security schemes: where each credential stands, together, one of several, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..referees import Authorization, Exactly
from ..row import Referee, Row

_SCHEMES: Mapping[str, Any] = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "basic": {"type": "http", "scheme": "basic"},
    "other": {"type": "http", "scheme": "Token"},
    "header": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "query": {"type": "apiKey", "in": "query", "name": "key"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "session"},
    "certificate": {"type": "mutualTLS"},
    "oauth": {
        "type": "oauth2",
        "flows": {
            "clientCredentials": {"tokenUrl": "/token", "scopes": {"read": "See."}},
            "implicit": {"authorizationUrl": "https://example.com", "scopes": {}},
        },
    },
}
_DOCUMENT = {"components": {"securitySchemes": _SCHEMES}}
_KEY = "OpenAPI, Security Scheme Object"
_REQUIREMENT = "OpenAPI, Security Requirement Object"


def row(
    title: str,
    security: Sequence[Mapping[str, Sequence[str]]],
    *referees: Referee,
    given: Mapping[str, Any] | None = None,
) -> Row:
    """A call of an operation that requires this; `given` are arguments of the client."""
    return Row(
        "Security",
        title,
        referees,
        operation={"security": security},
        document=_DOCUMENT,
        client=given or {},
    )


def _schemes() -> Iterator[Row]:
    yield row(
        "`http`, bearer",
        [{"bearer": []}],
        Authorization("bearer", token="a.b-c"),
        given={"bearer": "a.b-c"},
    )
    yield row(
        "`http`, basic",
        [{"basic": []}],
        Authorization("basic", {"username": "ann", "password": "p:ä"}),
        given={"basic": ("ann", "p:ä")},
    )
    yield row(
        "`http`, any other scheme",
        [{"other": []}],
        Exactly("Authorization: Token abc", "RFC 9110, 11.6.2"),
        given={"other": "abc"},
    )
    yield row(
        "`apiKey` in a header",
        [{"header": []}],
        Exactly("X-Key: a b", _KEY),
        given={"header": "a b"},
    )
    yield row(
        "`apiKey` in the query, reserved characters",
        [{"query": []}],
        Exactly("?key=a%26b", _KEY),
        given={"query": "a&b"},
    )
    yield row(
        "`apiKey` in a cookie",
        [{"cookie": []}],
        Exactly("Cookie: session=abc", _KEY),
        given={"cookie": "abc"},
    )
    yield row("`mutualTLS`", [{"certificate": []}], Exactly("", _KEY))
    yield row(
        "`oauth2`, a token that is given",
        [{"oauth": ["read"]}],
        Authorization("bearer", token="abc"),
        given={"oauth": "abc"},
    )


def _requirements() -> Iterator[Row]:
    both: list[dict[str, list[str]]] = [{"header": [], "query": []}]
    one: list[dict[str, list[str]]] = [{"header": []}, {"query": []}]
    yield row(
        "two schemes together",
        both,
        Exactly("?key=b · X-Key: a", _REQUIREMENT),
        given={"header": "a", "query": "b"},
    )
    yield row(
        "one of two: the first that is there",
        one,
        Exactly("?key=b", _REQUIREMENT),
        given={"query": "b"},
    )
    yield row(
        "one of two, both there",
        one,
        Exactly("X-Key: a", _REQUIREMENT),
        given={"header": "a", "query": "b"},
    )
    yield row(
        "optional, nothing there", [{}, {"header": []}], Exactly("", _REQUIREMENT)
    )
    yield row("none", [], Exactly("", _REQUIREMENT), given={"header": "a"})


ROWS = (*_schemes(), *_requirements())
