"""Headers of answers: which type they make, and which operations share it."""

from __future__ import annotations

import pytest

from sdkwright.ir import (
    AnyJson,
    Derived,
    Headers,
    ListOf,
    MapOf,
    Named,
    Object,
    Operation,
    Scalar,
    TypeRef,
)

from .lowering import Lowered, lowered, operation

STRING = Scalar("string")
WHERE = "#/paths/~1a/get/responses/200/headers"


def with_headers(text: str) -> Lowered:
    return operation(f"responses: {{'200': {{description: '', headers: {text}}}}}")


def headers_of(found: Lowered) -> Headers:
    headers = found.operation().headers
    assert headers is not None
    return headers


def fields_of(found: Lowered) -> dict[str, tuple[TypeRef, bool]]:
    declaration = found.declarations[headers_of(found).type.pointer]
    assert isinstance(declaration, Object)
    return {one.wire_name: (one.type, one.required) for one in declaration.fields}


@pytest.mark.parametrize(
    ("header", "type_", "form"),
    [
        ("{schema: {type: integer}}", Scalar("integer"), None),
        ("{}", STRING, None),
        ("{schema: {type: array, items: {type: string}}}", ListOf(STRING), "array"),
        ("{schema: {type: object}}", MapOf(AnyJson()), "object"),
        ("{explode: true, schema: {type: object}}", MapOf(AnyJson()), "exploded"),
        ("{content: {application/json: {schema: {type: string}}}}", STRING, "json"),
        ("{content: {text/plain: {schema: {type: integer}}}}", STRING, None),
        ("{content: {}, schema: {type: integer}}", Scalar("integer"), None),
    ],
)
def test_the_type_and_the_form_of_a_header(
    header: str, type_: TypeRef, form: str | None
) -> None:
    found = with_headers(f"{{X-A: {header}}}")
    assert fields_of(found) == {"X-A": (type_, False)}
    assert headers_of(found).forms == ((("X-A", form),) if form else ())
    assert found.rules == []


@pytest.mark.parametrize("text", ["{}", "{Content-Type: {}}", "[]", "{X-A: 1}"])
def test_no_headers(text: str) -> None:
    assert with_headers(text).operation().headers is None


def test_the_content_type_is_that_of_the_media_types() -> None:
    found = with_headers("{content-type: {schema: {type: string}}, X-A: {}}")
    assert list(fields_of(found)) == ["X-A"]
    assert found.places("ignored-header") == [f"{WHERE}/content-type"]


def test_what_every_success_has_is_required() -> None:
    found = operation("""
        responses:
          '200': {headers: {X-A: {required: true}, X-B: {required: true}}}
          '202': {headers: {x-a: {required: true, schema: {type: string}}}}
          '404': {headers: {X-C: {required: true}}}
        """)
    assert fields_of(found) == {"X-A": (STRING, True), "X-B": (STRING, False)}
    assert headers_of(found).type == Named(WHERE)


def operations(*headers: str) -> list[Operation]:
    """Operations with answers of their own that have these headers."""
    responses = "{'200': {description: '', headers: %s}}"
    paths = "\n".join(
        f"  /p{index}: {{get: {{responses: {responses % one}}}}}"
        for index, one in enumerate(headers)
    )
    components = "components: {headers: {A: {schema: {type: integer}}, B: {}}}"
    return lowered(f"paths:\n{paths}\n{components}\n").api.operations


def test_the_same_headers_make_one_type_that_no_operation_names() -> None:
    a = "X-A: {$ref: '#/components/headers/A'}"
    b = "X-B: {$ref: '#/components/headers/B'}"
    first, same, more, inline = operations(
        f"{{{a}}}", f"{{{a}}}", f"{{{a}, {b}}}", "{X-A: {}}"
    )
    assert first.headers == same.headers == Headers(Named("#/components/headers/A"))
    where = "#/paths/~1p{}/get/responses/200/headers"
    assert more.headers == Headers(Named(where.format(2)))
    assert inline.headers == Headers(Named(where.format(3)))


def test_what_stands_in_a_header_is_called_after_it() -> None:
    found = with_headers("{X-A: {schema: {type: object, properties: {b: {}}}}}")
    names = found.api.names
    assert names[WHERE] == Derived(None, ("get /a", "response", "headers"))
    assert names[f"{WHERE}/X-A/schema"] == Derived(WHERE, ("X-A",))
