"""Methods, and bodies where HTTP gives them no meaning."""

from __future__ import annotations

from collections.abc import Iterator

from ..referees import Exactly, OpenAPICore
from ..row import LeftOpen, Referee, Row

_KEYS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_ITEM = "OpenAPI, Path Item Object"
_NO_SEMANTICS = LeftOpen(
    "OpenAPI 3.1, Operation Object",
    "In other cases where the HTTP spec is vague (such as GET, HEAD and DELETE),"
    " requestBody is permitted but does not have well-defined semantics and SHOULD be"
    " avoided if possible.",
)
_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"type": "array", "items": {}}}},
    }
}
_JSON = "Content-Type: application/json · [1]"


def _methods() -> Iterator[Row]:
    for key in _KEYS:
        yield _row(f"`{key}`", key, key.upper(), "3.1.1", OpenAPICore({}))
    yield _row("`query`", "query", "QUERY", "3.2.0")
    for key in ("COPY", "M-SEARCH", "purge", "Get"):
        yield _row(f"`{key}` of `additionalOperations`", key, key, "3.2.0")


def _row(title: str, key: str, sent: str, openapi: str, *referees: Referee) -> Row:
    shown = "" if sent == "GET" else sent  # which the page leaves out
    return Row(
        "Methods",
        title,
        (Exactly(shown, _ITEM), *referees),
        method=key,
        document={"openapi": openapi},
    )


def _bodies() -> Iterator[Row]:
    for key in ("put", "post", "patch", "options", "get", "delete", "head"):
        shown = f"{key.upper()} · {_JSON}".removeprefix("GET · ")
        yield Row(
            "Methods",
            f"`{key}` with a body",
            (Exactly(shown, "OpenAPI, Operation Object"), OpenAPICore({"body": [1]})),
            arguments={"body": [1]},
            operation=_BODY,
            method=key,
            left_open=_NO_SEMANTICS if key in ("get", "delete", "head") else None,
        )
    yield Row(
        "Methods",
        "`query` with a body",
        (Exactly(f"QUERY · {_JSON}", _ITEM),),
        arguments={"body": [1]},
        operation=_BODY,
        method="query",
        document={"openapi": "3.2.0"},
    )


ROWS = (*_methods(), *_bodies())
