"""`allOf`, recursion, and schemas that are deep or many."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from sdkwright.ir import Alias, Constant, Doc, ListOf, Named, Object, Scalar, TypeRef
from sdkwright.places import MAX_DEPTH

from .invariants import check
from .lowering import COMPONENTS, fields, lowered, ref, schemas, type_of

STRING = Scalar("string")
INTEGER = Scalar("integer")


# --- allOf ----------------------------------------------------------------------------


def test_all_of_merges_objects() -> None:
    found = schemas("""
        A:
          allOf:
            - $ref: '#/components/schemas/B'
            - {required: [c], properties: {c: {type: string}}}
            - {required: [b]}
          properties: {a: {type: string}}
        B: {properties: {b: {type: integer}}}
        """)
    declaration = found.named("A")
    assert isinstance(declaration, Object)
    assert [(one.wire_name, one.type, one.required) for one in declaration.fields] == [
        ("a", STRING, False),
        ("b", INTEGER, True),
        ("c", STRING, True),
    ]
    inherited = declaration.fields[1]
    assert inherited.pointer == COMPONENTS + "B/properties/b"


def test_an_inherited_inline_object_stays_one() -> None:
    found = schemas("""
        A: {allOf: [{$ref: '#/components/schemas/C'}, {properties: {a: {}}}]}
        B: {allOf: [{$ref: '#/components/schemas/C'}, {properties: {b: {}}}]}
        C: {properties: {x: {properties: {y: {}}}}}
        """)
    place = Named(COMPONENTS + "C/properties/x")
    assert fields(found.named("A"))["x"] == place
    assert fields(found.named("B"))["x"] == place


def test_a_property_that_is_described_twice_is_all_that_is_said() -> None:
    found = schemas("""
        A: {allOf: [{$ref: '#/components/schemas/B'}, {properties: {x: {properties: {z: {}}}}}]}
        B: {properties: {x: {properties: {y: {}}}}}
        """)
    merged = fields(found.named("A"))["x"]
    assert isinstance(merged, Named)
    assert set(fields(found.declarations[merged.pointer])) == {"y", "z"}
    other = fields(found.named("B"))["x"]
    assert other == Named(COMPONENTS + "B/properties/x")
    assert set(fields(found.declarations[COMPONENTS + "B/properties/x"])) == {"y"}


def test_a_property_that_is_only_described_again_keeps_its_type() -> None:
    found = schemas("""
        A: {allOf: [{$ref: '#/components/schemas/B'}], properties: {x: {description: New.}}}
        B: {properties: {x: {type: string, description: Old.}}}
        """)
    declaration = found.named("A")
    assert isinstance(declaration, Object)
    (field,) = declaration.fields
    assert (field.type, field.doc.text) == (STRING, "New.")


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{allOf: [{type: number}, {type: integer}]}", INTEGER),
        ("{allOf: [{enum: [a, b]}, {const: b}]}", Constant("b")),
        ("{allOf: [{type: [string, 'null']}, {type: string}]}", STRING),
        ("{allOf: [{type: string}, {minLength: 1}]}", STRING),
        ("{type: string, allOf: [{format: uuid}]}", Scalar("string", "uuid")),
    ],
)
def test_all_of_narrows(schema: str, expected: TypeRef) -> None:
    assert type_of(schema) == expected


def test_what_nothing_can_satisfy_is_reported() -> None:
    found = schemas("A: {allOf: [{type: string}, {type: integer}]}")
    assert found.named("A") == Alias(COMPONENTS + "A", Doc(), STRING)
    assert found.places("impossible-schema") == [COMPONENTS + "A/allOf/1/type"]


# --- Recursion ------------------------------------------------------------------------


def test_an_object_in_itself() -> None:
    found = schemas("A: {properties: {a: {$ref: '#/components/schemas/A'}}}")
    assert fields(found.named("A")) == {"a": ref("A")}


def test_objects_in_each_other() -> None:
    found = schemas("""
        A: {properties: {b: {items: {$ref: '#/components/schemas/B'}}}}
        B: {properties: {a: {$ref: '#/components/schemas/A'}}}
        """)
    assert fields(found.named("A")) == {"b": ListOf(ref("B"))}
    assert fields(found.named("B")) == {"a": ref("A")}


def test_a_list_of_itself() -> None:
    found = schemas("A: {items: {$ref: '#/components/schemas/A'}}")
    assert found.named("A") == Alias(COMPONENTS + "A", Doc(), ListOf(ref("A")))


def test_a_circle_of_all_of_is_what_it_says() -> None:
    found = schemas("""
        A: {allOf: [{$ref: '#/components/schemas/B'}], properties: {a: {type: string}}}
        B: {allOf: [{$ref: '#/components/schemas/A'}], properties: {b: {type: string}}}
        """)
    assert set(fields(found.named("A"))) == {"a", "b"}
    assert set(fields(found.named("B"))) == {"a", "b"}


@pytest.mark.parametrize(
    "schema",
    [
        "A: {$ref: '#/components/schemas/A'}",
        "A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}",
        "A: {allOf: [{$ref: '#/components/schemas/A'}]}",
        "A: {oneOf: [{$ref: '#/components/schemas/A'}]}",
        "A: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}",
        "A: {anyOf: [{$ref: '#/components/schemas/B'}]}\n"
        "B: {anyOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}",
    ],
)
def test_a_schema_that_is_itself_ends(schema: str) -> None:
    check(schemas(schema))


def test_a_merged_property_that_contains_itself() -> None:
    check(schemas("""
        A:
          allOf: [{$ref: '#/components/schemas/B'}]
          properties: {x: {$ref: '#/components/schemas/A'}}
        B: {properties: {x: {properties: {y: {$ref: '#/components/schemas/A'}}}}}
        """))


@pytest.mark.parametrize("keyword", ["items", "additionalProperties"])
def test_a_list_that_contains_itself_through_all_of(keyword: str) -> None:
    check(schemas(f"""
        A:
          {keyword}:
            allOf:
              - $ref: '#/components/schemas/A'
              - {{{keyword}: {{type: string}}}}
        """))


# --- Depth and size -------------------------------------------------------------------


@pytest.mark.parametrize("keyword", ["allOf", "oneOf"])
def test_shared_members_are_looked_at_once(keyword: str) -> None:
    """A ladder has 2**30 ways down: whoever walks all of them never ends."""
    below = {"properties": {"t": {"const": "z"}}, "required": ["t"]}
    ladder: dict[str, Any] = {"A30": below, "B30": below}
    for rung in range(30):
        both = [{"$ref": f"{COMPONENTS}{side}{rung + 1}"} for side in "AB"]
        ladder |= {f"A{rung}": {keyword: both}, f"B{rung}": {keyword: both}}
    check(lowered({"components": {"schemas": ladder}}))


@pytest.mark.parametrize(
    "link",
    [
        lambda target: target,
        lambda target: {"allOf": [target, {"properties": {"p": {}}}]},
        lambda target: {"oneOf": [target, {"type": "string"}]},
        lambda target: {"items": target},
        lambda target: {"properties": {"p": target}},
    ],
    ids=["$ref", "allOf", "oneOf", "items", "properties"],
)
@pytest.mark.usefixtures("shallow_stack")
def test_a_long_chain(link: Any) -> None:
    chain = {f"A{n}": link({"$ref": f"{COMPONENTS}A{n + 1}"}) for n in range(250)}
    check(lowered({"components": {"schemas": {**chain, "A250": {"type": "string"}}}}))


@pytest.fixture
def shallow_stack() -> Iterator[None]:
    """Leaves room for 200 calls, so that a short chain meets what a long one would."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 200)
    yield
    sys.setrecursionlimit(limit)


@pytest.mark.parametrize(
    "nest",
    [
        lambda inner: {"items": inner},
        lambda inner: {"additionalProperties": inner},
        lambda inner: {"allOf": [inner]},
        lambda inner: {"oneOf": [inner, {"type": "object"}]},
        lambda inner: {"properties": {"p": inner}},
    ],
    ids=["items", "additionalProperties", "allOf", "oneOf", "properties"],
)
def test_a_deep_schema(nest: Any) -> None:
    schema: dict[str, Any] = {"type": "string"}
    while depth(schema) < MAX_DEPTH - 5:  # its place in the document has the rest
        schema = nest(schema)
    check(lowered({"components": {"schemas": {"A": schema}}}))


def depth(value: Any) -> int:
    levels = 0
    level = [value]
    while level := [
        item
        for one in level
        for item in (one.values() if isinstance(one, dict) else one)
        if isinstance(item, dict | list)
    ]:
        levels += 1
    return levels
