"""What the meta-schema and openapi-spec-validator say, made readable."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sdkwright import validate
from sdkwright.diagnostics import DocumentProblem, Findings
from sdkwright.document import Document

from .conftest import Read

HEAD = "openapi: {version}\ninfo: {{title: T, version: '1'}}\n"
FINE = "paths: {/a: {get: {responses: {'200': {description: fine}}}}}\n"


def structure(document: Document) -> dict[str, str]:
    findings = Findings()
    validate.structure(document, findings)
    assert {finding.rule for finding in findings} <= {"structure", "wrong-shape"}
    return {finding.pointer: finding.message for finding in findings}


def full(document: Document) -> list[tuple[str, str]]:
    findings = Findings()
    validate.full(document, findings)
    return [(finding.rule, finding.pointer) for finding in findings]


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_nothing_is_wrong(read: Read, version: str) -> None:
    document = read(HEAD.format(version=version) + FINE)
    assert structure(document) == {}
    assert full(document) == []


@pytest.mark.parametrize("version", ["3.1.0", "3.2.0"])
def test_what_the_meta_schema_leaves_to_the_text(read: Read, version: str) -> None:
    document = read(HEAD.format(version=version) + """\
components:
  links:
    Good: {operationId: a, server: {url: /}}
    Bad: {operationId: a, body: {url: /}}
  headers:
    Bad: {schema: {}, example: 1, examples: {}}
  parameters:
    Bad: {name: 'a b', in: header, schema: {}}
    Good: {name: 'a b', in: query, schema: {}}
  responses:
    Bad: {description: It., headers: {'a b': {schema: {}}}}
  schemas:
    Bad: {items: {xml: {nodeType: element, wrapped: true}}}
    Good: {items: {xml: {wrapped: true}, examples: [1], example: 1}}
""")
    assert set(structure(document)) == {
        "#/components/links/Bad",
        "#/components/headers/Bad",
        "#/components/parameters/Bad/name",
        "#/components/responses/Bad/headers",
        "#/components/schemas/Bad/items/xml",
    }


@pytest.mark.parametrize("version", ["9.9", "{}", "../../x", "''", "3/x"])
def test_a_version_without_a_meta_schema_is_left_to_others(
    read: Read, version: str
) -> None:
    assert (
        structure(read(f"openapi: {version}\n{FINE}info: {{title: T, version: x}}"))
        == {}
    )


@pytest.mark.parametrize("version", ["9.9", "{}", "''"])
def test_a_full_validation_needs_a_version_that_is_known(
    read: Read, version: str
) -> None:
    text = f"openapi: {version}\n{FINE}info: {{title: T, version: x}}"
    with pytest.raises(DocumentProblem, match=r"there is no version|9\.9 is not known"):
        full(read(text))


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_each_fault_has_its_place(read: Read, version: str) -> None:
    text = """\
paths:
  /a:
    get: {parameters: {a: 1}, responses: {'200': {description: 5}}}
  /b: nope
"""
    found = structure(read(HEAD.format(version=version) + text))
    assert found == {
        "#/paths/~1a/get/parameters": 'this is not of type "array"',
        "#/paths/~1a/get/responses/200/description": 'this is not of type "string"',
        "#/paths/~1b": 'this is not of type "object"',
    }


def test_of_alternatives_the_one_that_was_meant_speaks(read: Read) -> None:
    text = "paths: {/a: {get: {responses: {'200': {}}, parameters: [{in: query}]}}}"
    found = structure(read(HEAD.format(version="3.0.3") + text))
    assert (
        found["#/paths/~1a/get/responses/200"] == '"description" is a required property'
    )
    assert "$ref" not in str(found)


def test_what_is_unknown_is_named(read: Read) -> None:
    found = structure(read(HEAD.format(version="3.1.0") + FINE + "pahts: {}"))
    assert "'pahts'" in found["#"]


def test_only_wrong_shapes_are_errors(read: Read) -> None:
    text = """\
info: {title: T, version: 1.0, contact: []}
tags:
paths:
  /a:
    parameters: {}
    get: {operationId: [l], summary: 5, responses: {'200': {description: fine}}}
components:
  schemas:
    A: {type: object, properties: [], exclusiveMinimum: true, example: {a: 1}, xml: 5}
    B: nope
