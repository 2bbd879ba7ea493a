"""Vendor extensions that mean something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from sdkwright import extensions


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ({"x-sdkwright-name": "a", "x-speakeasy-name-override": "b"}, "a"),
        ({"x-speakeasy-name-override": "b", "x-fern-sdk-method-name": "c"}, "b"),
        ({"x-fern-sdk-method-name": "c"}, "c"),
        ({"x-sdkwright-name": "", "x-fern-sdk-method-name": "c"}, "c"),
        ({"x-sdkwright-name": 5}, None),
        ({}, None),
    ],
)
def test_the_name_of_an_operation(
    operation: Mapping[str, Any], expected: str | None
) -> None:
    assert extensions.operation_name(operation) == expected


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ({"x-speakeasy-group": "a.b"}, ["a.b"]),
        ({"x-fern-sdk-group-name": "a"}, ["a"]),
        ({"x-fern-sdk-group-name": ["a", "b"]}, ["a.b"]),
        ({"x-fern-sdk-group-name": ["a", 5]}, []),
        ({"x-fern-sdk-group-name": []}, []),
        ({"x-speakeasy-group": ""}, []),
        ({}, []),
    ],
)
def test_the_group_of_an_operation(
    operation: Mapping[str, Any], expected: list[str]
) -> None:
    assert extensions.operation_groups(operation) == expected


@pytest.mark.parametrize("keyword", ["x-sdkwright-name", "x-speakeasy-server-id"])
def test_the_name_of_a_server(keyword: str) -> None:
    assert extensions.server_name({keyword: "eu"}) == "eu"
    assert extensions.server_name({"url": "/"}) is None


def test_the_variable_of_a_credential() -> None:
    assert extensions.environment_variable({"x-sdkwright-env": "KEY"}) == "KEY"
    assert extensions.environment_variable({"x-sdkwright-env": []}) is None


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ({"x-speakeasy-globals": {"parameters": [1]}}, [1]),
        ({"x-speakeasy-globals": {"parameters": {}}}, []),
        ({"x-speakeasy-globals": 5}, []),
        ({}, []),
    ],
)
def test_global_parameters(root: Mapping[str, Any], expected: list[Any]) -> None:
    where, parameters = extensions.global_parameters(root)
    assert where == ("x-speakeasy-globals", "parameters")
    assert parameters == expected
