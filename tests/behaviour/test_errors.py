"""Errors: which class is raised for which status, and what it holds."""

from __future__ import annotations

import asyncio
import copy
import pickle
from types import ModuleType
from typing import Any

import pytest

from .sdk import Server


def caught(sdk: ModuleType, call: Any, **options: Any) -> Any:
    with pytest.raises(sdk.errors.APIError) as error:
        call(**options)
    return error.value


@pytest.mark.parametrize(
    ("status", "documented", "fixed"),
    [
        (400, "ProblemError", "BadRequestError"),
        (404, "ProblemError", "NotFoundError"),
        (409, "NotFoundResponseError", "ConflictError"),
        (401, "ClientFaultError", "AuthenticationError"),
        (403, "ClientFaultError", "PermissionDeniedError"),
        (418, "ClientFaultError", "APIError"),
        (429, "ClientFaultError", "RateLimitError"),
        (500, "ErrorBodyError", "InternalServerError"),
        (502, "ErrorBodyError", "InternalServerError"),
        (302, "ErrorBodyError", "APIError"),
    ],
)
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_both_classes(
    sdk: ModuleType, server: Server, kind: str, status: int, documented: str, fixed: str
) -> None:
    """What is raised is of its schema's class and of its status's class."""
    wire = {"title": "t", "what": "w", "fault": "f", "code": 1, "new": [1]}
    server.answers(status, json=wire)
    if kind == "sync":
        error = caught(sdk, server.client(sdk).things.get_a)
    else:
        get_a = server.async_client(sdk).things.get_a
        error = caught(sdk, lambda: asyncio.run(get_a()))
    assert isinstance(error, getattr(sdk.errors, documented))
    assert isinstance(error, getattr(sdk.errors, fixed))
    assert isinstance(error, sdk.errors.ExampleError)
    assert error.status_code == status
    assert error.data.to_dict() == wire


@pytest.mark.parametrize(
    ("status", "fixed"), [(404, "NotFoundError"), (503, "InternalServerError")]
)
def test_what_is_not_documented(
    sdk: ModuleType, server: Server, client: Any, status: int, fixed: str
) -> None:
    server.answers(status, json={"title": "t"})
    error = caught(sdk, client.things.get_b)
    assert type(error) is getattr(sdk.errors, fixed)
    assert error.data is None
    assert error.body == b'{"title":"t"}'


def test_documented_without_a_body(
    sdk: ModuleType, server: Server, client: Any
) -> None:
    """Its class is that of its status, not the one of `default`."""
    server.answers(503, json={"code": 1})
    error = caught(sdk, client.things.get_a)
    assert type(error) is sdk.errors.InternalServerError
    assert error.data is None


@pytest.mark.parametrize(
    "answer",
    [{"text": "<h1>Bad</h1>"}, {"content": b""}, {"json": {"title": 1}}, {"json": []}],
    ids=["html", "empty", "other type", "no object"],
)
def test_a_documented_status_raises_its_class_whatever_its_body(
    sdk: ModuleType, server: Server, client: Any, answer: dict[str, Any]
) -> None:
    server.answers(400, **answer)
    error = caught(sdk, client.things.get_a)
    assert isinstance(error, sdk.errors.ProblemError)
    assert isinstance(error, sdk.errors.BadRequestError)
    assert error.data is None


def test_a_body_that_is_no_object(sdk: ModuleType, server: Server, client: Any) -> None:
    server.answers(422, json=["a", "b"])
    error = caught(sdk, client.things.get_a)
    assert isinstance(error, sdk.errors.UnprocessableEntityError)
    assert error.data == ["a", "b"]


def test_what_an_error_holds(sdk: ModuleType, server: Server, client: Any) -> None:
    server.answers(404, json={"title": "t"}, headers={"X-Request-Id": "r1"})
    error = caught(sdk, client.things.get_a, extra_query={"q": 1})
    assert error.data == sdk.models.Problem(title="t")
    assert error.headers["x-request-id"] == error.request_id == "r1"
    assert error.method == "GET"
    assert error.url == "https://api.test/v1/a?q=1"
    assert error.body == b'{"title":"t"}'
    assert error.response.status_code == 404
    assert "404" in str(error)
    assert "GET https://api.test/v1/a" in str(error)


def test_pickle_and_copy(sdk: ModuleType, server: Server, client: Any) -> None:
    server.answers(404, json={"title": "t", "new": 1}, headers={"X-Request-Id": "r1"})
    error = caught(sdk, client.things.get_a)
    pickled = pickle.dumps(error)
    assert b"_runtime" not in pickled
    assert b"sdk_errors.models._" not in pickled
    for twin in (pickle.loads(pickled), copy.copy(error), copy.deepcopy(error)):
        assert type(twin) is type(error)
        assert isinstance(twin, sdk.errors.ProblemError)
        assert str(twin) == str(error)
        assert twin.data == error.data
        assert twin.request_id == "r1"


def test_names(sdk: ModuleType) -> None:
    """All that can be raised is listed, and each has its public place."""
    for name in sdk.errors.__all__:
        error = getattr(sdk.errors, name)
        assert issubclass(error, sdk.errors.ExampleError)
        assert error.__module__ == "sdk_errors.errors"
    assert sdk.errors.ExampleError.__name__ == "ExampleError"
