"""Operations and their parameters."""

from __future__ import annotations

import pytest

from sdkwright.config import Naming
from sdkwright.ir import (
    Body,
    Derived,
    Doc,
    ErrorCase,
    Given,
    JsonContent,
    ListOf,
    Name,
    NoContent,
    Operation,
    Parameter,
    Scalar,
    Style,
)

from .lowering import lowered, operation

STRING = Scalar("string")
GET = "#/paths/~1a/get"


def parameters(text: str, path: str = "/a") -> list[tuple[str, str]]:
    found = operation(f"parameters: [{text}]", path).operation()
    return [(one.location, one.wire_name) for one in found.parameters]


# --- The operation itself -------------------------------------------------------------


def test_an_operation() -> None:
    found = lowered("""
        paths:
          /a/{id}:
            put:
              operationId: putIt
              summary: Put it.
              description: There.
              deprecated: true
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              requestBody:
                description: It.
                required: true
                content: {application/json: {schema: {type: string}}}
              responses:
                '204': {description: Done.}
                '404': {description: Nothing there.}
        """)
    place = "#/paths/~1a~1{id}/put"
    assert found.operation() == Operation(
        id="putIt",
        name=Given("putIt"),
        method="PUT",
        path="/a/{id}",
        sent="/a/{id}",
        pointer=place,
        doc=Doc("Put it.", "There.", deprecated=True),
        parameters=(
            Parameter(
                "path",
                "id",
                STRING,
                True,
                Style("simple", explode=False),
                f"{place}/parameters/0",
            ),
        ),
        body=Body(
            JsonContent("application/json", STRING),
            True,
            f"{place}/requestBody",
            Doc(text="It."),
        ),
        success=NoContent(),
        errors=(
            ErrorCase(
                404, None, "", f"{place}/responses/404", Doc(text="Nothing there.")
            ),
        ),
        security=None,
    )
    assert found.rules == []


def test_operations_stand_in_the_order_of_the_document() -> None:
    found = lowered(
        {"paths": {path: {"get": {"tags": ["t"]}} for path in ("/z", "/a")}}
    )
    (resource,) = found.api.resources
    assert [one.path for one in resource.operations] == ["/z", "/a"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("operationId: getIt", Given("getIt")),
        ("{operationId: getIt, x-sdkwright-name: fetch}", Given("fetch")),
        ("operationId: ''", Derived(None, ("get", "a", "{id}"))),
        ("operationId: 5", Derived(None, ("get", "a", "{id}"))),
        ("{}", Derived(None, ("get", "a", "{id}"))),
    ],
)
def test_the_name_of_an_operation(text: str, expected: Name) -> None:
    found = operation(text, "/a/{id}").operation()
    assert found.name == expected
    if isinstance(expected, Derived):
        assert found.id == "get /a/{id}"


@pytest.mark.parametrize("key", ["getIt", GET])
def test_the_configuration_names_an_operation(key: str) -> None:
    content = {
        "paths": {"/a": {"get": {"operationId": "getIt", "x-sdkwright-name": "x"}}}
    }
    found = lowered(content, Naming(operations={key: "fetch"}))
    assert found.operation().name == Given("fetch")


def test_two_paths_may_share_a_path_item() -> None:
    found = lowered("""
        paths:
          /a: {$ref: '#/components/pathItems/P'}
          /b: {$ref: '#/components/pathItems/P'}
        components: {pathItems: {P: {get: {tags: [t]}}}}
        """)
    (resource,) = found.api.resources
    assert [one.path for one in resource.operations] == ["/a", "/b"]
    assert {one.pointer for one in resource.operations} == {
        "#/components/pathItems/P/get"
    }


# --- Parameters -----------------------------------------------------------------------


def test_path_parameters_stand_as_in_the_path() -> None:
    text = """
        {name: q, in: query, schema: {}}, {name: b, in: path, schema: {}},
        {name: a, in: path, schema: {}}, {name: p, in: query, schema: {}}
        """
    assert parameters(text, "/{a}/{b}") == [
        ("path", "a"),
        ("path", "b"),
        ("query", "q"),
        ("query", "p"),
    ]


def test_a_parameter_of_the_operation_counts_more_than_one_of_the_path() -> None:
    found = lowered("""
        paths:
          /a:
            parameters:
              - {name: q, in: query, schema: {type: string}}
              - {name: q, in: header, schema: {type: string}}
            get: {parameters: [{name: q, in: query, schema: {type: integer}}]}
        """)
    assert [(one.location, one.type) for one in found.operation().parameters] == [
        ("query", Scalar("integer")),
        ("header", STRING),
    ]


def test_a_parameter_may_be_a_reference() -> None:
    found = lowered("""
        paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/P'}]}}}
        components: {parameters: {P: {name: q, in: query, schema: {type: string}}}}
        """)
    (parameter,) = found.operation().parameters
    assert parameter.pointer == "#/components/parameters/P"
    assert parameter.wire_name == "q"


def test_a_path_parameter_is_required_whatever_it_says() -> None:
    found = operation("parameters: [{name: a, in: path, schema: {}}]", "/{a}")
    assert found.operation().parameters[0].required


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("in: query", Style("form", explode=True)),
        ("in: cookie", Style("form", explode=True)),
        ("in: header", Style("simple", explode=False)),
        ("in: query, explode: false", Style("form", explode=False)),
        ("in: query, style: deepObject", Style("deepObject", explode=False)),
        ("in: query, style: pipeDelimited", Style("pipeDelimited", explode=False)),
        ("in: query, style: form", Style("form", explode=True)),
        ("in: header, explode: true", Style("simple", explode=True)),
        ("in: query, content: {application/json: {}}", Style("json", explode=False)),
    ],
)
def test_the_style_of_a_parameter(text: str, style: Style) -> None:
    (parameter,) = (
        operation(f"parameters: [{{name: q, {text}}}]").operation().parameters
    )
    assert parameter.style == style


def test_a_parameter_with_content_has_the_type_of_that() -> None:
    text = "content: {application/json: {schema: {type: array, items: {type: string}}}}"
    found = operation(f"parameters: [{{name: q, in: query, {text}}}]").operation()
    assert found.parameters[0].type == ListOf(STRING)


@pytest.mark.parametrize("name", ["Accept", "content-type", "AUTHORIZATION"])
def test_headers_that_are_said_elsewhere_are_no_parameters(name: str) -> None:
    assert parameters(f"{{name: {name}, in: header, schema: {{}}}}") == []


@pytest.mark.parametrize(
    ("text", "path", "rule", "left"),
    [
        ("", "/{a}", "missing-path-parameter", [("path", "a")]),
        ("{name: a, in: path}", "/b", "unused-path-parameter", []),
        ("{name: a, in: body}", "/b", "unusable-parameter", []),
        ("{in: query}", "/b", "unusable-parameter", []),
    ],
)
def test_parameters_that_do_not_fit_are_reported(
    text: str, path: str, rule: str, left: list[tuple[str, str]]
) -> None:
    found = operation(f"parameters: [{text}]", path)
    assert found.rules == [rule]
    assert parameters(text, path) == left


def test_an_unknown_style_is_reported() -> None:
    found = operation("parameters: [{name: q, in: query, style: banana, schema: {}}]")
    assert len(found.rules) == 1
    assert found.operation().parameters[0].style == Style("form", explode=True)
