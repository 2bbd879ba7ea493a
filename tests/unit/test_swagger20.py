"""Swagger 2.0, rewritten to the shape of later versions."""

from __future__ import annotations

import copy
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest

from sdkwright import dialect, pipeline, validate
from sdkwright import document as documents
from sdkwright.config import Config, Target
from sdkwright.diagnostics import Findings
from sdkwright.document import Document
from sdkwright.yaml12 import parse

from .conftest import Read
from .lowering import document
from .samples import PETS_2_0

CASES = Path(__file__).parents[1] / "cases"
# A body beside fields of a form stays a parameter, so that lowering tells of it.
STAY = {"swagger20-bodies": ["#/paths/~1pets~1{id}~1photo/patch/parameters/0/in"]}
HEAD = "swagger: '2.0'\ninfo: {title: T, version: '1'}\n"


def yaml(text: str) -> Any:
    return parse(dedent(text))[0]


def rewritten(text: str, findings: Findings | None = None) -> dict[str, Any]:
    """The root of a document after it was rewritten."""
    read = document(HEAD + dedent(text))
    dialect.normalise(read, Findings() if findings is None else findings)
    return read.root


def operation(text: str, more: str = "") -> dict[str, Any]:
    """An operation after it was rewritten; `more` stands at the top."""
    paths = "paths:\n  /a:\n    post:\n" + indent(dedent(text), "      ")
    found = rewritten(dedent(more) + paths)["paths"]["/a"]["post"]
    assert isinstance(found, dict)
    return found


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


def test_references_into_operations_follow_what_they_meant() -> None:
    found = rewritten("""
        paths:
          /a:
            get:
              parameters:
                - {name: b, in: body, schema: {type: object}}
                - {name: q, in: query, type: string}
              responses: {'200': {schema: {type: array, items: {type: string}}}}
          /b:
            get:
              parameters:
                - {$ref: '#/paths/~1a/get/parameters/0'}
                - {$ref: '#/paths/~1a/get/parameters/1'}
              responses:
                '200': {schema: {$ref: '#/paths/~1a/get/responses/200/schema/items'}}
        """)["paths"]["/b"]["get"]
    assert found["parameters"] == [{"$ref": "#/paths/~1a/get/parameters/0"}]
    content = "content/application~1json/schema"
    assert found["requestBody"]["content"]["application/json"]["schema"] == {
        "$ref": f"#/paths/~1a/get/requestBody/{content}"
    }
    assert found["responses"]["200"]["content"]["application/json"]["schema"] == {
        "$ref": f"#/paths/~1a/get/responses/200/{content}/items"
    }


def test_a_reference_to_nothing_names_the_section() -> None:
    found = rewritten("definitions: {A: {$ref: '#/definitions/Nope'}}")
    assert found["components"]["schemas"]["A"] == {"$ref": "#/components/schemas/Nope"}


def test_references_between_files(read: Read) -> None:
    found = read(
        HEAD
        + "definitions: {A: {type: object}, B: {$ref: 'parts/b.yaml#/definitions/B'}}\n",
        **{"parts/b.yaml": """
                definitions:
                  B: {properties: {a: {$ref: '../spec.yaml#/definitions/A'}}}
                  C: {$ref: '../sp%65c.yaml#/definitions/A'}
                """},
    )
    dialect.normalise(found, Findings())
    definitions = found.files["parts/b.yaml"]["definitions"]
    ref = "../spec.yaml#/components/schemas/A"
    assert definitions["B"]["properties"]["a"] == {"$ref": ref}
    assert found.resolve(ref, "parts/b.yaml#").pointer == "#/components/schemas/A"
    assert found.root["components"]["schemas"]["B"] == {
        "$ref": "parts/b.yaml#/definitions/B"
    }


def test_places_stay_where_they_are() -> None:
    read = document(HEAD + dedent("""\
        paths:
          /a:
            post:
              parameters:
                - name: b
                  in: body
                  schema:
                    type: object
                - {name: q, in: query, type: text}
              responses:
                '200':
                  schema:
                    type: text
        definitions:
          A:
            properties:
              x: {type: text}
        """))
    dialect.normalise(read, Findings())
    content = "content/application~1json/schema/type"
    for pointer, line in {
        "#/paths/~1a/post/requestBody": 7,
        f"#/paths/~1a/post/requestBody/{content}": 10,
        "#/paths/~1a/post/parameters/0/schema": 11,
        f"#/paths/~1a/post/responses/200/{content}": 15,
        "#/components/schemas/A/properties/x/type": 19,
        "#/definitions": 16,
    }.items():
        assert (pointer, read.position(pointer).line) == (pointer, line)


def test_what_was_found_before_has_the_line_where_it_stood(folder: Path) -> None:
    (folder / "spec.yaml").write_text(HEAD + dedent("""\
        paths:
          /a:
            get:
              responses: {'200': {}}
        definitions:
          A: {type: 5}
        """))
    config = Config(Path("spec.yaml"), (Target("python", Path("out"), "pkg"),))
    result = pipeline.run(config, check=True, progress=lambda _: None)
    found = {one["pointer"]: one["line"] for one in result.report["findings"]}
    assert found["#/paths/~1a/get/responses/200"] == 6
    assert found["#/definitions/A/type"] == 8


def test_a_described_reference_is_shared_from_another_file(read: Read) -> None:
    found = read(
        HEAD + "paths: {/a: {post: {parameters: [{$ref: 'parts/b.yaml#/body'}]}}}\n",
        **{"parts/b.yaml": """
                body: {name: b, in: body, schema: {description: d, $ref: '#/pet'}}
                pet: {type: object}
                """},
    )
    dialect.normalise(found, Findings())
    body = found.root["paths"]["/a"]["post"]["requestBody"]
    schema = body["content"]["application/json"]["schema"]
    assert found.resolve(schema["$ref"], "#").value["description"] == "d"
