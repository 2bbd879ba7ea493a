"""Models lose nothing: what came is what is dumped, and what is sent again."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any

import pytest
from pydantic import ValidationError

from .sdk import Server


@pytest.mark.parametrize(
    "wire",
    [
        {"name": "Tom", "petType": "cat"},
        {"name": "Tom", "petType": "cat", "nick_name": None},
        {"name": "Tom", "petType": "axolotl", "species": "ambystoma"},
        {"name": "Tom", "petType": "cat", "new": {"deep": [1, None, {"x": 1.5}]}},
        {"name": "Tom", "petType": "cat", "nickName": "a", "nick_name": "b"},
        {"name": "Tom", "petType": "cat", "class": "a"},
        {"name": "Tom", "petType": "cat", "class_": "spelled like the field"},
        {"name": "Tom", "petType": "cat", "class": "a", "class_": ["both"]},
        {"name": "Tom", "petType": "cat", "pet_type": "spelled like the field"},
        {"name": "Tom", "petType": "cat", "born": "2020-02-29", "weight": 4},
        {"name": "Tom", "petType": "cat", "chips": [{"id": 1, "level": 9, "x": None}]},
        {
            "name": "Tom",
            "petType": "cat",
            "friends": {"a": {"name": "J", "petType": ""}},
        },
        {"name": "Tom", "petType": "cat", "owner": {"name": "Ann", "since": 1999}},
        {"name": "Tom", "petType": "cat", "model_config": 1, "_private": 2, "self": 3},
    ],
    ids=json.dumps,
)
def test_what_comes_is_what_is_dumped(
    server: Server, client: Any, wire: dict[str, Any]
) -> None:
    server.answers(json=wire)
    pet = client.pets.create_pet(name="", pet_type="")
    assert pet.to_dict() == wire
    assert json.loads(pet.to_json()) == wire
    client.pets.create_pet(name="", pet_type="", friends={"Tom": pet})
    assert json.loads(server.request.content)["friends"] == {"Tom": wire}


def test_names(sdk: ModuleType) -> None:
    """Fields have Python's names; both names are taken, the wire's are sent."""
    Pet = sdk.models.Pet
    pet = Pet(name="Tom", pet_type="cat", class_="a")
    assert Pet(**{"name": "Tom", "petType": "cat", "class": "a"}) == pet
    assert pet.to_dict() == {"name": "Tom", "petType": "cat", "class": "a"}
    assert pet.model_dump() == {"name": "Tom", "pet_type": "cat", "class_": "a"}


def test_absent_null_and_set(sdk: ModuleType) -> None:
    """Attributes of both are None; `model_fields_set` tells them apart."""
    base = {"name": "Tom", "petType": "cat"}
    absent = sdk.models.Pet.model_validate(base)
    null = sdk.models.Pet.model_validate({**base, "nick_name": None})
    assert absent.nick_name is None
    assert null.nick_name is None
    assert "nick_name" not in absent.model_fields_set
    assert "nick_name" in null.model_fields_set
    absent.nick_name = "Tommy"
    assert absent.to_dict() == {**base, "nick_name": "Tommy"}
    absent.nick_name = None
    assert absent.to_dict() == {**base, "nick_name": None}


def test_types(sdk: ModuleType) -> None:
    pet = sdk.models.Pet.model_validate_json(
        '{"name": "Tom", "petType": "cat", "born": "2020-02-29", "weight": 4,'
        ' "seen": "2026-01-02T03:04:05Z", "chips": [{"id": 1}], "owner": {}}'
    )
    assert pet.born == date(2020, 2, 29)
    assert pet.seen == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert isinstance(pet.weight, float)
    assert isinstance(pet.chips[0], sdk.models.Chip)
    assert isinstance(pet.owner, sdk.models.PetOwner)


@pytest.mark.parametrize(
    ("wire", "place"),
    [
        ({"petType": "cat"}, ("name",)),
        ({"name": None, "petType": "cat"}, ("name",)),
        ({"name": "Tom", "petType": "cat", "chips": [{}]}, ("chips", 0, "id")),
        ({"name": "Tom", "petType": "cat", "friends": {"a": 1}}, ("friends", "a")),
    ],
)
def test_what_breaks_the_promise_is_refused(
    sdk: ModuleType, wire: dict[str, Any], place: tuple[object, ...]
) -> None:
    with pytest.raises(ValidationError) as caught:
        sdk.models.Pet.model_validate(wire)
    assert [error["loc"] for error in caught.value.errors()] == [place]


def test_an_unknown_attribute_is_an_error(sdk: ModuleType) -> None:
    pet = sdk.models.Pet(name="Tom", pet_type="cat")
    with pytest.raises(AttributeError, match="nickname"):
        _ = pet.nickname


def test_pickle_and_copy(sdk: ModuleType) -> None:
    wire = {"name": "Tom", "petType": "cat", "chips": [{"id": 1}], "owner": {}, "x": 1}
    pet = sdk.models.Pet.model_validate(wire)
    pickled = pickle.dumps(pet)
    for twin in (pickle.loads(pickled), copy.deepcopy(pet), copy.copy(pet)):
        assert twin == pet
        assert twin.to_dict() == wire
    assert b"sdk_models.models:Pet" in pickled
    assert b"sdk_models.models._" not in pickled
