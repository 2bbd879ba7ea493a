"""Schemas that refer to each other in any way: lowering ends, and so does writing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .invariants import check
from .lowering import COMPONENTS, lowered, schemas
from .packages import package

Schema = Any
NAMES = "ABCD"
PLACES = [*NAMES, "A/properties/p", "B/items", "C/oneOf/0", "D/additionalProperties"]
PLAIN: list[Schema] = [
    *({"type": one} for one in ("string", "integer", "object", "null")),
    {"type": ["string", "null"]},
    {"enum": ["a", "b"]},
    {"enum": ["a", None]},
    {"const": "a"},
    {"const": "b"},
    {},
    True,
]
REFERENCES: list[Schema] = [{"$ref": COMPONENTS + place} for place in PLACES]


def around(inner: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    """Schemas that hold others."""
    several = st.lists(inner, min_size=1, max_size=3)
    properties = st.dictionaries(st.sampled_from(["p", "q", "kind"]), inner, max_size=3)
    discriminator = {"propertyName": "kind", "mapping": {"a": "A"}}
    return st.one_of(
        st.builds(lambda one: {"type": "array", "items": one}, inner),
        st.builds(lambda one: {"additionalProperties": one}, inner),
        st.builds(lambda some: {"allOf": some}, several),
        st.fixed_dictionaries(
            {"properties": properties},
            optional={
                "required": st.just(["kind"]),
                "oneOf": several,
                "additionalProperties": inner,
                "nullable": st.just(True),
            },
        ),
        st.fixed_dictionaries(
            {"oneOf": several},
            optional={"discriminator": st.just(discriminator), "allOf": several},
        ),
        st.builds(lambda some: {"anyOf": some}, several),
    )


ANY = st.recursive(st.sampled_from(PLAIN + REFERENCES), around, max_leaves=5)
DOCUMENTS = st.builds(
    lambda version, schemas: {
        "openapi": version,
        "paths": {f"/{name}": {"post": operation(name)} for name in NAMES},
        "components": {"schemas": schemas},
    },
    st.sampled_from(["3.0.3", "3.1.0"]),
    st.fixed_dictionaries(dict.fromkeys(NAMES, ANY)),
)


def operation(name: str) -> dict[str, Any]:
    """One that sends a schema and returns a list of it."""
    sent = {"$ref": COMPONENTS + name}
    returned = {"type": "array", "items": sent}
    return {
        "tags": ["t"],
        "requestBody": {"content": {"application/json": {"schema": sent}}},
        "responses": {"200": {"content": {"application/json": {"schema": returned}}}},
    }


@pytest.mark.parametrize(
    "schema",
    [
        "{anyOf: [{$ref: '#/components/schemas/A'}], properties: {p: {}}}",
        "{allOf: [{anyOf: [{type: string}, {$ref: '#/components/schemas/A'}]}, {type: object}]}",
        "{properties: {p: {}}, oneOf: [{properties: {q: {}}}, "
        "{allOf: [{$ref: '#/components/schemas/A'}, {type: object}]}]}",
        "{allOf: [{items: {$ref: '#/components/schemas/A'}}, {items: {type: string}}]}",
        "{items: {oneOf: [{enum: [a]}, "
        "{allOf: [{$ref: '#/components/schemas/A'}, {type: object}]}]}}",
    ],
)
def test_a_schema_inside_itself(schema: str) -> None:
    check(schemas(f"A: {schema}"))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS)
def test_any_schemas_can_be_lowered(content: dict[str, Any]) -> None:
    check(lowered(content))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS)
def test_any_schemas_can_be_written(content: dict[str, Any]) -> None:
    files = package(content).files
    assert len({path.casefold() for path in files}) == len(files)
