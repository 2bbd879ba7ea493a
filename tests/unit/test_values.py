"""Values of small schemas of every kind survive their models.

The schemas are put together at random, always the same ones; `SDKWRIGHT_DEPTH=20` tries
twenty times as many.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from ..described import Json, Schema
from ..manners import ANY, NEWER
from ..roundtrip import models_of
from ..survival import is_same, problems
from ..values import Values
from .lowering import COMPONENTS, HEAD, document
from .schemas import Schemas

DEPTH = int(os.environ.get("SDKWRIGHT_DEPTH", "1"))

FIXED: Mapping[str, Schema] = {
    "Cat": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}},
    },
    "Dog": {
        "type": "object",
        "required": ["kind", "name"],
        "properties": {"kind": {"enum": ["dog"]}, "name": {"type": "string"}},
    },
    "Pet": {"oneOf": [{"$ref": f"{COMPONENTS}Cat"}, {"$ref": f"{COMPONENTS}Dog"}]},
    "Shape": {
        "type": "object",
        "required": ["form"],
        "properties": {"form": {"type": "string"}},
        "discriminator": {
            "propertyName": "form",
            "mapping": {"round": f"{COMPONENTS}Circle"},
        },
    },
    "Circle": {
        "allOf": [
            {"$ref": f"{COMPONENTS}Shape"},
            {"required": ["radius"], "properties": {"radius": {"type": "number"}}},
        ]
    },
    "Square": {
        "allOf": [
            {"$ref": f"{COMPONENTS}Shape"},
            {"properties": {"side": {"type": ["number", "null"]}}},
        ]
    },
    "Drawing": {
        "oneOf": [{"$ref": f"{COMPONENTS}Circle"}, {"$ref": f"{COMPONENTS}Square"}],
        "discriminator": {
            "propertyName": "form",
            "mapping": {"round": "Circle", "square": f"{COMPONENTS}Square"},
        },
    },
    "Tree": {
        "type": "object",
        "properties": {
            "left": {"$ref": f"{COMPONENTS}Tree"},
            "more": {"type": "array", "items": {"$ref": f"{COMPONENTS}Tree"}},
        },
    },
    "Nested": {
        "anyOf": [
            {"type": "string"},
            {"type": "array", "items": {"$ref": f"{COMPONENTS}Nested"}},
        ]
    },
    "Maybe": {"anyOf": [{"$ref": f"{COMPONENTS}Cat"}, {"type": "null"}]},
}
REFERENCES = [COMPONENTS + name for name in FIXED]


def document_of(seed: int) -> dict[str, Any]:
    schemas = Schemas(Random(seed), REFERENCES)
    own = {f"S{number}": schemas.schema(3) for number in range(30)}
    return {**HEAD, "components": {"schemas": {**FIXED, **own}}}


@pytest.fixture(params=range(3 * DEPTH))
def content(request: pytest.FixtureRequest) -> dict[str, Any]:
    return document_of(request.param)


@pytest.mark.parametrize("newer", [False, True], ids=["known", "newer"])
def test_values_come_back_equal(
    content: dict[str, Any], newer: bool, tmp_path: Path
) -> None:
    with models_of(document(content), "small", tmp_path) as models:
        found = "\n".join(problems(models, newer=newer, examples=5))
    assert not found


@pytest.mark.parametrize("newer", [False, True], ids=["known", "newer"])
@pytest.mark.parametrize("name", FIXED)
def test_what_does_not_contradict_itself_has_values(name: str, newer: bool) -> None:
    """Else the others would try none, and pass."""
    values = Values({**HEAD, "components": {"schemas": FIXED}})
    assert find(values.of(FIXED[name], NEWER if newer else ANY), bool)


@pytest.mark.parametrize(
    ("sent", "back", "same"),
    [
        ({"a": [1]}, {"a": [1.0]}, True),
        ({"a": None}, {}, False),
        ([1, 2], [2, 1], False),
        (1, True, False),
        ("a", "A", False),
        ("2024-01-31T10:00:00Z", "2024-01-31T11:00:00.0+01:00", True),
        ("2024-01-31T10:00:00Z", "2024-01-31T10:00:01Z", False),
        ("2024-01-31", "2024-01-31T00:00:00Z", False),
    ],
)
def test_what_is_the_same(sent: Json, back: Json, same: bool) -> None:
    assert is_same(sent, back) is same


@settings(
    max_examples=10 * DEPTH,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.integers(0, 2**32), st.data())
def test_what_is_drawn_is_valid(seed: int, data: st.DataObject) -> None:
    """By a validator that has no part in the drawing, and with `oneOf` as `anyOf`."""
    content = document_of(seed)
    judged = with_any_of(content)
    for name, schema in content["components"]["schemas"].items():
        is_valid = jsonschema_rs.Draft202012Validator(
            {**judged, "$ref": COMPONENTS + name}
        ).is_valid
        for value in data.draw(Values(content).of_any(schema)):
            assert is_valid(value), (schema, value)


def with_any_of(value: Json) -> Json:
    if isinstance(value, list):
        return [with_any_of(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        "anyOf" if key == "oneOf" else key: with_any_of(one)
        for key, one in value.items()
    }
