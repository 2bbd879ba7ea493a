"""Names of declarations: what the document gives, or the place, never the way there."""

from __future__ import annotations

from typing import Any

import pytest

from sdkwright.config import Naming
from sdkwright.ir import Derived, Given, Name
from sdkwright.python.names import type_names

from .lowering import COMPONENTS, HEAD, Lowered, lowered, operation, schemas

INLINE = "content: {application/json: {schema: {properties: {x: {}}}}}"


def names(found: Lowered) -> dict[str, str]:
    """The Python names of declarations, by their pointers."""
    return {
        pointer: str(name)
        for pointer, name in type_names(found.api, found.api.declarations).items()
    }


def only_name(found: Lowered) -> Name:
    (name,) = found.api.names.values()
    return name


def test_a_component_gives_its_name() -> None:
    assert only_name(schemas("Pet: {properties: {a: {}}}")) == Given("Pet")


@pytest.mark.parametrize("key", ["Pet", COMPONENTS + "Pet"])
def test_the_configuration_gives_a_name(key: str) -> None:
    pet: dict[str, Any] = {"properties": {"a": {}}}
    content = {"components": {"schemas": {"Pet": pet}}}
    found = lowered(content, Naming(schemas={key: "Animal"}))
    assert only_name(found) == Given("Animal")


@pytest.mark.parametrize(
    ("schema", "place", "words"),
    [
        ("{properties: {a: INNER}}", "/properties/a", ("a",)),
        ("{properties: {a: {items: INNER}}}", "/properties/a/items", ("a", "item")),
        (
            "{properties: {a: {additionalProperties: INNER}}}",
            "/properties/a/additionalProperties",
            ("a", "value"),
        ),
        ("{items: INNER}", "/items", ("item",)),
        ("{items: {items: INNER}}", "/items/items", ("item",)),
        ("{properties: {items: INNER}}", "/properties/items", ("items",)),
        ("{properties: {oneOf: INNER}}", "/properties/oneOf", ("oneOf",)),
        ("{allOf: [{properties: {a: INNER}}]}", "/allOf/0/properties/a", ("a",)),
        ("{oneOf: [{type: string}, INNER]}", "/oneOf/1", ("variant2",)),
        (
            "{properties: {a: {anyOf: [INNER, {type: 'null'}]}}}",
            "/properties/a",
            ("a",),
        ),
    ],
)
def test_a_place_in_a_component(
    schema: str, place: str, words: tuple[str, ...]
) -> None:
    found = schemas("A: " + schema.replace("INNER", "{properties: {deep: {}}}"))
    pointer = COMPONENTS + "A" + place
    assert found.api.names[pointer] == Derived(COMPONENTS + "A", words)


def test_the_nearest_object_gives_its_name() -> None:
    found = schemas("A: {properties: {b: {properties: {c: {properties: {d: {}}}}}}}")
    b, c = f"{COMPONENTS}A/properties/b", f"{COMPONENTS}A/properties/b/properties/c"
    assert found.api.names[c] == Derived(b, ("c",))
    assert names(found) == {COMPONENTS + "A": "A", b: "AB", c: "ABC"}


def test_variants_are_called_by_what_tells_them_apart() -> None:
    found = schemas("""
        Tagged:
          oneOf:
            - {required: [kind], properties: {kind: {const: tool_use}}}
            - {required: [kind], properties: {kind: {const: text}}}
        Titled:
          oneOf:
            - {title: Big one, properties: {a: {}}}
            - {required: [b], properties: {b: {const: small}}}
        """)
    assert set(names(found).values()) == {
        *("Tagged", "TaggedToolUse", "TaggedText"),
        *("Titled", "TitledBigOne", "TitledSmall"),
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"responses: {{'200': {{{INLINE}}}}}", ("getA", "response")),
        (f"responses: {{'404': {{{INLINE}}}}}", ("getA", "404 response")),
        (f"responses: {{4XX: {{{INLINE}}}}}", ("getA", "4XX response")),
        (f"requestBody: {{{INLINE}}}", ("getA", "request")),
        (f"parameters: [{{in: query, name: filter, {INLINE}}}]", ("getA", "filter")),
    ],
)
def test_a_place_in_an_operation(text: str, words: tuple[str, ...]) -> None:
    assert only_name(operation(f"operationId: getA\n{text}")) == Derived(None, words)


def test_a_place_in_an_operation_without_an_id() -> None:
    found = operation(f"requestBody: {{{INLINE}}}", path="/users/{id}", method="put")
    assert set(names(found).values()) == {"PutUsersIdRequest"}


def test_default_is_no_success() -> None:
    found = operation(f"""
        operationId: getA
        responses: {{default: {{{INLINE}}}, '200': {{{INLINE}}}}}
        """)
    assert set(names(found).values()) == {"GetAResponse", "GetADefaultResponse"}


@pytest.mark.parametrize(
    ("use", "key", "name"),
    [
        ("responses: {'404': REF}", "responses", "NotFound"),
        ("requestBody: REF", "requestBodies", "MakePet"),
        ("parameters: [REF]", "parameters", "Limit"),
    ],
)
def test_a_name_from_components(use: str, key: str, name: str) -> None:
    reference = f"{{$ref: '#/components/{key}/{name}'}}"
    found = lowered(f"""
        paths: {{/a: {{get: {{{use.replace("REF", reference)}}}}}}}
        components:
          {key}:
            {name}: {{name: limit, in: query, {INLINE}}}
        """)
    (printed,) = names(found).values()
    assert printed.startswith(name)


def test_a_parameter_of_a_path() -> None:
    found = lowered(f"""
        paths:
          /a:
            parameters: [{{name: big_filter, in: query, {INLINE}}}]
            get: {{operationId: getA}}
            put: {{operationId: putA}}
        """)
    (printed,) = names(found).values()
    assert "BigFilter" in printed


def test_another_file_gives_names_by_itself_and_its_keys() -> None:
    content = (
        "A: {properties: {b: {$ref: '#/components/schemas/x~1y'}}}\nx/y: {enum: [p, q]}"
    )
    found = schemas(content)
    assert found.api.names[COMPONENTS + "x~1y"] == Given("x/y")


def test_a_given_name_comes_before_a_derived_one() -> None:
    found = schemas("""
        Order: {properties: {item: {properties: {a: {}}}}}
        OrderItem: {properties: {b: {}}}
        """)
    assert names(found) == {
        COMPONENTS + "Order": "Order",
        COMPONENTS + "OrderItem": "OrderItem",
        COMPONENTS + "Order/properties/item": "OrderItem2",
    }


def test_a_class_name_comes_before_what_only_resembles_it() -> None:
    found = schemas("pet_shop: {properties: {a: {}}}\nPetShop: {properties: {b: {}}}")
    assert names(found)[COMPONENTS + "PetShop"] == "PetShop"


def test_only_real_keywords_bend() -> None:
    words = ("Class", "Import", "Return", "None", "True")
    found = schemas("\n".join(f"{word}: {{properties: {{a: {{}}}}}}" for word in words))
    assert list(names(found).values()) == [
        "Class",
        "Import",
        "Return",
        "None_",
        "True_",
    ]


@pytest.mark.parametrize("word", ["oneOf", "anyOf", "prefixItems", "not"])
def test_a_name_that_is_a_keyword(word: str) -> None:
    found = lowered(
        {
            **HEAD,
            "x-parts": {word: {"Foo": {"properties": {"a": {}}}}},
            "components": {"schemas": {"A": {"$ref": f"#/x-parts/{word}/Foo"}}},
        }
    )
    assert f"#/x-parts/{word}/Foo" in found.api.names
