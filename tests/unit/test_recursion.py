"""Schemas that contain themselves: lowering ends."""

from __future__ import annotations

import pytest

from .invariants import check
from .lowering import schemas


@pytest.mark.parametrize(
    "schema",
    [
        "{allOf: [{anyOf: [{type: string}, {$ref: '#/components/schemas/A'}]}, {type: object}]}",
        "{allOf: [{items: {$ref: '#/components/schemas/A'}}, {items: {type: string}}]}",
        "{items: {oneOf: [{enum: [a]}, "
        "{allOf: [{$ref: '#/components/schemas/A'}, {type: object}]}]}}",
    ],
)
def test_a_schema_inside_itself(schema: str) -> None:
    check(schemas(f"A: {schema}"))
