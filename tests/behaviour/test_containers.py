"""Tuples, and objects whose further properties have a type."""

from __future__ import annotations

import json
import pickle
from types import ModuleType
from typing import Any

import pytest

from .sdk import Server


def test_further_properties_have_their_type(
    server: Server, client: Any, sdk: ModuleType
) -> None:
    wire = {"name": "a", "north": {"x": 1.5}, "south": {"x": 2, "y": None}}
    server.answers(json=wire)
    box = client.boxes.create_box()
    assert box.model_extra == {
        "north": sdk.models.Point(x=1.5),
        "south": sdk.models.Point(x=2, y=None),
    }
    assert box.to_dict() == wire
    assert json.loads(box.to_json()) == wire
    assert pickle.loads(pickle.dumps(box)) == box
    assert sdk.models.Box(name="a", north={"x": 1}).north == sdk.models.Point(x=1)


def test_further_properties_must_fit(
    server: Server, client: Any, sdk: ModuleType
) -> None:
    server.answers(json={"north": "up"})
    with pytest.raises(sdk.errors.ResponseValidationError, match="north"):
        client.boxes.create_box()


def test_further_properties_are_sent(server: Server, client: Any) -> None:
    server.answers(json={})
    client.boxes.create_box(name="a", extra_body={"north": {"x": 1}})
    assert json.loads(server.request.content) == {"name": "a", "north": {"x": 1}}


def test_a_tuple(server: Server, client: Any, sdk: ModuleType) -> None:
    server.answers(json={"corners": [{"x": 1}, "b"]})
    box = client.boxes.create_box(corners=({"x": 1}, "b"))
    assert json.loads(server.request.content) == {"corners": [{"x": 1}, "b"]}
    point, name = box.corners
    assert (point, name) == (sdk.models.Point(x=1), "b")
    assert box.to_dict() == {"corners": [{"x": 1}, "b"]}


@pytest.mark.parametrize("items", [[{"x": 1}], [{"x": 1}, "b", "c"], [{"x": 1}, 2]])
def test_a_tuple_must_fit(
    server: Server, client: Any, sdk: ModuleType, items: list[Any]
) -> None:
    server.answers(json={"corners": items})
    with pytest.raises(sdk.errors.ResponseValidationError, match="corners"):
        client.boxes.create_box()
