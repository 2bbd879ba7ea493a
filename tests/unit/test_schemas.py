"""Types, declarations, references, and where null belongs."""

from __future__ import annotations

import pytest

from sdkwright.ir import (
    Alias,
    AnyJson,
    Constant,
    Doc,
    Enum,
    Field,
    ListOf,
    MapOf,
    Named,
    Null,
    Nullable,
    Object,
    Scalar,
    TupleOf,
    TypeRef,
    Union,
)

from .lowering import COMPONENTS, fields, ref, schemas, type_of

STRING = Scalar("string")
INTEGER = Scalar("integer")


# --- Types ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string}", STRING),
        ("{type: string, format: date-time}", Scalar("string", "date-time")),
        ("{type: integer, format: int64}", Scalar("integer", "int64")),
        ("{type: number}", Scalar("number")),
        ("{type: boolean}", Scalar("boolean")),
        ("{type: 'null'}", Null()),
        ("{type: array, items: {type: string}}", ListOf(STRING)),
        ("{type: array}", ListOf(AnyJson())),
        ("{items: {type: string}}", ListOf(STRING)),
        ("{type: object}", MapOf(AnyJson())),
        ("{type: object, additionalProperties: {type: string}}", MapOf(STRING)),
        ("{additionalProperties: {type: string}}", MapOf(STRING)),
        ("{type: object, additionalProperties: true}", MapOf(AnyJson())),
        ("{type: object, additionalProperties: false}", MapOf(AnyJson())),
        ("{const: a}", Constant("a")),
        ("{const: 1}", Constant(1)),
        ("{const: null}", Null()),
        ("{enum: [null]}", Null()),
        ("{}", AnyJson()),
        ("true", AnyJson()),
        ("{description: anything}", AnyJson()),
    ],
)
def test_a_type(schema: str, expected: TypeRef) -> None:
    assert type_of(schema) == expected


def test_an_object() -> None:
    found = schemas("""
        A:
          title: An A
          description: What it is.
          deprecated: true
          type: object
          required: [b]
          properties:
            a: {type: string, description: The a., deprecated: true}
            b: {type: integer}
        """)
    assert found.named("A") == Object(
        COMPONENTS + "A",
        Doc("An A", "What it is.", deprecated=True),
        (
            Field(
                "a",
                STRING,
                False,
                COMPONENTS + "A/properties/a",
                Doc(text="The a.", deprecated=True),
            ),
            Field("b", INTEGER, True, COMPONENTS + "A/properties/b"),
        ),
    )
    assert found.rules == []


def test_an_inline_object_is_a_declaration_of_its_own() -> None:
    found = schemas("A: {properties: {x: {properties: {y: {type: string}}}}}")
    place = COMPONENTS + "A/properties/x"
    assert fields(found.named("A")) == {"x": Named(place)}
    assert fields(found.declarations[place]) == {"y": STRING}


@pytest.mark.parametrize("values", [("a",), ("a", "b")])
def test_an_enum(values: tuple[str, ...]) -> None:
    found = schemas(f"A: {{type: string, enum: [{', '.join(values)}]}}")
    assert found.named("A") == Enum(COMPONENTS + "A", Doc(), values)


def test_an_enum_says_each_value_once() -> None:
    found = schemas("A: {enum: [a, b, a]}")
    assert found.named("A") == Enum(COMPONENTS + "A", Doc(), ("a", "b"))


def test_an_enum_of_containers_is_any_json() -> None:
    found = schemas("A: {enum: [[1], {a: 1}]}")
    assert found.named("A") == Alias(COMPONENTS + "A", Doc(), AnyJson())
    assert found.places("unsupported-enum") == [COMPONENTS + "A"]


def test_several_types_are_a_union() -> None:
    found = schemas("A: {type: [string, integer]}")
    assert found.named("A") == Union(COMPONENTS + "A", Doc(), (STRING, INTEGER), None)


def test_a_type_that_is_none() -> None:
    found = schemas("A: {type: text}")
    assert found.named("A") == Alias(COMPONENTS + "A", Doc(), AnyJson())
    assert found.places("unknown-type") == [COMPONENTS + "A/type"]


