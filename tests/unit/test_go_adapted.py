"""What of the model is put in other words for Go, before it gets names."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sdkwright.go.adapted import adapted
from sdkwright.go.vocabulary import vocabulary_of
from sdkwright.ir import Alias, Scalar, TypeRef, Union

from .lowering import COMPONENTS, lowered, operation

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


def test_bodies_are_named_like_the_methods_that_send_them() -> None:
    contents = "\n".join(
        f"            {kind}: {{schema: {{properties: {{a: {{type: string}}}}}}}}"
        for kind in ("application/json", "multipart/form-data")
    )
    found = vocabulary_of(
        adapted(operation(f"""
    operationId: edit
    requestBody:
        content:
{contents}
    responses: {{"204": {{description: Done.}}}}
    """).api),
        "example.com/a",
    )
    assert sorted(found.names.values()) == ["EditMultipartRequest", "EditRequest"]


def test_parameters_of_the_client_name_their_types() -> None:
    parameter = {"name": "region", "in": "query", "schema": {"enum": ["eu", "us"]}}
    document = {
        "openapi": "3.1.0",
        "x-speakeasy-globals": {"parameters": [parameter]},
    }
    found = vocabulary_of(adapted(lowered(document).api), "example.com/a")
    assert list(found.names.values()) == ["Region"]


def test_what_is_sent_as_json_has_no_files() -> None:
    part = {"oneOf": [{"type": "string", "format": "binary"}, {"type": "integer"}]}
    form = {"properties": {"a": {"$ref": f"{COMPONENTS}Part"}}}
    contents = {"multipart/form-data": {"schema": form}}

    def variants(contents: Mapping[str, object]) -> tuple[TypeRef, ...]:
        api = lowered(
            {
                "openapi": "3.1.0",
                "paths": {"/a": {"post": {"requestBody": {"content": contents}}}},
                "components": {"schemas": {"Part": part}},
            }
        ).api
        declaration = adapted(api).declarations[f"{COMPONENTS}Part"]
        assert isinstance(declaration, Union)
        return declaration.variants

    of_json = {"application/json": {"schema": form}}
    assert variants(contents)[0] == Scalar("string", "binary")
    assert variants(contents | of_json)[0] == Scalar("string")
