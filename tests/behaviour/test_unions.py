"""Unions: each variant, one that is not known yet, one whose body is wrong."""

from __future__ import annotations

import copy
import json
import pickle
from types import ModuleType
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from .sdk import Server


def decoded(sdk: ModuleType, name: str, wire: Any) -> Any:
    return TypeAdapter(getattr(sdk.models, name)).validate_json(json.dumps(wire))


@pytest.mark.parametrize(
    ("union", "wire", "variant"),
    [
        ("Part", {"type": "text", "text": "a"}, "PartText"),
        ("Part", {"type": "image", "url": "a"}, "PartImage"),
        ("Part", {"type": "image_url", "url": "a"}, "PartImage"),
        ("Part", {"type": "text", "text": "a", "new": 1}, "PartText"),
        ("Pet", {"petType": "cat", "lives": 9}, "Cat"),
        ("Pet", {"petType": "kitten"}, "Cat"),
        ("Pet", {"petType": "dog", "friend": {"petType": "cat"}}, "Dog"),
        ("Animal", {"type": "text", "text": "a"}, "PartText"),
        ("Animal", {"type": "cow"}, "AnimalCow"),
        ("Choice", {"type": "a", "x": 1}, "ChoiceA"),
        ("Choice", {"type": "b"}, "ChoiceB"),
    ],
)
def test_variants(sdk: ModuleType, union: str, wire: Any, variant: str) -> None:
    value = decoded(sdk, union, wire)
    assert type(value) is getattr(sdk.models, variant)
    assert value.to_dict() == wire


@pytest.mark.parametrize(
    ("union", "wire"),
    [
        ("Part", {"type": "video", "frames": [1, {"a": None}]}),
        ("Part", {"no": "tag"}),
        ("Part", {"type": None}),
        ("Part", {"type": ["text"]}),
        ("Part", {"type": 1}),
        ("Pet", {"petType": "Cat"}),
        ("Pet", {"pet_type": "cat"}),
        ("Animal", {"type": "sheep"}),
        ("Choice", {"type": "c"}),
    ],
)
def test_an_unknown_variant_is_kept_whole(
    sdk: ModuleType, union: str, wire: Any
) -> None:
    value = decoded(sdk, union, wire)
    assert type(value) is sdk.models.UnknownVariant
    assert value.raw == wire
    assert TypeAdapter(getattr(sdk.models, union)).dump_python(value) == wire


@pytest.mark.parametrize(
    ("union", "wire"),
    [
        ("Part", {"type": "text"}),
        ("Part", {"type": "text", "text": 1}),
        ("Part", "text"),
        ("Part", [1]),
        ("Part", None),
        ("Pet", {"petType": "cat", "lives": "nine"}),
        ("Pet", {"petType": "dog", "friend": {"petType": "cat", "lives": []}}),
        ("Either", {}),
        ("Either", {"a": 1}),
        ("Choice", {"type": "a", "x": "no"}),
        ("Choice", 1),
    ],
)
def test_a_known_variant_that_is_wrong_is_an_error(
    sdk: ModuleType, union: str, wire: Any
) -> None:
    with pytest.raises(ValidationError):
        decoded(sdk, union, wire)


def test_an_error_names_the_variant_and_the_place(sdk: ModuleType) -> None:
    with pytest.raises(ValidationError) as caught:
        decoded(
            sdk, "Pet", {"petType": "dog", "friend": {"petType": "cat", "lives": ""}}
        )
    places = [error["loc"] for error in caught.value.errors()]
    assert places == [('petType="dog"', "friend", 'petType="cat"', "lives")]


def test_unions_without_a_tag(sdk: ModuleType) -> None:
    assert decoded(sdk, "Either", {"a": "x"}).a == "x"
    assert decoded(sdk, "Either", {"b": "x"}).b == "x"
    both = decoded(sdk, "Either", {"a": "x", "b": "y", "c": 1})
    assert both.to_dict() == {"a": "x", "b": "y", "c": 1}


@pytest.mark.parametrize("value", [1, "1", True, "true", ""])
def test_scalars_stay_what_they_are(sdk: ModuleType, value: object) -> None:
    result = decoded(sdk, "Number", value)
    assert result == value
    assert type(result) is type(value)


def test_objects_beside_scalars_and_lists(sdk: ModuleType) -> None:
    assert decoded(sdk, "Content", "a") == "a"
    text, unknown = decoded(
        sdk, "Content", [{"type": "text", "text": ""}, {"type": "x"}]
    )
    assert type(text) is sdk.models.PartText
    assert unknown == sdk.models.UnknownVariant({"type": "x"})
    assert decoded(sdk, "Choice", "auto") == "auto"
    assert decoded(sdk, "Choice", "later") == "later"


@pytest.mark.parametrize(
    "wire", [{"type": "text", "text": "a", "new": 1}, {"type": "video", "x": [None]}]
)
def test_what_came_can_be_sent_back(server: Server, client: Any, wire: Any) -> None:
    server.answers(json=wire)
    part = client.parts.echo(body={"type": "text", "text": "a"})
    assert json.loads(server.request.content) == {"type": "text", "text": "a"}
    client.parts.echo(body=part)
    assert json.loads(server.request.content) == wire


def test_pickle_and_copy(sdk: ModuleType) -> None:
    unknown = decoded(sdk, "Part", {"type": "video"})
    pickled = pickle.dumps(unknown)
    assert pickle.loads(pickled) == unknown
    assert copy.deepcopy(unknown) == unknown
    assert b"sdk_unions.models" in pickled
    assert b"_runtime" not in pickled
    pet = decoded(sdk, "Pet", {"petType": "dog", "friend": {"petType": "cat"}})
    assert pickle.loads(pickle.dumps(pet)) == pet
