"""What tells the variants of a union apart."""

from __future__ import annotations

from textwrap import indent

import pytest

from sdkwright.ir import (
    Doc,
    Enum,
    Named,
    Null,
    Nullable,
    Scalar,
    Tag,
    TypeRef,
    Union,
)

from .lowering import COMPONENTS, Lowered, fields, ref, schemas, type_of

CAT = "Cat: {required: [kind], properties: {kind: {const: cat}, claws: {}}}\n"
DOG = "Dog: {required: [kind], properties: {kind: {const: dog}, tail: {}}}\n"
PLAIN = "Plain: {properties: {name: {type: string}}}\nOther: {properties: {age: {}}}\n"
REFS = (
    "oneOf: [{{$ref: '#/components/schemas/{}'}}, {{$ref: '#/components/schemas/{}'}}]"
)
CAT_OR_DOG = REFS.format("Cat", "Dog")
PLAIN_OR_OTHER = REFS.format("Plain", "Other")


def union(text: str, more: str = "") -> Union:
    declaration = lower(text, more).named("U")
    assert isinstance(declaration, Union)
    return declaration


def lower(text: str, more: str = "") -> Lowered:
    return schemas(f"U:\n{indent(text, '  ')}\n{more}")


# --- Inferred -------------------------------------------------------------------------


def test_a_property_with_another_constant_in_each() -> None:
    assert union(CAT_OR_DOG, CAT + DOG) == Union(
        COMPONENTS + "U",
        Doc(),
        (ref("Cat"), ref("Dog")),
        Tag("kind", {"cat": ref("Cat"), "dog": ref("Dog")}),
    )


def test_a_property_with_several_values_in_one() -> None:
    more = DOG + "Cat: {required: [kind], properties: {kind: {enum: [cat, lion]}}}"
    tag = union(CAT_OR_DOG, more).tag
    assert tag == Tag(
        "kind", {"cat": ref("Cat"), "lion": ref("Cat"), "dog": ref("Dog")}
    )


def test_numbers_tell_apart_as_well() -> None:
    more = (
        "Cat: {required: [v], properties: {v: {const: 1}}}\n"
        "Dog: {required: [v], properties: {v: {const: 2}}}"
    )
    tag = union(CAT_OR_DOG, more).tag
    assert tag == Tag("v", {1: ref("Cat"), 2: ref("Dog")})


def test_a_constant_may_be_inherited() -> None:
    more = (
        DOG
        + CAT.replace("Cat", "Base")
        + ("Cat: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {a: {}}}]}")
    )
    tag = union(CAT_OR_DOG, more).tag
    assert tag == Tag("kind", {"cat": ref("Cat"), "dog": ref("Dog")})


def test_a_property_beside_the_variants_is_of_each() -> None:
    found = lower("""
required: [id]
properties: {id: {type: string}}
oneOf:
- {required: [kind], properties: {kind: {const: a}}}
- {required: [kind], properties: {kind: {const: b}}}
""")
    first = COMPONENTS + "U/oneOf/0"
    assert set(fields(found.declarations[first])) == {"kind", "id"}


@pytest.mark.parametrize(
    "cat",
    [
        "Cat: {properties: {kind: {const: cat}}}",  # it may be absent
        "Cat: {required: [kind], properties: {kind: {type: string}}}",
        "Cat: {required: [kind], properties: {kind: {const: dog}}}",
        "Cat: {required: [kind], properties: {kind: {enum: [cat, dog]}}}",
        "Cat: {required: [kind], properties: {kind: {const: 1.5}}}",
        "Cat: {properties: {claws: {}}}",
    ],
)
def test_variants_that_cannot_be_told_apart(cat: str) -> None:
    found = union(CAT_OR_DOG, f"{DOG}{cat}\n")
    assert found == Union(COMPONENTS + "U", Doc(), (ref("Cat"), ref("Dog")), None)


# --- Declared -------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["Plain", "#/components/schemas/Plain"])
def test_a_mapping_names_schemas_or_points_at_them(target: str) -> None:
    found = union(
        f"{PLAIN_OR_OTHER}\n"
        f"discriminator: {{propertyName: t, mapping: {{p: '{target}', o: Other}}}}",
        PLAIN,
    )
    assert found.tag == Tag("t", {"p": ref("Plain"), "o": ref("Other")})


def test_without_a_mapping_the_names_of_schemas_count() -> None:
    found = union(f"{PLAIN_OR_OTHER}\ndiscriminator: {{propertyName: t}}", PLAIN)
    assert found.tag == Tag("t", {"Plain": ref("Plain"), "Other": ref("Other")})


def test_what_the_mapping_leaves_out_has_its_own_name() -> None:
    found = union(
        f"{PLAIN_OR_OTHER}\ndiscriminator: {{propertyName: t, mapping: {{p: Plain}}}}",
        PLAIN,
    )
    assert found.tag == Tag("t", {"p": ref("Plain"), "Other": ref("Other")})


def test_a_constant_counts_more_than_the_name_of_a_schema() -> None:
    found = union(f"{CAT_OR_DOG}\ndiscriminator: {{propertyName: kind}}", CAT + DOG)
    assert found.tag == Tag("kind", {"cat": ref("Cat"), "dog": ref("Dog")})


def test_several_values_may_stand_for_one_variant() -> None:
    found = union(
        f"{PLAIN_OR_OTHER}\n"
        "discriminator: {propertyName: t, mapping: {p: Plain, q: Plain, o: Other}}",
        PLAIN,
    )
    assert found.tag == Tag(
        "t", {"p": ref("Plain"), "q": ref("Plain"), "o": ref("Other")}
    )
    assert found.variants == (ref("Plain"), ref("Other"))