"""
    findings = Findings()
    validate.structure(read("openapi: 3.1.0\n" + text), findings)
    wrong = [finding.pointer for finding in findings if finding.severity == "error"]
    assert sorted(wrong) == [
        "#/components/schemas/A/properties",
        "#/components/schemas/B",
        "#/paths/~1a/get/operationId",
        "#/paths/~1a/parameters",
    ]
    assert len(findings) > len(wrong)


def test_schemas_are_looked_into(read: Read) -> None:
    text = "components: {schemas: {A: {items: {minimum: x}, $defs: {B: {enum: 1}}}}}"
    assert list(structure(read(HEAD.format(version="3.1.0") + FINE + text))) == [
        "#/components/schemas/A/$defs/B/enum",
        "#/components/schemas/A/items/minimum",
    ]


def test_warnings_are_capped_and_errors_are_not(read: Read) -> None:
    odd = "".join(f"  /a{number}: {{odd: 1}}\n" for number in range(1000))
    text = HEAD.format(version="3.1.0") + "paths:\n" + odd + "  /z: nope\n"
    found = structure(read(text))
    assert len(found) == 102
    assert found["#"] == "and 900 more complaints of this kind"
    assert "#/paths/~1z" in found


def test_a_full_validation_follows_every_reference(read: Read) -> None:
    text = """\
paths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/Nope'}}}}}
components:
  schemas: {A: {$ref: '../out.yaml#/B'}, C: {$ref: 'more.yaml#/D'}}
  examples: {E: {value: {$ref: '#/gone'}}}
"""
    document = read(
        HEAD.format(version="3.1.0") + text,
        **{"more.yaml": "D: {not: {$ref: '#/gone'}}"},
    )
    assert sorted(full(document)) == [
        ("example-reference", "#/components/examples/E/value/$ref"),
        ("unresolved-reference", "#/components/schemas/A/$ref"),
        ("unresolved-reference", "#/paths/~1a/get/responses/200/$ref"),
        ("unresolved-reference", "more.yaml#/D/not/$ref"),
    ]


def test_a_full_validation_looks_into_schemas(read: Read) -> None:
    text = """\
components:
  schemas:
    A: {type: object, properties: {n: {type: integer, exclusiveMinimum: true}}}
"""
    document = read(HEAD.format(version="3.1.0") + FINE + text)
    pointer = "#/components/schemas/A/properties/n/exclusiveMinimum"
    assert full(document) == [("validation", pointer)]


def test_a_full_validation_reads_other_files_through_the_document(read: Read) -> None:
    text = "components: {schemas: {A: {$ref: 'more.yaml#/B'}}}"
    more = {"more.yaml": "B: {type: object, properties: {n: {type: 5}}}"}
    document = read(HEAD.format(version="3.1.0") + FINE + text, **more)
    assert [rule for rule, _ in full(document)] == ["validation"]


def test_the_structure_is_checked_without_a_slow_import() -> None:
    program = """
import sys, pathlib
from sdkwright import validate, document, diagnostics
path = pathlib.Path(sys.argv[1])
validate.structure(document.load(path), diagnostics.Findings())
assert "openapi_spec_validator" not in sys.modules
assert "jsonschema" not in sys.modules
"""
    spec = "spec/openrouter.yaml"
    subprocess.run([sys.executable, "-c", program, spec], check=True)


NAMED = """\
paths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/A'}}}}}
components:
  responses:
    A: {description: It., content: {a/b: {schema: {$ref: 'https://a.test/pet#name'}}}}
  schemas:
    Pet: {$id: 'https://a.test/pet', $defs: {N: {$anchor: name}}}
"""
RELATIVE = """\
    Toy: {$id: 'https://a.test/toy', items: {$ref: pet}}
"""


def test_a_full_validation_knows_the_names_of_schemas(read: Read) -> None:
    assert full(read(HEAD.format(version="3.1.0") + NAMED)) == []


def test_a_reference_that_is_beyond_the_validator_is_no_error(read: Read) -> None:
    text = HEAD.format(version="3.1.0") + NAMED + RELATIVE
    assert full(read(text)) == [("not-validated", "#")]
    broken = text.replace("$ref: pet", "$ref: cat")
    assert full(read(broken)) == [
        ("unresolved-reference", "#/components/schemas/Toy/items/$ref")
    ]