@pytest.mark.parametrize("keyword", ["not", "if", "dependentSchemas"])
def test_what_types_cannot_say_is_reported(keyword: str) -> None:
    found = schemas(f"A: {{type: object, {keyword}: {{}}}}")
    assert found.places("unsupported-keyword") == [COMPONENTS + f"A/{keyword}"]


@pytest.mark.parametrize(
    ("said", "type_"),
    [
        ("additionalProperties: {type: string}", STRING),
        ("unevaluatedProperties: {type: string}", STRING),
        ("additionalProperties: {}", AnyJson()),
        ("additionalProperties: false", AnyJson()),
        (
            "additionalProperties: false, patternProperties: {^a: {type: string}}",
            STRING,
        ),
        ("patternProperties: {^a: {type: string}}", AnyJson()),
    ],
)
def test_additional_properties_beside_others(said: str, type_: TypeRef) -> None:
    found = schemas(f"A: {{properties: {{x: {{}}}}, {said}}}").named("A")
    assert isinstance(found, Object)
    assert found.additional == type_


@pytest.mark.parametrize(
    ("limits", "is_tuple"),
    [
        ("minItems: 2, maxItems: 2", True),
        ("minItems: 2, items: false", True),
        ("minItems: 2, unevaluatedItems: false", True),
        ("minItems: 1, maxItems: 2", False),
        ("minItems: 2, maxItems: 3", False),
        ("items: false", False),
    ],
)
def test_a_tuple_has_all_its_items(limits: str, is_tuple: bool) -> None:
    prefix = "prefixItems: [{type: string}, {type: integer}]"
    found = schemas(f"A: {{type: array, {prefix}, {limits}}}")
    expected = [] if is_tuple else [COMPONENTS + "A/prefixItems"]
    assert found.places("items-by-position") == expected
    declared = found.named("A")
    assert isinstance(declared, Alias)
    assert (declared.type == TupleOf((STRING, INTEGER))) is is_tuple


@pytest.mark.parametrize(
    "said",
    [
        "{type: string, readOnly: true}",
        "{$ref: '#/components/schemas/Id'}",
        "{$ref: '#/components/schemas/Name', readOnly: true}",
        "{allOf: [{$ref: '#/components/schemas/Name'}, {readOnly: true}]}",
    ],
)
def test_read_only_is_said_of_a_property_or_of_what_it_refers_to(said: str) -> None:
    found = schemas(
        f"A: {{properties: {{x: {said}}}}}\n"
        "Id: {type: string, readOnly: true}\nName: {type: string}"
    )
    declared = found.named("A")
    assert isinstance(declared, Object)
    assert [one.access for one in declared.fields] == ["read"]


@pytest.mark.parametrize(
    ("schema", "limits"),
    [
        ("{type: string, format: date, default: date}", (("default", "date"),)),
        ("{type: string, format: uuid}", (("format", "uuid"),)),
    ],
)
def test_only_a_format_is_said_by_its_type(
    schema: str, limits: tuple[tuple[str, str], ...]
) -> None:
    declared = schemas(f"A: {{properties: {{x: {schema}}}}}").named("A")
    assert isinstance(declared, Object)
    assert declared.fields[0].doc.limits == limits


# --- References -----------------------------------------------------------------------


def test_a_reference_is_to_the_declaration() -> None:
    assert type_of("{$ref: '#/components/schemas/B'}", "B: {properties: {y: {}}}") == (
        ref("B")
    )


def test_what_is_said_beside_a_reference_is_of_the_use() -> None:
    found = schemas("""
        A:
          properties:
            x: {$ref: '#/components/schemas/B', description: Here., deprecated: true}
        B: {description: There., properties: {y: {}}}
        """)
    declaration = found.named("A")
    assert isinstance(declaration, Object)
    assert declaration.fields[0].doc == Doc(text="Here.", deprecated=True)
    assert declaration.fields[0].type == ref("B")
    assert found.named("B").doc == Doc(text="There.")


