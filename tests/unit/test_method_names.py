"""What methods are called."""

from __future__ import annotations

from collections.abc import Iterable
from time import process_time
from typing import Any

import pytest

from sdkwright.config import Naming
from sdkwright.ir import Given, Operation
from sdkwright.lower.method_names import without_resource

from .lowering import Lowered, lowered


@pytest.mark.parametrize(
    ("id_", "resource", "name"),
    [
        ("credits_getCredits", "credits", "getCredits"),
        ("PetsController_findOne", "Pets", "findOne"),
        ("pets_list", "pets", "list"),
        ("pet_list", "pets", "list"),
        ("list_pets", "Pets", "list"),
        ("pets/list", "pets", "list"),
        ("pet-service.list", "pet", "list"),
        ("pets_list_pets", "pets", "list"),
        ("user_profiles_get", "User Profiles", "get"),
        ("listPets", "pets", "listPets"),
        ("pet_tags_list", "tags", "pet_tags_list"),
        ("pets", "pets", "pets"),
        ("pets_pets", "pets", "pets"),
        ("pets_2", "pets", "pets_2"),
        ("pets_", "pets", "pets"),
        ("名前", "pets", "名前"),
        ("", "pets", ""),
    ],
)
def test_what_repeats_the_resource_is_stripped(
    id_: str, resource: str, name: str
) -> None:
    assert without_resource(id_, resource) == name


def test_only_an_operation_id_is_stripped_and_only_where_that_is_configured() -> None:
    content: dict[str, Any] = {
        "paths": {
            "/a": {"get": {"operationId": "pets_list", "tags": ["pets"]}},
            "/b": {"get": {"x-sdkwright-name": "pets_get", "tags": ["pets"]}},
            "/c": {"get": {"operationId": "pets_put", "tags": ["pets"]}},
        }
    }
    naming = Naming(operations={"pets_put": "pets_set"}, strip_resource=True)
    assert names(lowered(content, naming)) == ["list", "pets_get", "pets_set"]
    assert names(lowered(content)) == ["pets_list", "pets_get", "pets_put"]


def test_an_alias_loses_what_repeats_the_resource_that_it_is_reached_in() -> None:
    operations = [
        ("admin.apps.list", ["admin.apps", "admin"]),
        ("admin.list", ["admin"]),
        ("users_list", ["users", "admin"]),
    ]
    paths = {
        f"/{id_}": {"get": {"operationId": id_, "tags": tags}}
        for id_, tags in operations
    }
    found = lowered({"paths": paths}, Naming(strip_resource=True))
    assert {
        ".".join(one.path): texts((*one.operations, *one.aliases))
        for one in found.api.resources
    } == {
        "admin.apps": ["list"],
        "admin": ["list", "apps_list", "users_list"],
        "users": ["list"],
    }


@pytest.mark.parametrize("key", ["a", "#/paths/~1x/get", "GET /x"])
def test_the_configuration_names_an_operation_as_it_selects_one(key: str) -> None:
    content = {"paths": {"/x": {"get": {"operationId": "a"}}}}
    assert names(lowered(content, Naming(operations={key: "chosen"}))) == ["chosen"]


@pytest.mark.parametrize("key", ["get /x", "GET /x"])
def test_the_configuration_names_an_operation_without_an_id(key: str) -> None:
    naming = Naming(operations={key: "chosen"})
    assert names(lowered({"paths": {"/x": {"get": {}}}}, naming)) == ["chosen"]


def test_a_pattern_names_operations_unless_they_name_themselves() -> None:
    found = lowered("""
        x-speakeasy-name-override:
          - {operationId: ^get.*, methodNameOverride: get}
          - {operationId: Pet$, methodNameOverride: pet}
          - 5
          - {operationId: x}
        paths:
          /a:
            get: {operationId: getPet}
            put: {operationId: makePet}
            post: {operationId: getIt, x-sdkwright-name: fetch}
            head: {operationId: other}
        """)
    assert names(found) == ["get", "pet", "fetch", "other"]
    assert found.rules == []


@pytest.mark.parametrize("pattern", ["(", "(?=a)", r"(a)\1"])
def test_a_pattern_that_cannot_be_read_is_reported(pattern: str) -> None:
    rule = {"operationId": pattern, "methodNameOverride": "x"}
    found = lowered({"x-speakeasy-name-override": [rule]})
    assert found.places("invalid-pattern") == [
        "#/x-speakeasy-name-override/0/operationId"
    ]


def test_no_pattern_takes_long() -> None:
    rule = {"operationId": "^(a+)+$", "methodNameOverride": "x"}
    paths = {"/a": {"get": {"operationId": "a" * 5000 + "!"}}}
    began = process_time()
    lowered({"x-speakeasy-name-override": [rule], "paths": paths})
    assert process_time() - began < 5


def names(found: Lowered) -> list[str]:
    """The names of all operations, which are given."""
    return texts(found.api.operations)


def texts(operations: Iterable[Operation]) -> list[str]:
    return [one.name.text for one in operations if isinstance(one.name, Given)]
