"""What is added to a document renames nothing that its users know."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from .packages import package, surface
from .samples import PETS

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


@st.composite
def grown(draw: st.DrawFn) -> Content:
    """The sample with something new, before or after what is there."""
    content = {**copy.deepcopy(PETS), "webhooks": {}}
    item = content["paths"]["/pets/{id}"]
    schemas = content["components"]["schemas"]
    name, schema = draw(FRESH), draw(SCHEMAS)
    body = {"content": {"application/json": {"schema": schema}}}
    operation = {
        "operationId": f"{name}It",
        "tags": draw(st.sampled_from([[], ["Pets"], [name], [f"Pets.{name}"]])),
        "requestBody": body,
        "responses": {"200": {"$ref": "#/components/responses/Bad"}, "404": body},
    }
    owner, key, value = draw(
        st.sampled_from(
            [
                (schemas, name, schema),
                (schemas["Dog"]["properties"], name, schema),
                (schemas["Named"]["properties"], name, schema),
                (item, "post", operation),
                (item["get"]["responses"], "409", body),
                (content["components"]["responses"], name, body),
                (
                    content["paths"],
                    f"/pets/{{id}}/{name}",
                    {"parameters": item["parameters"], "get": operation},
                ),
                (content["paths"], f"/{name}/v1", {"get": operation}),
                (content["webhooks"], name, {"post": operation}),
                (item["put"], "tags", ["Pets", name]),
                (item["get"], "callbacks", {name: {"{$url}": {"post": operation}}}),
            ]
        )
    )
    before = {} if draw(st.booleans()) else dict(owner)
    after = {} if before else dict(owner)
    owner.clear()
    owner.update({**before, key: value, **after})
    parent = draw(st.sampled_from([{}, {"parent": "Pets"}, {"parent": name}]))
    if draw(st.booleans()):
        content["tags"].insert(0, {"name": name, **parent})
    return content


KNOWN = surface(package(PETS))


def test_the_sample_has_names_of_every_kind() -> None:
    assert {
        "Cat.kind",
        "DogHome.street",
        "Pet",
        "PetParam",
        "BadError.data",
        "PetsResource.get_pet",
        "PetsResource.get_pet(limit)",
    } <= KNOWN


@settings(max_examples=40, deadline=None)
@given(grown())
def test_what_is_added_renames_nothing(content: Content) -> None:
    assert KNOWN - surface(package(content)) == set()
