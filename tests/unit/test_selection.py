"""Generating a part of an API."""

from __future__ import annotations

from typing import Any

import pytest

from sdkwright.config import Naming, Select
from sdkwright.tables import ConfigProblem

from .lowering import COMPONENTS, Lowered, lowered


def api() -> dict[str, Any]:
    return {
        "paths": {
            "/pets": {
                "get": {"operationId": "listPets", "tags": ["Pets"], **_returns("Pet")},
                "post": {"operationId": "makePet", "tags": ["Pets", "admin"]},
            },
            "/shops": {"get": _returns("Shop")},
        },
        "components": {
            "schemas": {
                name: {"properties": {"a": {}}} for name in ("Pet", "Shop", "Unused")
            }
        },
    }


def selected(**select: tuple[str, ...]) -> Lowered:
    return lowered(api(), select=Select(**select))


def ids(found: Lowered) -> list[str]:
    return [one.id for one in found.api.operations]


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ({}, ["listPets", "makePet", "get /shops"]),
        ({"tags": ("pets",)}, ["listPets", "makePet"]),
        ({"tags": ("admin",)}, ["makePet"]),
        ({"tags": ("shops",)}, ["get /shops"]),  # a resource without a tag
        ({"operations": ("makePet",)}, ["makePet"]),
        ({"operations": ("GET /pets",)}, ["listPets"]),
        ({"tags": ("shops",), "operations": ("makePet",)}, ["makePet", "get /shops"]),
        ({"exclude_tags": ("Admin",)}, ["listPets", "get /shops"]),
        ({"tags": ("pets",), "exclude_operations": ("POST /pets",)}, ["listPets"]),
    ],
)
def test_what_is_selected(
    select: dict[str, tuple[str, ...]], expected: list[str]
) -> None:
    assert ids(selected(**select)) == expected


def test_only_what_is_reached_becomes_a_model() -> None:
    assert set(selected(tags=("pets",)).declarations) == {COMPONENTS + "Pet"}
    assert set(selected().declarations) > {COMPONENTS + "Unused"}


def test_the_rest_is_not_reported() -> None:
    content = api()
    content["paths"]["/shops"] |= {"what": 5, "parameters": [{"in": "query"}]}
    content["paths"]["no"] = {"get": {}}
    assert lowered(content, select=Select(tags=("pets",))).rules == []
    assert len(lowered(content).rules) == 3


@pytest.mark.parametrize(
    ("select", "message"),
    [
        ({"tags": ("pest",)}, "with the tag 'pest', did you mean 'Pets'?"),
        ({"exclude_tags": ("x",)}, "the tag 'x'"),
        ({"operations": ("listPet",)}, "'listPet', did you mean 'listPets'?"),
        ({"operations": ("get /pets",)}, "did you mean 'GET /pets'?"),
        ({"exclude_operations": ("x",)}, "the operation 'x'"),
    ],
)
def test_what_is_not_there_cannot_be_selected(
    select: dict[str, tuple[str, ...]], message: str
) -> None:
    with pytest.raises(ConfigProblem) as caught:
        selected(**select)
    assert str(caught.value).endswith(message)


def test_names_may_be_chosen_for_what_is_not_selected() -> None:
    naming = Naming({"makePet": "make"}, {"Unused": "Used"})
    found = lowered(api(), naming, Select(operations=("listPets",)))
    assert ids(found) == ["listPets"]


def _returns(name: str) -> dict[str, Any]:
    schema = {"$ref": COMPONENTS + name}
    return {"responses": {"200": {"content": {"application/json": {"schema": schema}}}}}
