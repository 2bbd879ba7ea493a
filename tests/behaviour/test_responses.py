"""Answers: what a call returns, and the whole response behind it."""

from __future__ import annotations

import asyncio
import pickle
from types import ModuleType
from typing import Any

import pytest

from .sdk import Server

SPEC = """
servers: [{url: "https://api.test/v1"}]
paths:
  /object: {get: {operationId: object, tags: [get], responses: {"200": {$ref: "#/components/responses/Item"}}}}
  /list: {get: {operationId: list, tags: [get], responses: {"200": {description: "", content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Item"}}}}}}}}
  /map: {get: {operationId: map, tags: [get], responses: {"200": {description: "", content: {application/json: {schema: {type: object, additionalProperties: {$ref: "#/components/schemas/Item"}}}}}}}}
  /scalar: {get: {operationId: scalar, tags: [get], responses: {"200": {description: "", content: {application/json: {schema: {type: integer}}}}}}}
  /nullable: {get: {operationId: nullable, tags: [get], responses: {"200": {description: "", content: {application/json: {schema: {oneOf: [{$ref: "#/components/schemas/Item"}, {type: "null"}]}}}}}}}
  /any: {get: {operationId: any, tags: [get], responses: {"200": {description: "", content: {application/json: {}}}}}}
  /empty: {delete: {operationId: empty, tags: [get], responses: {"204": {description: ""}}}}
  /bytes: {get: {operationId: bytes, tags: [get], responses: {"200": {description: "", content: {application/pdf: {}}}}}}
  /several: {put: {operationId: several, tags: [get], responses: {"200": {$ref: "#/components/responses/Item"}, "201": {$ref: "#/components/responses/Item"}}}}
components:
  responses:
    Item: {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
  schemas:
    Item: {type: object, required: [id], properties: {id: {type: string}}}
"""


@pytest.mark.parametrize(
    ("name", "json"),
    [
        ("scalar", 3),
        ("nullable", None),
        ("any", [1, {"a": None}]),
        ("any", None),
        ("list", []),
        ("map", {}),
    ],
)
def test_plain_values(server: Server, client: Any, name: str, json: Any) -> None:
    server.answers(json=json)
    assert getattr(client.get, name)() == json


def test_models(sdk: ModuleType, server: Server, client: Any) -> None:
    item = sdk.models.Item(id="a")
    server.answers(json={"id": "a"})
    assert client.get.object() == item
    assert client.get.nullable() == item
    server.answers(json=[{"id": "a"}])
    assert client.get.list() == [item]
    server.answers(json={"x": {"id": "a"}})
    assert client.get.map() == {"x": item}


@pytest.mark.parametrize("status", [200, 201, 202, 299])
def test_every_success_is_one(server: Server, client: Any, status: int) -> None:
    server.answers(status, json={"id": "a"})
    response = client.get.several.with_response()
    assert response.data.id == "a"
    assert response.status_code == status


def test_no_body(server: Server, client: Any) -> None:
    server.answers(204)
    assert client.get.empty() is None
    server.answers(200, text="surprise")
    assert client.get.empty() is None
    response = client.get.empty.with_response()
    assert response.data is None
    assert response.content == b"surprise"


def test_bytes(server: Server, client: Any) -> None:
    server.answers(content=b"%PDF\x00")
    assert client.get.bytes() == b"%PDF\x00"


def test_the_whole_response(sdk: ModuleType, server: Server, client: Any) -> None:
    server.answers(json={"id": "a"}, headers={"X-Request-Id": "r1", "X-Left": "9"})
    response = client.get.object.with_response(extra_query={"q": 1})
    assert type(response) is sdk.Response
    assert response.data == sdk.models.Item(id="a")
    assert response.status_code == 200
    assert response.headers["x-left"] == "9"
    assert response.request_id == "r1"
    assert response.content == b'{"id":"a"}'
    assert (response.method, response.url) == ("GET", "https://api.test/v1/object?q=1")
    again = pickle.loads(pickle.dumps(response))
    assert again.data == response.data
    assert again.headers == response.headers


def test_the_whole_response_to_an_async_call(sdk: ModuleType, server: Server) -> None:
    server.answers(json={"id": "a"}, headers={"request-id": "r2"})
    client = server.async_client(sdk)
    response = asyncio.run(client.get.object.with_response())
    assert type(response) is sdk.Response
    assert response.data == sdk.models.Item(id="a")
    assert response.request_id == "r2"
    assert asyncio.run(client.get.object()) == response.data


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ({"json": {}}, "id"),
        ({"json": {"id": 1}}, "id"),
        ({"json": []}, ""),
        ({"text": "<html>"}, ""),
        ({"content": b""}, ""),
        ({"content": b'{"id": "a'}, ""),
    ],
    ids=["missing", "other type", "no object", "html", "empty", "cut off"],
)
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_what_was_not_promised(
    sdk: ModuleType, server: Server, kind: str, answer: dict[str, Any], place: str
) -> None:
    server.answers(**answer)
    with pytest.raises(sdk.errors.ResponseValidationError) as caught:
        if kind == "sync":
            server.client(sdk).get.object()
        else:
            asyncio.run(server.async_client(sdk).get.object())
    assert place in str(caught.value)
    assert caught.value.status_code == 200
    assert caught.value.body == server._answer.get("content", caught.value.body)
    assert isinstance(caught.value, sdk.errors.ExampleError)
