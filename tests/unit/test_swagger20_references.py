"""References and places of Swagger 2.0, while what they lead to moves."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from sdkwright import dialect, pipeline
from sdkwright.config import Config
from sdkwright.diagnostics import Findings
from sdkwright.target import Target

from .conftest import Read
from .lowering import document
from .swagger20 import HEAD, rewritten


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
