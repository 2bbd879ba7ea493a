"""Values of all types, and parameters that are said in other places than an operation."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ..referees import Exactly, OpenAPICore, PythonError, Refused
from ..row import Row
from . import open
from .parameter import (
    ARRAY,
    NOTHING,
    STRING,
    Schema,
    rfc6570,
    row,
    styled,
    unmarshalled,
)

_INTEGER: Schema = {"type": "integer"}
_NUMBER: Schema = {"type": "number"}
_BOOLEAN: Schema = {"type": "boolean"}
_UTC = datetime.datetime(2026, 11, 22, 10, 30, tzinfo=datetime.UTC)
_EAST = datetime.timezone(datetime.timedelta(hours=2))


def _format(name: str) -> Schema:
    return {**STRING, "format": name}


def _types() -> Iterator[Row]:
    section = "OpenAPI 3.2, Appendix B"
    given: tuple[tuple[str, Schema, Any, str], ...] = (
        ("integer", _INTEGER, -7, "-7"),
        ("a large integer", _INTEGER, 2**64, "18446744073709551616"),
        ("number", _NUMBER, 1.5, "1.5"),
        ("a large number", _NUMBER, 1e100, "1e%2B100"),
        ("true", _BOOLEAN, True, "true"),
        ("false", _BOOLEAN, False, "false"),
        ("enum", {"enum": ["up", "down"]}, "up", "up"),
        ("enum of integers", {"enum": [1, 2]}, 2, "2"),
    )
    for kind, schema, value, text in given:
        title, parameter = styled("query", "form", None, kind, schema)
        yield row(
            title,
            parameter,
            value,
            Exactly(f"?color={text}", section),
            *([] if "enum of" in kind else [unmarshalled("query", value)]),
            left_open=open.CONVERSION,
        )
    decimal = Decimal("0.10")
    title, parameter = styled("query", "form", None, "decimal", _format("decimal"))
    referee = Exactly("?color=0.10", section)
    yield row(title, parameter, decimal, referee, left_open=open.CONVERSION)


def _formats() -> Iterator[Row]:
    given: tuple[tuple[str, Any, str, str], ...] = (
        ("date", datetime.date(2026, 11, 22), "2026-11-22", "RFC 3339, 5.6"),
        ("date-time", _UTC, "2026-11-22T10%3A30%3A00Z", "RFC 3339, 5.6"),
        (
            "date-time",
            _UTC.replace(tzinfo=_EAST),
            "2026-11-22T10%3A30%3A00%2B02%3A00",
            "RFC 3339, 5.6",
        ),
        ("uuid", uuid.UUID(int=1), f"{uuid.UUID(int=1)}", "RFC 9562, 4"),
        ("byte", b"\x00\xff", "AP8%3D", "RFC 4648, 4"),
    )
    for number, (name, value, text, section) in enumerate(given):
        kind = f"`{name}`" if number != 2 else f"`{name}` with an offset"
        title, parameter = styled("query", "form", None, kind, _format(name))
        also = [] if name == "byte" else [unmarshalled("query", value)]
        yield row(title, parameter, value, Exactly(f"?color={text}", section), *also)
    title, parameter = styled(
        "query", "form", None, "`date-time` without a time zone", _format("date-time")
    )
    naive = datetime.datetime(2026, 11, 22)
    yield row(title, parameter, naive, Refused("no time zone"))


def _refused() -> Iterator[Row]:
    for kind, value, says in (
        ("NaN", float("nan"), "not a number"),
        ("infinity", float("inf"), "not a number"),
        ("NaN as a decimal", Decimal("nan"), "not a number"),
        ("a lone surrogate", "\ud800", "surrogate"),
        ("what has no text", NotImplemented, "no JSON form"),
    ):
        title, parameter = styled("query", "form", None, kind, {})
        yield row(title, parameter, value, Refused(says))
    for location in ("query", "header", "cookie"):
        parameter = {"in": location, "content": {"application/json": {"schema": {}}}}
        title = f"{location}, `content` of `application/json`: NaN"
        yield row(title, parameter, [float("nan")], Refused("not JSON compliant"))


def _places() -> Iterator[Row]:
    color: dict[str, Any] = {"name": "color", "in": "query", "schema": STRING}
    yield Row(
        "Parameters",
        "said by the path item",
        (rfc6570("3.2.8", "?color=blue"), unmarshalled("query", "blue")),
        arguments={"color": "blue"},
        path_item={"parameters": [color]},
    )
    yield Row(
        "Parameters",
        "said by the operation, over the path item",
        (rfc6570("3.2.8", "?color=1,2"), unmarshalled("query", [1, 2])),
        arguments={"color": [1, 2]},
        operation={
            "parameters": [
                {**color, "explode": False, "schema": {**ARRAY, "items": _INTEGER}}
            ]
        },
        path_item={"parameters": [color]},
    )
    globals_ = {
        "x-speakeasy-globals": {
            "parameters": [color, {"name": "shade", "in": "header", "schema": STRING}]
        }
    }
    for title, arguments, text in (
        ("said on the client", {}, "?color=blue · shade: dark"),
        (
            "said by the call, over the client",
            {"color": "red"},
            "?color=red · shade: dark",
        ),
    ):
        yield Row(
            "Parameters",
            title,
            (Exactly(text, "RFC 6570, 3.2.8"),),
            arguments=arguments,
            operation={"parameters": [color]},
            document=globals_,
            client={"color": "blue", "shade": "dark"},
        )
    color = {**color, "in": "path", "required": True}
    for title, arguments, text in (
        ("said on the client, in the path", {}, "/blue"),
        ("said by the call, in the path", {"color": "red"}, "/red"),
    ):
        yield Row(
            "Parameters",
            title,
            (Exactly(text, "RFC 6570, 3.2.2"),),
            arguments=arguments,
            operation={"parameters": [color]},
            path="/{color}",
            document={"x-speakeasy-globals": {"parameters": [color]}},
            client={"color": "blue"},
        )
    title, parameter = styled(
        "query", "form", None, "a default is not sent", {**STRING, "default": "blue"}
    )
    referee = Exactly("", "OpenAPI 3.1, 4.8.24.2")
    yield row(title, parameter, NOTHING, referee)
    title, parameter = styled("query", "form", None, "required and not given", STRING)
    yield row(title, {**parameter, "required": True}, NOTHING, PythonError("TypeError"))
    yield Row(
        "Parameters",
        "of all locations at once",
        (
            Exactly("/a?b=c · d: e · Cookie: f=g", "RFC 6570"),
            OpenAPICore(
                {
                    "path": {"p": "a"},
                    "query": {"b": "c"},
                    "header": {"d": "e"},
                    "cookie": {"f": "g"},
                }
            ),
        ),
        arguments={"p": "a", "b": "c", "d": "e", "f": "g"},
        operation={
            "parameters": [
                {"name": name, "in": location, "required": True, "schema": STRING}
                for location, name in (
                    ("path", "p"),
                    ("query", "b"),
                    ("header", "d"),
                    ("cookie", "f"),
                )
            ]
        },
        path="/{p}",
    )


ROWS = (*_types(), *_formats(), *_refused(), *_places())
