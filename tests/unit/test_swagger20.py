"""Swagger 2.0, rewritten to the shape of later versions."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from sdkwright import dialect, validate
from sdkwright import document as documents
from sdkwright.diagnostics import Findings
from sdkwright.document import Document

from .lowering import document
from .samples import PETS_2_0
from .swagger20 import HEAD, operation, rewritten, yaml

CASES = Path(__file__).parents[1] / "cases"
# A body beside fields of a form stays a parameter, so that lowering tells of it.
STAY = {"swagger20-bodies": ["#/paths/~1pets~1{id}~1photo/patch/parameters/0/in"]}


@pytest.mark.parametrize(
    "name", sorted(path.name for path in CASES.glob("swagger20-*"))
)
def test_what_comes_out_is_valid(name: str) -> None:
    read = documents.load(CASES / name / "spec.yaml")
    dialect.normalise(read, Findings())
    assert complaints(read) == STAY.get(name, [])


def test_the_sample_comes_out_valid() -> None:
    read = document(copy.deepcopy(PETS_2_0))
    dialect.normalise(read, Findings())
    assert complaints(read) == []


def complaints(read: Document) -> list[str]:
    """Where the meta-schema of the version that names servers objects."""
    del read.root["swagger"]
    read.root["openapi"] = "3.2.0"
    findings = Findings()
    validate.structure(read, findings)
    return [finding.pointer for finding in findings]


@pytest.mark.parametrize(
    ("said", "urls"),
    [
        ("{host: a.test}", ["https://a.test"]),
        ("{host: a.test, basePath: /}", ["https://a.test"]),
        ("{host: 'a.test:8080', basePath: /v1/}", ["https://a.test:8080/v1"]),
        ("{host: a.test, schemes: [http]}", ["http://a.test"]),
        ("{host: a.test, schemes: [ws]}", ["https://a.test"]),
        (
            "{host: a.test, schemes: [http, https]}",
            ["https://a.test", "http://a.test"],
        ),
        ("{basePath: /v1, schemes: [https]}", ["/v1"]),
        ("{basePath: /}", []),
        ("{}", []),
        ("{host: 5, basePath: [], schemes: {}}", []),
    ],
)
def test_servers(said: str, urls: list[str]) -> None:
    content = {**yaml(HEAD), **yaml(said)}
    read = document(content)
    dialect.normalise(read, Findings())
    assert [one["url"] for one in read.root.get("servers", [])] == urls


def test_servers_of_an_operation() -> None:
    top = "host: a.test\nbasePath: /v1\nschemes: [https]\n"
    assert operation("schemes: [http]", top)["servers"] == [{"url": "http://a.test/v1"}]
    assert "servers" not in operation("schemes: [https]", top)


def test_a_scheme_that_is_not_http_is_told_of() -> None:
    read, findings = document(HEAD + "host: a.test\nschemes: [wss]\n"), Findings()
    dialect.normalise(read, findings)
    (finding,) = findings
    assert finding.rule == "unsupported-protocol"
    assert read.position(finding.pointer).line == 4


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        (
            "{name: a, in: query, type: string, enum: [x], default: x, description: d}",
            "{name: a, in: query, description: d, schema: {type: string, enum: [x], default: x}}",
        ),
        (
            "{name: a, in: query, type: array, items: {type: string}}",
            "{name: a, in: query, style: form, explode: false,"
            " schema: {type: array, items: {type: string}}}",
        ),
        (
            "{name: a, in: query, type: array, collectionFormat: multi}",
            "{name: a, in: query, style: form, explode: true, schema: {type: array}}",
        ),
        (
            "{name: a, in: query, type: array, collectionFormat: ssv}",
            "{name: a, in: query, style: spaceDelimited, explode: false, schema: {type: array}}",
        ),
        (
            "{name: a, in: query, type: array, collectionFormat: pipes}",
            "{name: a, in: query, style: pipeDelimited, explode: false, schema: {type: array}}",
        ),
        (
            "{name: a, in: path, required: true, type: array}",
            "{name: a, in: path, required: true, style: simple, explode: false,"
            " schema: {type: array}}",
        ),
        (
            "{name: a, in: query, type: string, x-nullable: true, x-example: e, x-other: 1}",
            "{name: a, in: query, example: e, x-other: 1,"
            " schema: {type: string, nullable: true}}",
        ),
        (
            "{name: a, in: query, type: string, x-examples: {one: e}}",
            "{name: a, in: query, x-examples: {one: e}, examples: {one: {value: e}},"
            " schema: {type: string}}",
        ),
        (
            "{name: a, in: query, allowEmptyValue: true, type: boolean}",
            "{name: a, in: query, allowEmptyValue: true, schema: {type: boolean}}",
        ),
        (
            "{name: a, in: query, schema: {type: string}}",
            "{name: a, in: query, schema: {type: string}}",
        ),
    ],
)
def test_parameters(parameter: str, expected: str) -> None:
    found = operation(f"parameters: [{parameter}]")
    assert found["parameters"] == [yaml(expected)]


@pytest.mark.parametrize(
    "parameter",
    [
        "{name: a, in: query, type: array, collectionFormat: tsv}",
        "{name: a, in: query, type: array, collectionFormat: [x]}",
        "{name: a, in: header, type: array, collectionFormat: pipes}",
        "{name: a, in: query, type: array, items: {type: array, collectionFormat: ssv}}",
    ],
)
def test_a_collection_format_without_a_style_is_told_of(parameter: str) -> None:
    findings = Findings()
    rewritten(f"paths: {{/a: {{get: {{parameters: [{parameter}]}}}}}}", findings)
    (finding,) = findings
    assert finding.rule == "unknown-style"
    assert finding.pointer == "#/paths/~1a/get/parameters/0"


@pytest.mark.parametrize(
    ("said", "response", "content"),
    [
        ("", "{}", None),
        ("", "{schema: {type: string}}", {"application/json": "string"}),
        ("[a/b, c/d]", "{schema: {type: string}}", {"a/b": "string", "c/d": None}),
        ("", "{examples: {text/plain: x}}", {"text/plain": None}),
        ("", "{schema: {type: file}}", {"*/*": "string"}),
        ("[application/json]", "{schema: {type: file}}", {"*/*": "string"}),
        (
            "[application/json, image/png]",
            "{schema: {type: file}}",
            {"image/png": "string"},
        ),
    ],
)
def test_responses(said: str, response: str, content: dict[str, Any] | None) -> None:
    produces = f"produces: {said}\n" if said else ""
    found = operation(f"{produces}responses: {{'200': {response}}}")["responses"]["200"]
    types = {
        media_type: media.get("schema", {}).get("type")
        for media_type, media in found.get("content", {}).items()
    }
    assert types == (content or {})
    assert ("content" in found) == (content is not None)


def test_a_shared_response_where_other_types_are_produced() -> None:
    top = """
        responses: {Bad: {description: d, schema: {type: object}}}
        """
    same = operation("responses: {default: {$ref: '#/responses/Bad'}}", top)
    assert same["responses"]["default"] == {"$ref": "#/components/responses/Bad"}
    other = operation(
        "produces: [text/json]\nresponses: {default: {$ref: '#/responses/Bad'}}", top
    )
    place = "#/components/responses/Bad/content/application~1json/schema"
    assert other["responses"]["default"] == {
        "description": "d",
        "content": {"text/json": {"schema": {"$ref": place}}},
    }


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        ("{type: basic}", "{type: http, scheme: basic}"),
        ("{type: apiKey, in: query, name: k}", "{type: apiKey, in: query, name: k}"),
        (
            "{type: oauth2, flow: application, tokenUrl: t, scopes: {r: d}}",
            "{type: oauth2, flows: {clientCredentials: {tokenUrl: t, scopes: {r: d}}}}",
        ),
        (
            "{type: oauth2, flow: implicit, authorizationUrl: a, scopes: {}}",
            "{type: oauth2, flows: {implicit: {authorizationUrl: a, scopes: {}}}}",
        ),
        ("{type: oauth2, flow: []}", "{type: oauth2, flows: {}}"),
    ],
)
def test_security_definitions(scheme: str, expected: str) -> None:
    found = rewritten(f"securityDefinitions: {{a: {scheme}}}")
    assert found["components"]["securitySchemes"] == {"a": yaml(expected)}


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (
            "{type: object, discriminator: kind}",
            "{type: object, discriminator: {propertyName: kind}}",
        ),
        (
            "{$ref: '#/definitions/B', x-nullable: true}",
            "{$ref: '#/components/schemas/B', nullable: true}",
        ),
        (
            "{type: string, format: int-or-string}",
            "{type: [integer, string], format: int-or-string}",
        ),
        (
            "{properties: {discriminator: {type: string}}}",
            "{properties: {discriminator: {type: string}}}",
        ),
    ],
)
def test_schemas(schema: str, expected: str) -> None:
    found = rewritten(f"definitions: {{A: {schema}, B: {{type: object}}}}")
    assert found["components"]["schemas"]["A"] == yaml(expected)
