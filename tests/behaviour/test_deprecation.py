"""What is deprecated warns where it is used, at the line that uses it."""

from __future__ import annotations

import asyncio
import inspect
import warnings
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from .sdk import Server


@pytest.fixture(autouse=True)
def _warnings_are_errors() -> Iterator[None]:
    """What is not expected fails, wherever it is caught elsewhere."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def here() -> tuple[str, int]:
    """The file and the line of the caller."""
    frame = inspect.stack()[1]
    return frame.filename, frame.lineno


def test_an_operation(client: Any) -> None:
    with pytest.warns(DeprecationWarning, match="listPets is deprecated") as found:
        place = here(), client.pets.list_pets()
    assert [(one.filename, one.lineno) for one in found] == [place[0]]


def test_with_response(client: Any) -> None:
    with pytest.warns(DeprecationWarning, match="listPets is deprecated") as found:
        place = here(), client.pets.list_pets.with_response()
    assert [(one.filename, one.lineno) for one in found] == [place[0]]


def test_awaited(server: Server, sdk: ModuleType) -> None:
    async def call() -> tuple[str, int]:
        client = server.async_client(sdk)
        place = here(), await client.pets.list_pets()
        return place[0]

    with pytest.warns(DeprecationWarning, match="listPets is deprecated") as found:
        place = asyncio.run(call())
    assert [(one.filename, one.lineno) for one in found] == [place]


@pytest.mark.parametrize(
    ("arguments", "name"),
    [({"dry_run": False}, "dry-run"), ({"class_": None}, "class")],
)
def test_an_argument(
    server: Server, client: Any, arguments: dict[str, Any], name: str
) -> None:
    server.answers(json={})
    with pytest.warns(DeprecationWarning, match=f"'{name}' of createPet is deprecated"):
        client.pets.create_pet(**arguments)


def test_what_is_left_out_does_not_warn(server: Server, client: Any) -> None:
    server.answers(json={"name": "Tom", "class": "a"})
    pet = client.pets.create_pet(name="Tom", x_trace="a")
    assert pet.to_dict() == {"name": "Tom", "class": "a"}
    assert pet == pet.model_copy()
    assert "class_='a'" in repr(pet)


def test_a_field(server: Server, client: Any) -> None:
    server.answers(json={"class": "a"})
    pet = client.pets.create_pet()
    with pytest.warns(
        DeprecationWarning, match="'class' of Pet is deprecated"
    ) as found:
        place = here(), pet.class_
    assert [(one.filename, one.lineno) for one in found] == [place[0]]
    assert place[1] == "a"


def test_a_whole_body_does_not_warn(server: Server, client: Any) -> None:
    client.names.put_names(body=["a"])
    assert server.request.content == b'["a"]'
