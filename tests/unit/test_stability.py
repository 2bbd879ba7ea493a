"""What is added to a document renames nothing that its users know."""

from __future__ import annotations

import copy
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdkwright.package import Package
from sdkwright.python.names import type_names

from .lowering import schemas
from .packages import package, surface
from .samples import PETS
from .schemas import Schemas

Content = dict[str, Any]
FRESH = st.text("klmno", min_size=3, max_size=8)  # part of no name in the sample
BODY = "#/paths/~1pets~1{id}/put/requestBody/content/application~1json/schema"
SCHEMAS = st.sampled_from(
    [
        {"type": "string"},
        {"properties": {"x": {"properties": {"y": {}}}}},
        {"enum": ["a", "b"]},
        {"$ref": BODY},
        {"$ref": "#/components/schemas/Named"},
        {"$ref": "#/components/schemas/Dog/properties/friends"},
        {"$ref": "#/components/schemas/Dog/properties/home"},
        {"oneOf": [{"$ref": "#/components/schemas/Dog"}, {"properties": {"z": {}}}]},
        {"allOf": [{"$ref": "#/components/schemas/Cat"}, {"properties": {"z": {}}}]},
    ]
)


PLACES = [
    "#/components/schemas/Cat",
    "#/components/schemas/Pet",
    "#/components/schemas/Dog/properties/home",
    BODY,
]
RANDOM = st.integers(0, 2**32).map(lambda seed: Schemas(Random(seed), PLACES).schema(2))


@st.composite
def grown(draw: st.DrawFn) -> Content:
    """The sample with something new, before or after what is there."""
    content = {**copy.deepcopy(PETS), "webhooks": {}}
    item = content["paths"]["/pets/{id}"]
    components = content["components"]
    schemas = components["schemas"]
    name, schema = draw(FRESH), draw(SCHEMAS | RANDOM)
    body = {"content": {"application/json": {"schema": schema}}}
    operation = {
        "operationId": f"{name}It",
        "tags": draw(st.sampled_from([[], ["Pets"], [name], [f"Pets.{name}"]])),
        "requestBody": body,
        "responses": {"200": {"$ref": "#/components/responses/Bad"}, "404": body},
    }
    without_id = {key: one for key, one in operation.items() if key != "operationId"}
    place = draw(st.sampled_from(["query", "header", "cookie"]))
    parameter = {"name": name, "in": place, "schema": schema}
    parent = draw(st.sampled_from([{}, {"parent": "Pets"}, {"parent": name}]))
    member = draw(
        st.sampled_from(
            [
                (schemas, name, schema),
                (schemas["Dog"]["properties"], name, schema),
                (schemas["Named"]["properties"], name, schema),
                (_sent(item)["properties"], name, schema),
                (item, "post", operation),
                (item, "patch", without_id),
                (item["get"]["responses"], "409", body),
                (item["get"]["responses"], "5XX", body),
                (components["responses"], name, body),
                (components["parameters"], name, parameter),
                (
                    content["paths"],
                    f"/pets/{{id}}/{name}",
                    {"parameters": item["parameters"], "get": operation},
                ),
                (content["paths"], f"/{name}/v1", {"get": operation}),
                (content["webhooks"], name, {"post": operation}),
                (item["put"], "tags", ["Pets", name]),
                (item["get"], "callbacks", {name: {"{$url}": {"post": operation}}}),
                (item["parameters"], None, parameter),
                (content["tags"], None, {"name": name, **parent}),
            ]
        )
    )
    _add(*member, first=draw(st.booleans()))
    return content


def _sent(item: Content) -> Content:
    schema: Content = item["put"]["requestBody"]["content"]["application/json"][
        "schema"
    ]
    return schema


def _add(owner: Any, key: str | None, value: Any, *, first: bool) -> None:
    if key is None:
        owner.insert(0 if first else len(owner), value)
        return
    former = dict(owner)
    owner.clear()
    owner.update({key: value, **former} if first else {**former, key: value})


def public(made: Package) -> set[str]:
    """All that users may write, wherever it is defined."""
    symbols = {symbol for one in made.operations for symbol in one.symbols}
    return surface(made) | symbols


KNOWN = public(package(PETS))


def test_the_sample_has_names_of_every_kind() -> None:
    assert {
        "Cat.kind",
        "DogHome.street",
        "Pet",
        "PetParam",
        "BadError.data",
        "PetsResource.get_pet",
        "PetsResource.get_pet(limit)",
        "client.more.pets.get_pet",
    } <= KNOWN


@settings(max_examples=40, deadline=None)
@given(grown())
def test_what_is_added_renames_nothing(content: Content) -> None:
    assert KNOWN - public(package(content)) == set()


TWINS = """
P1: {properties: {x: {type: object, properties: {a: {}}}, n: {type: integer}}}
P2: {properties: {x: {type: object, properties: {b: {}}}, n: {type: string}}}
Y: {allOf: [{$ref: '#/components/schemas/P1'}, {$ref: '#/components/schemas/P2'}]}
"""


@pytest.mark.parametrize("first", [["P1", "P2"], ["P2", "P1"]])
def test_what_is_merged_is_named_by_who_merges_it(first: list[str]) -> None:
    """Another schema that merges the same, above it, takes neither its name nor its type."""
    above = ", ".join(f"{{$ref: '#/components/schemas/{one}'}}" for one in first)
    alone, beside = schemas(TWINS), schemas(f"W: {{allOf: [{above}]}}{TWINS}")
    names = type_names(alone.api, alone.declarations)
    assert names.items() <= type_names(beside.api, beside.declarations).items()
    assert alone.named("Y") == beside.named("Y")
