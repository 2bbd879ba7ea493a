"""Rows of one parameter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..referees import Exactly, OpenAPICore
from ..row import LeftOpen, Referee, Row

STRING = {"type": "string"}
ARRAY = {"type": "array", "items": STRING}
OBJECT = {
    "type": "object",
    "properties": {"R": {"type": "integer"}, "G": {"type": "integer"}},
}
ANYTHING: Mapping[str, Any] = {}

BLUE = "blue"
COLOURS = ["blue", "black"]
RGB = {"R": 100, "G": 200}

EXAMPLES = "OpenAPI, Style Examples"
"""The table of the Parameter Object (3.1, section 4.8.12; 3.2, section 4.12)."""


def row(
    title: str,
    parameter: Mapping[str, Any],
    given: Any,
    *referees: Referee,
    path: str = "",
    left_open: LeftOpen | None = None,
    openapi: str = "3.1.1",
) -> Row:
    """A parameter called `color`, which is given unless that is `...`."""
    described = {"name": "color", **parameter}
    if described["in"] == "path":
        described["required"] = True
    return Row(
        "Parameters",
        title,
        referees,
        arguments={} if given is ... else {"color": given},
        operation={"parameters": [described]},
        path=path,
        document={"openapi": openapi},
        left_open=left_open,
    )


def styled(
    location: str,
    style: str,
    explode: bool | None,
    kind: str,
    schema: Mapping[str, Any],
) -> tuple[str, dict[str, Any]]:
    """The title of a row, and the parameter it is about."""
    exploded = {None: "", True: ", exploded", False: ", not exploded"}[explode]
    parameter: dict[str, Any] = {"in": location, "style": style, "schema": schema}
    if explode is not None:
        parameter["explode"] = explode
    return f"{location}, `{style}`{exploded}: {kind}", parameter


def unmarshalled(location: str, value: Any) -> OpenAPICore:
    return OpenAPICore({location: {"color": value}})


def shown(text: str) -> Exactly:
    """As the table of examples shows it."""
    return Exactly(text, EXAMPLES)
