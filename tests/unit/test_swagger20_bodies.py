"""Bodies and forms of Swagger 2.0, rewritten to the shape of later versions."""

from __future__ import annotations

import pytest

from .swagger20 import operation, rewritten, yaml

BODY = "parameters: [{name: b, in: body, description: d, required: true, schema: {type: string}}]"


def test_a_body_has_the_media_types_that_are_consumed() -> None:
    assert operation(BODY)["requestBody"] == yaml("""
        description: d
        required: true
        content: {application/json: {schema: {type: string}}}
        """)
    assert operation(f"consumes: [text/plain]\n{BODY}", "consumes: [text/csv]\n")[
        "requestBody"
    ]["content"] == {"text/plain": {"schema": {"type": "string"}}}
    # An empty list takes back what the root says.
    assert [*operation(BODY, "consumes: [text/csv]\n")["requestBody"]["content"]] == [
        "text/csv"
    ]


def test_a_body_that_is_written_as_other_parameters_are() -> None:
    found = operation("parameters: [{name: b, in: body, type: string}]")
    content = found["requestBody"]["content"]
    assert content == {"application/json": {"schema": {"type": "string"}}}


def test_one_schema_has_one_place() -> None:
    body = operation(f"consumes: [a/b, c/d]\n{BODY}")["requestBody"]
    place = "#/paths/~1a/post/requestBody/content/a~1b/schema"
    assert body["content"]["c/d"]["schema"] == {"$ref": place}


def test_a_shared_body_is_no_parameter() -> None:
    top = """
        parameters:
          b: {name: b, in: body, schema: {type: object}}
          c: {name: c, in: body, schema: {$ref: '#/definitions/C'}}
        definitions: {C: {type: string}}
        """
    found = operation("parameters: [{$ref: '#/parameters/b'}]", top)
    place = "#/components/requestBodies/b/content/application~1json/schema"
    assert found["parameters"] == []
    assert found["requestBody"]["content"] == {
        "application/json": {"schema": {"$ref": place}}
    }
    found = operation("parameters: [{$ref: '#/parameters/c'}]", top)
    assert found["requestBody"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/C"
    }


def test_the_payload_of_an_operation_replaces_that_of_its_path() -> None:
    found = rewritten("""
        paths:
          /a:
            parameters: [{name: b, in: body, schema: {type: string}}]
            get: {}
            put: {parameters: [{name: c, in: body, schema: {type: integer}}]}
            post: {parameters: [{name: d, in: formData, type: string}]}
        """)["paths"]["/a"]
    assert found["parameters"] == []
    assert {
        method: {
            media_type: media["schema"]["type"]
            for media_type, media in found[method]["requestBody"]["content"].items()
        }
        for method in ("get", "put", "post")
    } == {
        "get": {"application/json": "string"},
        "put": {"application/json": "integer"},
        "post": {"application/x-www-form-urlencoded": "object"},
    }


def test_a_form() -> None:
    found = operation(
        """
        parameters:
          - {name: a, in: formData, type: string, required: true, description: d}
          - {name: b, in: formData, type: array, items: {type: string}}
          - {$ref: '#/parameters/c'}
        """,
        "parameters: {c: {name: c, in: formData, type: array, collectionFormat: multi}}\n",
    )
    assert found["requestBody"] == yaml("""
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [a]
              properties:
                a: {type: string, description: d}
                b: {type: array, items: {type: string}}
                c: {type: array}
            encoding:
              b: {style: form, explode: false}
              c: {style: form, explode: true}
        """)


@pytest.mark.parametrize(
    ("consumes", "type_", "media_types"),
    [
        ("[]", "string", ["application/x-www-form-urlencoded"]),
        ("[application/json]", "string", ["application/x-www-form-urlencoded"]),
        ("[multipart/form-data]", "string", ["multipart/form-data"]),
        ("[application/json]", "file", ["multipart/form-data"]),
        (
            "[multipart/form-data, application/x-www-form-urlencoded]",
            "string",
            ["multipart/form-data", "application/x-www-form-urlencoded"],
        ),
        (
            "[multipart/form-data, application/x-www-form-urlencoded]",
            "file",
            ["multipart/form-data"],
        ),
    ],
)
def test_the_media_type_of_a_form(
    consumes: str, type_: str, media_types: list[str]
) -> None:
    parameters = f"parameters: [{{name: a, in: formData, type: {type_}}}]"
    found = operation(f"consumes: {consumes}\n{parameters}")
    assert [*found["requestBody"]["content"]] == media_types


def test_a_file_is_bytes() -> None:
    found = operation("parameters: [{name: a, in: formData, type: file}]")
    form = found["requestBody"]["content"]["multipart/form-data"]["schema"]
    assert form["properties"] == {"a": {"type": "string", "format": "binary"}}
