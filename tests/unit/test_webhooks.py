"""Webhooks and callbacks: the payloads that the server sends."""

from __future__ import annotations

from typing import Any

import pytest

from sdkwright.ir import Alias, Derived, ListOf, Named, Scalar

from .lowering import COMPONENTS, Lowered, lowered
from .packages import package

OBJECT = {"type": "object", "properties": {"a": {}}}


def webhook(schema: Any, media_type: str = "application/json") -> Lowered:
    """Lower a webhook with a payload."""
    body = {"content": {media_type: {"schema": schema}}}
    return lowered({"webhooks": {"newPet": {"post": {"requestBody": body}}}})


def test_an_inline_payload_is_called_after_its_webhook() -> None:
    found = webhook(OBJECT)
    (sent,) = found.api.webhooks
    assert sent.payload is not None
    assert found.api.names[sent.payload.pointer] == Derived(None, ("newPet", "payload"))
    assert (sent.name, sent.operation, found.rules) == ("newPet", None, [])


def test_what_is_inside_of_a_payload_is_called_after_it() -> None:
    found = webhook({"properties": {"owner": OBJECT}})
    assert Derived(str(_payload(found).pointer), ("owner",)) in (
        found.api.names.values()
    )


def test_a_component_keeps_its_name() -> None:
    found = lowered("""
        webhooks:
          newPet:
            post:
              requestBody:
                content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
        components: {schemas: {Pet: {properties: {a: {}}}}}
        """)
    assert _payload(found) == Named(COMPONENTS + "Pet")


def test_a_payload_that_is_no_model_has_a_name_all_the_same() -> None:
    found = webhook({"type": "array", "items": {"type": "string"}})
    declaration = found.declarations[_payload(found).pointer]
    assert isinstance(declaration, Alias)
    assert declaration.type == ListOf(Scalar("string"))


@pytest.mark.parametrize("schema", [{"enum": ["a"]}, {"type": ["integer", "null"]}])
def test_small_payloads_are_printed_by_their_names(schema: dict[str, Any]) -> None:
    found = webhook(schema)
    files = package(
        {"webhooks": {"newPet": {"post": {"requestBody": _json(schema)}}}}
    ).files
    assert found.api.webhooks
    assert b"NewPetPayload: TypeAlias" in files["pets/models/_webhooks.py"]


def test_without_webhooks_there_is_no_module_for_them() -> None:
    made = package({"webhooks": {}, "paths": {}})
    assert "pets/models/_webhooks.py" not in made.files


def test_other_payloads_have_no_model() -> None:
    found = webhook(OBJECT, "application/x-www-form-urlencoded")
    assert [one.payload for one in found.api.webhooks] == [None]
    assert found.rules == ["raw-body"]


def test_a_callback_is_called_after_its_operation_too() -> None:
    found = callback({"post": {"requestBody": _json(OBJECT)}})
    (sent,) = found.api.webhooks
    assert sent.operation == "#/paths/~1a/get"
    assert found.api.names[_payload(found).pointer] == Derived(
        None, ("getA", "onEnd", "payload")
    )
    assert found.rules == []


def test_a_callback_is_of_its_own_operation_whatever_that_is_called() -> None:
    body = {"requestBody": _json(OBJECT)}
    asking = {"callbacks": {"onEnd": {"{$url}": {"post": body}}}}
    same = {"operationId": "same"}
    paths = {
        "/a": {"get": {**same, "tags": ["a"], **asking}},
        "/b": {"get": {**same, "tags": ["b"]}},
    }
    page = package({"paths": paths}).files["docs/webhook-payloads.md"]
    assert b"A callback of `client.a.same`." in page


@pytest.mark.parametrize(
    "more",
    [
        {"parameters": []},
        {"security": []},
        {"responses": {"200": {"content": {}}}},
        {"responses": {"200": {"headers": {}}}},
    ],
)
def test_what_is_said_beside_the_payload_is_reported(more: dict[str, Any]) -> None:
    answered = {"responses": {"200": {"description": "Heard."}}}
    assert callback({"post": {**answered, **more}}).rules == ["callbacks"]
    found = lowered({"webhooks": {"a": {"post": {**answered, **more}}}})
    assert found.places("webhooks") == ["#/webhooks/a/post"]


def test_so_is_what_is_said_for_all_methods() -> None:
    found = lowered({"webhooks": {"a": {"parameters": [], "post": {}}}})
    assert found.places("webhooks") == ["#/webhooks/a/post"]


@pytest.mark.parametrize("value", [None, 5, {"a": 5}, {"a": {"post": 5}}])
def test_what_is_no_webhook_is_passed_over(value: Any) -> None:
    assert lowered({"webhooks": value}).api.webhooks == ()
    assert callback(value).api.webhooks == ()


def callback(item: Any) -> Lowered:
    """Lower an operation with a callback."""
    callbacks = {"onEnd": {"{$request.body#/url}": item, "x-extension": item}}
    operation = {"operationId": "getA", "callbacks": callbacks}
    return lowered({"paths": {"/a": {"get": operation}}})


def _json(schema: Any) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def _payload(found: Lowered) -> Named:
    (sent,) = found.api.webhooks
    assert sent.payload is not None
    return sent.payload
