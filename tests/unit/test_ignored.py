"""What extensions leave out of SDKs."""

from __future__ import annotations

from typing import Any

import pytest

from .lowering import COMPONENTS, fields, lowered, operation, schemas

IGNORE = pytest.mark.parametrize(
    "extension", ["x-sdkwright-ignore", "x-speakeasy-ignore", "x-fern-ignore"]
)


@IGNORE
def test_an_operation_or_a_whole_path(extension: str) -> None:
    found = lowered(
        {
            "paths": {
                "/a": {"get": {"tags": ["t"], extension: True}, "put": {"tags": ["t"]}},
                "/b": {"get": {"tags": ["t"]}, extension: True},
            }
        }
    )
    assert [one.pointer for one in found.api.operations] == ["#/paths/~1a/put"]
    assert found.places("ignored") == ["#/paths/~1a/get", "#/paths/~1b"]


@IGNORE
def test_a_parameter_but_not_of_the_path(extension: str) -> None:
    found = operation(
        f"""
        parameters:
          - {{name: a, in: path, {extension}: true}}
          - {{name: b, in: query, {extension}: true}}
        """,
        "/{a}",
    )
    assert [one.wire_name for one in found.operation().parameters] == ["a"]
    assert found.places("ignored") == ["#/paths/~1{a}/get/parameters/1"]


@IGNORE
def test_a_property(extension: str) -> None:
    found = schemas(f"A: {{properties: {{a: {{}}, b: {{{extension}: true}}}}}}")
    assert list(fields(found.named("A"))) == ["a"]
    assert found.places("ignored") == [COMPONENTS + "A/properties/b"]


@IGNORE
def test_a_schema_unless_something_refers_to_it(extension: str) -> None:
    found = schemas(f"""
        A: {{properties: {{c: {{$ref: '{COMPONENTS}C'}}}}}}
        B: {{properties: {{a: {{}}}}, {extension}: true}}
        C: {{properties: {{a: {{}}}}, {extension}: true}}
        """)
    assert set(found.declarations) == {COMPONENTS + "A", COMPONENTS + "C"}
    assert found.places("ignored") == [COMPONENTS + "B"]


@pytest.mark.parametrize(
    "extension",
    [
        {"x-speakeasy-ignore": False},
        {"x-speakeasy-ignore": "yes"},
        {"x-hidden": True},
        {"x-internal": True},
    ],
)
def test_what_leaves_nothing_out(extension: dict[str, Any]) -> None:
    found = lowered({"paths": {"/a": {"get": extension}}})
    assert len(found.api.operations) == 1
    assert found.rules == []
