"""Rows of one parameter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..referees import Exactly, OpenAPICore, Refused
from ..row import LeftOpen, Referee, Row

Schema = Mapping[str, Any]

ANYTHING: Schema = {}
STRING: Schema = {"type": "string"}
ARRAY: Schema = {"type": "array", "items": STRING}
OBJECT: Schema = {
    "type": "object",
    "properties": {"R": {"type": "integer"}, "G": {"type": "integer"}},
}
TEXTS: Schema = {"type": "object", "additionalProperties": STRING}

BLUE = "blue"
COLOURS = ["blue", "black"]
RGB = {"R": 100, "G": 200}
KINDS: Mapping[str, tuple[Schema, Any]] = {
    "primitive": (STRING, BLUE),
    "array": (ARRAY, COLOURS),
    "object": (OBJECT, RGB),
}
RESERVED = ":/?#[]@!$&'()*+,;="
"""RFC 3986, section 2.2."""

EXAMPLES = "OpenAPI, Style Examples"
"""The table of the Parameter Object."""
NOTHING = ...
"""No argument is given."""


def row(
    title: str,
    parameter: Mapping[str, Any],
    given: Any,
    *referees: Referee,
    path: str = "",
    openapi: str = "3.1.1",
    is_valid: bool = True,
    left_open: LeftOpen | None = None,
) -> Row:
    """A parameter called `color`; openapi-core reads no document that is not valid."""
    described = {"name": "color", **parameter}
    if described["in"] == "path":
        described["required"] = True
    return Row(
        "Parameters",
        title,
        referees,
        arguments={} if given is NOTHING else {"color": given},
        operation={"parameters": [described]},
        path=path,
        document={"openapi": openapi} | ({} if is_valid else {"x-valid": False}),
        left_open=left_open,
    )


def styled(
    location: str, style: str, explode: bool | None, kind: str, schema: Schema
) -> tuple[str, dict[str, Any]]:
    """The title of a row, and the parameter it is about; None: as is the default."""
    exploded = {None: "", True: ", exploded", False: ", not exploded"}[explode]
    parameter: dict[str, Any] = {"in": location, "style": style, "schema": schema}
    if explode is not None:
        parameter["explode"] = explode
    return f"{location}, `{style}`{exploded}: {kind}", parameter


def unmarshalled(location: str, value: Any) -> OpenAPICore:
    """It comes back as it was given."""
    return OpenAPICore({location: {"color": value}})


def shown(text: str) -> Exactly:
    """As the table of examples shows it."""
    return Exactly(text, EXAMPLES)


def rfc6570(section: str, text: str) -> Exactly:
    return Exactly(text, f"RFC 6570, {section}")


IS_NESTED = Refused("cannot write arrays or objects inside others")