@pytest.mark.parametrize(
    "schema",
    [
        "{allOf: [{$ref: '#/components/schemas/B'}]}",
        "{allOf: [{$ref: '#/components/schemas/B'}, {description: Here.}]}",
        "{description: Here., allOf: [{$ref: '#/components/schemas/B'}, {}]}",
        "{type: object, allOf: [{$ref: '#/components/schemas/B'}]}",
        "{allOf: [{allOf: [{$ref: '#/components/schemas/B'}]}]}",
    ],
)
def test_an_all_of_that_adds_nothing_is_a_reference(schema: str) -> None:
    found = schemas(
        f"A: {{properties: {{x: {schema}}}}}\nB: {{properties: {{y: {{}}}}}}"
    )
    assert fields(found.named("A")) == {"x": ref("B")}
    assert set(found.declarations) == {COMPONENTS + "A", COMPONENTS + "B"}


def test_constraints_beside_a_reference() -> None:
    schema = "{$ref: '#/components/schemas/B', minProperties: 1}"
    assert type_of(schema, "B: {properties: {y: {}}}") == ref("B")


def test_a_schema_that_is_a_reference_is_an_alias() -> None:
    found = schemas("A: {$ref: '#/components/schemas/B'}\nB: {properties: {y: {}}}")
    assert found.named("A") == Alias(COMPONENTS + "A", Doc(), ref("B"))


def test_a_reference_to_a_place_makes_a_declaration_of_it() -> None:
    found = schemas("""
        A: {properties: {x: {type: string}}}
        B: {properties: {y: {$ref: '#/components/schemas/A/properties/x'}}}
        """)
    place = COMPONENTS + "A/properties/x"
    assert fields(found.named("B")) == {"y": Named(place)}
    assert found.declarations[place] == Alias(place, Doc(), STRING)
    assert fields(found.named("A")) == {"x": STRING}


def test_a_reference_to_nothing_is_any_json() -> None:
    found = schemas("A: {properties: {x: {$ref: '#/components/schemas/Nope'}}}")
    assert fields(found.named("A")) == {"x": AnyJson()}
    place = COMPONENTS + "A/properties/x/$ref"
    assert found.places("unresolved-reference") == [place]


def test_a_property_may_be_called_as_a_keyword() -> None:
    found = schemas("A: {properties: {$ref: {type: string}, allOf: {type: integer}}}")
    assert fields(found.named("A")) == {"$ref": STRING, "allOf": INTEGER}
    assert found.rules == []


# --- Null -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "schema",
    [
        "{type: [string, 'null']}",
        "{anyOf: [{type: string}, {type: 'null'}]}",
        "{oneOf: [{type: 'null'}, {type: string}]}",
        "{anyOf: [{type: [string, 'null']}]}",
    ],
)
def test_null_among_others(schema: str) -> None:
    assert type_of(schema) == Nullable(STRING)


@pytest.mark.parametrize("type_", ["type: string, ", "type: [string, 'null'], ", ""])
def test_a_nullable_enum(type_: str) -> None:
    place = COMPONENTS + "A/properties/x"
    found = schemas(f"A: {{properties: {{x: {{{type_}enum: [a, b, null]}}}}}}")
    assert fields(found.named("A")) == {"x": Nullable(Named(place))}
    assert found.declarations[place] == Enum(place, Doc(), ("a", "b"))


def test_an_enum_may_forget_the_null_of_its_type() -> None:
    place = COMPONENTS + "A/properties/x"
    found = schemas("A: {properties: {x: {type: [string, 'null'], enum: [a]}}}")
    assert fields(found.named("A")) == {"x": Nullable(Named(place))}
    assert found.declarations[place] == Enum(place, Doc(), ("a",))


def test_a_nullable_reference() -> None:
    schema = "{anyOf: [{$ref: '#/components/schemas/B'}, {type: 'null'}]}"
    assert type_of(schema, "B: {properties: {y: {}}}") == Nullable(ref("B"))


def test_nullability_belongs_to_the_use() -> None:
    found = schemas("""
        A: {type: [object, 'null'], properties: {x: {type: string}}}
        B: {properties: {a: {$ref: '#/components/schemas/A'}}}
        C: {$ref: '#/components/schemas/A'}
        D: {properties: {c: {$ref: '#/components/schemas/C'}}}
        """)
    assert isinstance(found.named("A"), Object)
    assert fields(found.named("B")) == {"a": Nullable(ref("A"))}
    assert found.named("C") == Alias(COMPONENTS + "C", Doc(), ref("A"))
    assert fields(found.named("D")) == {"c": Nullable(ref("C"))}
