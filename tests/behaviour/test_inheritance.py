"""A base with a discriminator is read as what its tag says."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest

from .sdk import Server


@pytest.mark.parametrize(
    ("wire", "model"),
    [
        ({"kind": "cat", "lives": 9}, "Cat"),
        ({"kind": "cat", "rival": {"kind": "Lynx", "new": 1}}, "Cat"),
        ({"kind": "Lynx", "lives": 1}, "Lynx"),
        ({"kind": "dodo", "name": "Tom", "lives": "none"}, "PetBase"),
    ],
)
def test_it_is_what_its_tag_says(
    server: Server, client: Any, sdk: ModuleType, wire: dict[str, Any], model: str
) -> None:
    server.answers(json=wire)
    pet = client.pets.create_pet(body={"kind": "cat"})
    assert type(pet) is getattr(sdk.models, model)
    assert pet.to_dict() == wire
    client.pets.create_pet(body=pet)
    assert json.loads(server.request.content) == wire


def test_inside_another(server: Server, client: Any, sdk: ModuleType) -> None:
    server.answers(json={"kind": "cat", "rival": {"kind": "Lynx"}})
    cat = client.pets.create_pet(body={"kind": "cat"})
    assert isinstance(cat.rival, sdk.models.Lynx)


@pytest.mark.parametrize(
    ("wire", "model"),
    [
        ({"kind": "circle", "radius": 1.5}, "Circle"),
        ({"kind": "hexagon", "corners": 6}, "Polygon"),
        ({"corners": 5}, "Polygon"),
    ],
)
def test_a_default(
    server: Server, client: Any, sdk: ModuleType, wire: dict[str, Any], model: str
) -> None:
    server.answers(json=wire)
    shape = client.shapes.get_shape()
    assert type(shape) is getattr(sdk.models, model)
    assert shape.to_dict() == wire


def test_the_default_must_fit(server: Server, client: Any, sdk: ModuleType) -> None:
    server.answers(json={"kind": "hexagon", "corners": "six"})
    with pytest.raises(sdk.errors.ResponseValidationError, match="corners"):
        client.shapes.get_shape()