def test_a_mapping_may_know_more_than_the_variants() -> None:
    found = union(
        f"{PLAIN_OR_OTHER}\n"
        "discriminator: {propertyName: t, mapping: {p: Plain, o: Other, m: More}}",
        PLAIN + "More: {properties: {more: {}}}\n",
    )
    assert found.variants == (ref("Plain"), ref("Other"), ref("More"))


def test_a_mapping_to_nothing_is_reported() -> None:
    found = lower(
        f"{PLAIN_OR_OTHER}\n"
        "discriminator: {propertyName: t, mapping: {p: Plain, o: Nope}}",
        PLAIN,
    )
    (place,) = found.places("unresolved-reference")
    assert place.startswith(COMPONENTS + "U/discriminator/mapping/o")


def test_extensions_in_a_mapping_are_no_values() -> None:
    found = union(
        f"{PLAIN_OR_OTHER}\n"
        "discriminator: {propertyName: t, mapping: {p: Plain, o: Other, x-a: Nope}}",
        PLAIN,
    )
    assert found.tag == Tag("t", {"p": ref("Plain"), "o": ref("Other")})


@pytest.mark.parametrize("discriminator", ["{}", "{propertyName: 5}", "5", "[]"])
def test_a_discriminator_without_a_property_is_passed_over(discriminator: str) -> None:
    found = union(f"{CAT_OR_DOG}\ndiscriminator: {discriminator}", CAT + DOG)
    assert found.tag == Tag("kind", {"cat": ref("Cat"), "dog": ref("Dog")})


# --- Nested, odd ----------------------------------------------------------------------


def test_a_variant_may_be_a_union() -> None:
    more = (
        CAT
        + DOG
        + (
            f"Pet: {{{CAT_OR_DOG}}}\n"
            "Car: {required: [kind], properties: {kind: {const: car}}}\n"
        )
    )
    found = union(
        "oneOf: [{$ref: '#/components/schemas/Pet'}, {$ref: '#/components/schemas/Car'}]",
        more,
    )
    assert found.variants == (ref("Pet"), ref("Car"))
    assert found.tag == Tag(
        "kind", {"cat": ref("Pet"), "dog": ref("Pet"), "car": ref("Car")}
    )


def test_what_is_no_object_stands_beside_the_tagged_ones() -> None:
    found = lower(CAT_OR_DOG.replace("oneOf: [", "oneOf: [{type: string}, "), CAT + DOG)
    objects = Named(COMPONENTS + "U/oneOf")
    declared = found.named("U")
    assert declared == Union(COMPONENTS + "U", Doc(), (Scalar("string"), objects), None)
    tagged = found.declarations[objects.pointer]
    assert isinstance(tagged, Union)
    assert tagged.tag == Tag("kind", {"cat": ref("Cat"), "dog": ref("Dog")})


def test_scalars_are_a_union_without_a_tag() -> None:
    found = union("anyOf: [{type: string}, {type: integer}]")
    assert found.variants == (Scalar("string"), Scalar("integer"))
    assert found.tag is None


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{oneOf: [{type: string}]}", Scalar("string")),
        ("{oneOf: [{type: string}, {type: string}]}", Scalar("string")),
        ("{anyOf: [{type: 'null'}]}", Null()),
        ("{anyOf: [{type: string}, {type: 'null'}]}", Nullable(Scalar("string"))),
        ("{type: string, anyOf: [{minLength: 1}]}", Scalar("string")),
    ],
)
def test_one_variant_is_no_union(schema: str, expected: TypeRef) -> None:
    assert type_of(schema) == expected


def test_variants_that_only_constrain_are_no_union() -> None:
    found = schemas("""
        A:
          properties: {a: {type: string}, b: {type: string}}
          anyOf: [{required: [a]}, {required: [b]}]
        """)
    assert set(fields(found.named("A"))) == {"a", "b"}
    assert found.rules == []


@pytest.mark.parametrize(
    "schema",
    [
        "{anyOf: [{const: a}, {const: b}]}",
        "{anyOf: [{const: a}, {const: b}, {type: string}]}",
        "{oneOf: [{enum: [a]}, {enum: [b]}]}",
        "{anyOf: [{type: string}, {enum: [a, b]}]}",
    ],
)
def test_constants_are_an_enumeration(schema: str) -> None:
    found = schemas(f"A: {schema}")
    assert found.named("A") == Enum(COMPONENTS + "A", Doc(), ("a", "b"))


def test_a_nullable_union_is_nullable_where_it_is_used() -> None:
    found = schemas(f"""
        U: {{{CAT_OR_DOG.replace("]", ", {type: 'null'}]")}}}
        A: {{properties: {{x: {{$ref: '#/components/schemas/U'}}}}}}
        {CAT}        {DOG}""")
    declared = found.named("U")
    assert isinstance(declared, Union)
    assert declared.variants == (ref("Cat"), ref("Dog"))
    assert fields(found.named("A")) == {"x": Nullable(ref("U"))}


def test_of_several_unions_in_one_schema_the_last_counts() -> None:
    found = schemas("""
        A:
          allOf: [{anyOf: [{type: integer}, {type: boolean}]}]
          oneOf: [{type: string}, {type: integer}]
        """)
    assert found.places("combined-unions") == [COMPONENTS + "A/oneOf"]
