"""Parameters: their styles and types, and what of a path is sent."""

from __future__ import annotations

import pytest

from sdkwright.ir import Constant, ListOf, Named, Parameter, Scalar, Style, Union

from .lowering import Lowered, operation

TEXT = "schema: {type: string}"


def parameter(text: str, path: str = "/a") -> tuple[Parameter, Lowered]:
    found = operation(f"parameters: [{{name: p, {text}}}]", path)
    (one,) = found.operation().parameters
    return one, found


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("in: query", Style("form", explode=True)),
        ("in: query, explode: false", Style("form", explode=False)),
        ("in: query, style: deepObject", Style("deepObject", explode=False)),
        ("in: query, allowReserved: true", Style("form", True, allow_reserved=True)),
        ("in: header, allowReserved: true", Style("simple", explode=False)),
        ("in: cookie, allowReserved: true", Style("form", True, allow_reserved=True)),
        ("in: cookie, style: cookie", Style("cookie", explode=True)),
        ("in: cookie, style: cookie, allowReserved: true", Style("cookie", True)),
    ],
)
def test_styles(text: str, style: Style) -> None:
    one, found = parameter(f"{text}, {TEXT}")
    assert one.style == style
    assert found.rules == []


@pytest.mark.parametrize(
    ("media_type", "style"),
    [
        ("application/json", "json"),
        ("application/vnd.api+json", "json"),
        ("'*/*'", "text"),
        ("text/plain", "text"),
        ("application/jsonpath", "text"),
    ],
)
def test_content(media_type: str, style: str) -> None:
    one, found = parameter(f"in: query, content: {{{media_type}: {{{TEXT}}}}}")
    assert one.style == Style(style, explode=False)
    assert found.rules == []


STRUCTURES = [
    "{type: array, items: {type: array, items: {}}}",
    "{type: array, items: {type: [object, 'null']}}",
    "{type: array, prefixItems: [{type: array}]}",
    "{type: object, properties: {a: {}, b: {type: object}}}",
    "{type: object, additionalProperties: {type: array}}",
]


@pytest.mark.parametrize("schema", STRUCTURES)
@pytest.mark.parametrize("place", ["in: query", "in: header", "in: cookie"])
def test_structures_that_a_style_cannot_write(place: str, schema: str) -> None:
    _, found = parameter(f"{place}, schema: {schema}")
    assert found.places("nested-parameter") == ["#/paths/~1a/get/parameters/0/schema"]


@pytest.mark.parametrize("schema", STRUCTURES)
@pytest.mark.parametrize(
    "text",
    ["style: deepObject, schema: %s", "content: {application/json: {schema: %s}}"],
)
def test_structures_that_can_be_written(text: str, schema: str) -> None:
    _, found = parameter(f"in: query, {text % schema}")
    assert found.places("nested-parameter") == []


def test_what_may_be_text_can_be_written() -> None:
    _, found = parameter(
        "in: query, schema: {type: array, items: {type: [string, array]}}"
    )
    assert found.rules == []


def test_content_of_any_type_is_json_where_it_is_no_text() -> None:
    one, _ = parameter("in: query, content: {'*/*': {schema: {type: integer}}}")
    assert one.style.name == "json"


def test_content_that_cannot_be_written() -> None:
    one, found = parameter(
        "in: query, content: {application/xml: {schema: {type: object}}}"
    )
    assert one.type == Scalar("string")
    assert found.places("unknown-style") == ["#/paths/~1a/get/parameters/0/content"]


def test_an_empty_value_may_stand_for_another_type() -> None:
    """OpenAPI 3.1, section 4.8.12.2.1."""
    flag, found = parameter(
        "in: query, allowEmptyValue: true, schema: {type: array, items: {type: integer}}"
    )
    assert isinstance(flag.type, Named)
    union = found.declarations[flag.type.pointer]
    assert isinstance(union, Union)
    assert union.variants == (ListOf(Scalar("integer")), Constant(""))


@pytest.mark.parametrize(
    "text",
    [
        "in: query, allowEmptyValue: true, schema: {type: string}",
        "in: query, allowEmptyValue: true, schema: {enum: [a, b], type: string}",
        "in: query, allowEmptyValue: false, schema: {type: integer}",
        "in: query, style: deepObject, allowEmptyValue: true, schema: {type: integer}",
        "in: header, allowEmptyValue: true, schema: {type: integer}",
    ],
)
def test_nor_where_it_is_one_or_has_no_place(text: str) -> None:
    one, _ = parameter(text)
    plain, _ = parameter(text.replace("allowEmptyValue: true, ", ""))
    assert one.type == plain.type


def test_the_names_of_headers_differ_in_more_than_case() -> None:
    found = operation("parameters: [{name: X-A, in: header}, {name: x-a, in: header}]")
    assert [one.wire_name for one in found.operation().parameters] == ["x-a"]


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/a", "/a"),
        ("/a#Action=Delete", "/a"),
        ("/a/#/b/c", "/a/"),
        ("/a?b=1#c?d=2", "/a?b=1"),
        ("/a?b", "/a?b"),
        ("/a?", "/a"),
        ("/a?page={page}", "/a"),
        ("/a?page={page}&b=1", "/a?b=1"),
        ("/a?other={page}", "/a?other={page}"),
        ("/a?key=fixed", "/a"),
        ("/a?page=fixed", "/a?page=fixed"),
    ],
)
def test_what_is_sent_of_a_path(path: str, sent: str) -> None:
    text = """
        parameters:
          - {name: page, in: query}
          - {name: key, in: query, required: true}
        """
    one = operation(text, path).operation()
    assert (one.path, one.sent) == (path, sent)


def test_a_parameter_of_the_path_that_stands_in_its_query() -> None:
    one, found = parameter(f"in: path, required: true, {TEXT}", "/a?x={p}")
    assert found.operation().sent == "/a?x={p}"
    assert one.location == "path"
    assert found.rules == []
