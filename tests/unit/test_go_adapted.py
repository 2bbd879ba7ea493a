"""What of the model is put in other words for Go, before it gets names."""

from __future__ import annotations

import pytest

from sdkwright.go.adapted import adapted
from sdkwright.ir import Alias, Scalar, Union

from .lowering import COMPONENTS, lowered

TEXTS = [{"type": "string", "format": "uuid"}, {"type": "string"}]
DATES = [
    {"type": "string", "format": "date"},
    {"type": "string", "format": "date-time"},
]


@pytest.mark.parametrize(
    ("variants", "expected"),
    [
        (TEXTS, Scalar("string")),
        ([*TEXTS, *DATES], Scalar("string")),
        (DATES, None),
        ([{"type": "integer"}, {"type": "number"}], None),
        ([*TEXTS, {"type": "array", "items": {"type": "string"}}], None),
    ],
)
def test_a_union_of_one_type_is_that(
    variants: list[dict[str, object]], expected: Scalar | None
) -> None:
    document = {
        "openapi": "3.1.0",
        "components": {"schemas": {"A": {"anyOf": variants}}},
    }
    declaration = adapted(lowered(document).api).declarations[f"{COMPONENTS}A"]
    if expected:
        assert isinstance(declaration, Alias)
        assert declaration.type == expected
    else:
        assert isinstance(declaration, Union)
