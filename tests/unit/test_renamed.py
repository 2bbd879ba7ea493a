"""Names that had to bend, and what is said of them."""

from __future__ import annotations

from typing import Any

import pytest

from sdkwright import python
from sdkwright.config import Config, Naming
from sdkwright.diagnostics import Finding

from .lowering import COMPONENTS, lowered
from .packages import TARGET

OBJECT = {"type": "object", "properties": {"a": {}}}
GET = "#/paths/~1{}/get"


def renamed(content: dict[str, Any], naming: Naming | None = None) -> list[Finding]:
    found = lowered(content, naming)
    config = Config(TARGET.output / "api.yaml", (TARGET,))
    python.generate(found.api, TARGET, config, found.findings)
    return [one for one in found.findings if one.rule == "renamed"]


def only(content: dict[str, Any]) -> tuple[str, str, str]:
    (found,) = renamed(content)
    return found.pointer, found.message, found.hint


def operations(*values: dict[str, Any]) -> dict[str, Any]:
    """Operations at `/0`, `/1` …, all in one resource unless they say otherwise."""
    return {
        "paths": {
            f"/{index}": {"get": {"tags": ["t"], **value}}
            for index, value in enumerate(values)
        }
    }


@pytest.mark.parametrize(
    ("first", "second", "holder"),
    [
        ("Pet", "PET", "Pet"),
        ("pet", "Pet", "Pet"),
        ("a-b", "a_b", "a-b"),
    ],
)
def test_schemas(first: str, second: str, holder: str) -> None:
    pointer, message, hint = only(
        {"components": {"schemas": {first: OBJECT, second: OBJECT}}}
    )
    bent = first if holder == second else second
    assert pointer == COMPONENTS + bent
    assert message.endswith(f"is that of {COMPONENTS}{holder}")
    assert hint == f'choose one under [naming.schemas]: "{bent}" = "…"'


def test_a_schema_without_a_name_of_its_own() -> None:
    owner = {"properties": {"item": OBJECT}}
    content = {"components": {"schemas": {"Order": owner, "OrderItem": OBJECT}}}
    assert only(content) == (
        f"{COMPONENTS}Order/properties/item",
        f"called `OrderItem2`: `OrderItem` is that of {COMPONENTS}OrderItem",
        f'choose one under [naming.schemas]: "{COMPONENTS}Order/properties/item" = "…"',
    )


def test_what_stands_in_a_renamed_schema_takes_its_name() -> None:
    schema = {"type": "object", "properties": {"a": OBJECT, "b": OBJECT}}
    answer = {"description": "x", "content": {"application/json": {"schema": schema}}}
    content = operations({"operationId": "get", "responses": {"200": answer}})
    content["components"] = {"schemas": {"GetResponse": OBJECT}}
    _, message, _ = only(content)
    assert message == (
        f"called `GetResponse2`: `GetResponse` is that of {COMPONENTS}GetResponse"
    )


def test_what_is_not_sent_takes_no_name_of_an_argument() -> None:
    fields = {"fooBar": {}, "foo_bar": {"readOnly": True}}
    schema = {"type": "object", "properties": fields}
    body = {"content": {"application/json": {"schema": schema}}}
    assert renamed(operations({"requestBody": body})) == []


def test_what_every_package_has() -> None:
    _, message, _ = only({"components": {"schemas": {"UnknownVariant": OBJECT}}})
    assert message.endswith("`UnknownVariant` is that of every SDK")


def test_methods() -> None:
    content = operations({"operationId": "get_it"}, {"operationId": "getIt"})
    assert only(content) == (
        GET.format(1),
        f"called `get_it2`: `get_it` is that of {GET.format(0)}",
        'choose one under [naming.operations]: "getIt" = "…"',
    )


def test_an_operation_id_that_is_there_twice() -> None:
    pointer, _, hint = only(
        operations({"operationId": "getIt"}, {"operationId": "getIt"})
    )
    assert pointer == GET.format(1)
    assert f'"{GET.format(1)}" = ' in hint
    elsewhere = operations({"operationId": "a"}, {"operationId": "a", "tags": ["u"]})
    assert renamed(elsewhere) == []


def test_what_is_reached_elsewhere_gives_way() -> None:
    content = operations(
        {"operationId": "get-it", "tags": ["u", "t"]}, {"operationId": "getIt"}
    )
    pointer, message, _ = only(content)
    assert pointer == GET.format(0)
    assert message == f"called `get_it2`: `get_it` is that of {GET.format(1)}"


def test_a_method_and_a_resource() -> None:
    content = operations({"operationId": "a"}, {"operationId": "b", "tags": ["t.a"]})
    pointer, message, _ = only(content)
    assert pointer == GET.format(0)
    assert message == f"called `a2`: `a` is that of {GET.format(1)}"


def test_resources() -> None:
    pointer, message, hint = only(operations({"tags": ["日本"]}, {"tags": ["中国"]}))
    assert pointer == GET.format(1)
    assert message == f"called `resource2`: `resource` is that of {GET.format(0)}"
    assert "rename the tag `中国`" in hint


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ({"name": "a_b", "in": "query"}, "a_b_query"),
        ({"name": "a-b", "in": "header"}, "a_b_header"),
    ],
)
def test_parameters(second: dict[str, Any], name: str) -> None:
    parameters = [{"name": "a-b", "in": "query"}, second]
    place = f"{GET.format(0)}/parameters"
    pointer, message, _ = only(operations({"parameters": parameters}))
    assert pointer == f"{place}/1"
    assert message == f"called `{name}`: `a_b` is that of {place}/0"
    parameters[1] = {**second, "x-sdkwright-name": "other"}
    assert renamed(operations({"parameters": parameters})) == []


def test_a_hint_is_given_where_it_can_be_followed() -> None:
    schema = {"type": "object", "properties": {"日本": {}, "中国": {}, "a": {}}}
    body = {"content": {"application/json": {"schema": schema}}}
    parameters = [{"name": "a", "in": "query"}]
    found = renamed(operations({"requestBody": body, "parameters": parameters}))
    assert {one.message.partition(":")[0]: bool(one.hint) for one in found} == {
        "called `field2`": False,
        "called `a_body`": True,
    }


def test_properties() -> None:
    schema: dict[str, Any] = {"properties": {"fooBar": {}, "foo_bar": {}}}
    pointer, message, _ = only({"components": {"schemas": {"A": schema}}})
    place = f"{COMPONENTS}A/properties"
    assert (pointer, message) == (
        f"{place}/fooBar",
        f"called `foo_bar2`: `foo_bar` is that of {place}/foo_bar",
    )


@pytest.mark.parametrize(
    "naming",
    [Naming(operations={"b": "other"}), Naming(operations={GET.format(1): "other"})],
)
def test_a_name_that_is_chosen_ends_it(naming: Naming) -> None:
    content = operations({"operationId": "B"}, {"operationId": "b"})
    assert len(renamed(content)) == 1
    assert renamed(content, naming) == []


def test_reserved_words_are_no_collision() -> None:
    content = operations({"operationId": "class", "tags": ["request", "import"]})
    content["components"] = {"schemas": {"None": OBJECT}}
    assert renamed(content) == []
