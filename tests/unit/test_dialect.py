"""Dialects of OpenAPI, read as 3.1."""

from __future__ import annotations

from typing import Any

import pytest

from sdkwright import dialect
from sdkwright.diagnostics import DocumentProblem, Findings
from sdkwright.dialect.references import written
from sdkwright.ir import Enum, Named, Nullable, Object, Scalar, TupleOf, TypeRef

from .conftest import Read
from .lowering import COMPONENTS, document, fields, lowered, ref


def type_of(schema: str, version: str = "3.0.3") -> TypeRef:
    """The type of a property with this schema, beside an object `B`."""
    found = lowered(f"""
        openapi: {version}
        components:
          schemas:
            A: {{properties: {{x: {schema}}}}}
            B: {{type: object, properties: {{y: {{type: string}}}}}}
        """)
    return fields(found.named("A"))["x"]


@pytest.mark.parametrize("version", ["2.0", "3.0.0", "3.0.4", "3.1.0", "3.2.0"])
def test_versions_that_are_read(version: str) -> None:
    dialect.normalise(document(f"openapi: {version}"), Findings())


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ("openapi: 4.0.0", "#/openapi"),
        ("openapi: '2'", "#/openapi"),
        ("openapi: {}", "#/openapi"),
        ("openapi:", "#/openapi"),
        ("openapi: 3.10.0", "#/openapi"),
        ("swagger: '1.2'", "#/swagger"),
        ("info: {}", "#"),
    ],
)
def test_versions_that_are_not_read(text: str, pointer: str) -> None:
    with pytest.raises(DocumentProblem) as caught:
        dialect.normalise(document(text), Findings())
    assert caught.value.finding.rule == "unsupported-version"
    assert caught.value.finding.pointer == pointer


def test_nullable_is_null_among_the_types() -> None:
    assert type_of("{type: string, nullable: true}") == Nullable(Scalar("string"))


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_nullable_means_what_it_says(version: str) -> None:
    found = type_of("{type: string, nullable: true}", version)
    assert found == Nullable(Scalar("string"))


@pytest.mark.parametrize("nullable", ["false", "'true'", "1"])
def test_nullable_that_is_not_true(nullable: str) -> None:
    assert type_of(f"{{type: string, nullable: {nullable}}}") == Scalar("string")


@pytest.mark.parametrize("values", ["[a, b]", "[a, b, null]"])
def test_a_nullable_enumeration(values: str) -> None:
    found = lowered(f"""
        openapi: 3.0.3
        components:
          schemas:
            A:
              properties:
                x: {{type: string, nullable: true, enum: {values}}}
        """)
    place = COMPONENTS + "A/properties/x"
    assert fields(found.named("A")) == {"x": Nullable(Named(place))}
    declared = found.declarations[place]
    assert isinstance(declared, Enum)
    assert declared.values == ("a", "b")


@pytest.mark.parametrize(
    "schema",
    [
        "{nullable: true, $ref: '#/components/schemas/B'}",
        "{nullable: true, allOf: [{$ref: '#/components/schemas/B'}]}",
        "{nullable: true, oneOf: [{$ref: '#/components/schemas/B'}]}",
        "{nullable: true, anyOf: [{$ref: '#/components/schemas/B'}]}",
    ],
)
def test_a_nullable_reference(schema: str) -> None:
    assert type_of(schema) == Nullable(ref("B"))


def test_nullable_beside_all_of() -> None:
    schema = "{type: object, nullable: true, allOf: [{$ref: '#/components/schemas/B'}]}"
    assert type_of(schema) == Nullable(ref("B"))


def test_a_property_called_nullable_is_one() -> None:
    found = lowered("""
        openapi: 3.0.3
        components:
          schemas: {A: {properties: {nullable: {type: boolean}, type: {type: string}}}}
        """)
    assert fields(found.named("A")) == {
        "nullable": Scalar("boolean"),
        "type": Scalar("string"),
    }


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (
            {"minimum": 1, "exclusiveMinimum": True},
            {"exclusiveMinimum": 1},
        ),
        (
            {"maximum": 1, "exclusiveMaximum": False},
            {"maximum": 1},
        ),
        ({"exclusiveMaximum": True}, {"exclusiveMaximum": True}),
        (
            {"properties": {"exclusiveMinimum": {"minimum": 1}}},
            {"properties": {"exclusiveMinimum": {"minimum": 1}}},
        ),
    ],
)
def test_an_exclusive_limit_is_a_number(
    schema: dict[str, Any], expected: dict[str, Any]
) -> None:
    read = document({"openapi": "3.0.3", "components": {"schemas": {"A": schema}}})
    dialect.normalise(read, Findings())
    assert read.root["components"]["schemas"]["A"] == expected


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_a_list_of_items_is_a_tuple_in_every_version(version: str) -> None:
    items = "items: [{type: string}], additionalItems: false, minItems: 1"
    found = type_of(f"{{type: array, {items}}}", version)
    assert found == TupleOf((Scalar("string"),))


def test_places_stay_where_they_are() -> None:
    read = document("""\
openapi: 3.0.3
components:
  schemas:
    A:
      nullable: true
      allOf:
        - $ref: '#/components/schemas/B'
""")
    before = read.position("#/components/schemas/A")
    dialect.normalise(read, Findings())
    assert read.position("#/components/schemas/A") == before
    assert read.position("#/components/schemas/A/allOf/0").line == 7


def test_a_nullable_object_stays_an_object() -> None:
    found = lowered("""
        openapi: 3.0.3
        components:
          schemas:
            A: {type: object, nullable: true, properties: {x: {type: string}}}
            C: {properties: {a: {$ref: '#/components/schemas/A'}}}
        """)
    assert isinstance(found.named("A"), Object)
    assert fields(found.named("C")) == {"a": Nullable(ref("A"))}


@pytest.mark.parametrize(
    ("pointer", "base", "reference"),
    [
        ("#/a b", "", "#/a%20b"),
        ("#/a", "x/y.yaml", "../api.yaml#/a"),
        ("x/z 1.yaml#/a", "x/y.yaml", "z%201.yaml#/a"),
        ("https://a.test/x.yaml#/a", "", "https://a.test/x.yaml#/a"),
        ("https://a.test/x.yaml#/a", "https://a.test/x.yaml", "#/a"),
    ],
)
def test_a_place_as_a_reference(pointer: str, base: str, reference: str) -> None:
    assert written(document({}), pointer, base) == reference


@pytest.mark.parametrize(
    "version", ["swagger: '2.0'", "openapi: 3.1.0", "openapi: 3.2.0"]
)
@pytest.mark.parametrize("content", ["", "null", "7", "text"])
def test_a_file_that_holds_no_container(read: Read, version: str, content: str) -> None:
    text = f"""
        {version}
        definitions:
          A: {{nullable: true, items: {{$dynamicRef: '#x'}}}}
          B: {{$ref: other.yaml}}
        """
    found = read(text, **{"other.yaml": content})
    dialect.normalise(found, Findings())
    assert not isinstance(found.files["other.yaml"], dict | list)
