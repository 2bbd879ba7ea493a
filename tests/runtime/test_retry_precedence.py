"""Who says how often a request is sent again, and how a call tells how often it was."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import Any

import httpx2
import pytest

from runtime.errors import (
    APIConnectionError,
    APIError,
    InternalServerError,
    ResponseValidationError,
)
from runtime.retry import RetryPolicy

from .harness import API, GET, Sdk, ok, status

OWN = replace(GET, retries=RetryPolicy(max_retries=1, initial_delay=4.0))
OFTEN = RetryPolicy(max_retries=5, initial_delay=1.0)


@pytest.mark.parametrize(
    ("client", "call", "waits"),
    [
        # A count leaves the rest as the operation has it; a policy replaces all of it.
        (None, None, [2.0]),
        (0, None, []),
        (2, None, [2.0, 4.0]),
        (None, 2, [2.0, 4.0]),
        (0, 2, [2.0, 4.0]),
        (2, 0, []),
        (OFTEN, None, [0.5, 1.0, 2.0, 4.0, 4.0]),
        (OFTEN, 1, [0.5]),
        (2, OFTEN, [0.5, 1.0, 2.0, 4.0, 4.0]),
    ],
)
def test_who_says_what_comes_first(
    sdk: Sdk, client: Any, call: Any, waits: list[float]
) -> None:
    sdk.serve(status(500), retries=client)
    with pytest.raises(InternalServerError):
        sdk.call(OWN, **({} if call is None else {"retries": call}))
    assert sdk.waits == waits


def test_copies_keep_what_was_said_before(sdk: Sdk) -> None:
    for said, waits in (
        ((OFTEN, 1), [0.5]),
        ((1, OFTEN), [0.5, 1.0, 2.0, 4.0, 4.0]),
        ((2, None), [2.0, 4.0]),
        ((OFTEN, None, 0), []),
    ):
        client = sdk.serve(status(500))
        for one in said:
            client = client.with_options(retries=one)
        del sdk.waits[:]
        with pytest.raises(InternalServerError):
            sdk.call(OWN, on=client)
        assert sdk.waits == waits


def test_what_the_api_has_for_all(sdk: Sdk) -> None:
    api = API._replace(retries=RetryPolicy(max_retries=1, initial_delay=3.0))
    for said, waits in ((None, [1.5]), (2, [1.5, 3.0]), (RetryPolicy(), [0.25, 0.5])):
        sdk.serve(status(500), api=api, retries=said)
        del sdk.waits[:]
        with pytest.raises(InternalServerError):
            sdk.call()
        assert sdk.waits == waits


def test_errors_say_how_often_it_was_tried(sdk: Sdk) -> None:
    for failure, text in (
        (status(500), "Server Error: no (3 attempts)"),
        (status(500, x_request_id="r1"), "no (request id: r1, 3 attempts)"),
        (httpx2.ConnectError("refused"), "could not connect: refused (3 attempts)"),
    ):
        sdk.serve(failure)
        with pytest.raises((APIError, APIConnectionError)) as caught:
            sdk.call()
        assert str(caught.value).endswith(text)
        again = pickle.loads(pickle.dumps(caught.value))
        assert (again.attempts, str(again)) == (3, str(caught.value))
        with pytest.raises((APIError, APIConnectionError)) as caught:
            sdk.call(retries=0)
        assert caught.value.attempts == 1
        assert "attempt" not in str(caught.value)


def test_an_answer_says_it_too(sdk: Sdk) -> None:
    client = sdk.serve(status(500), status(502), ok())
    response = sdk.settle(client.request.with_response("GET", "/a"))
    assert response.attempts == 3

    sdk.serve(status(500), httpx2.Response(200, content=b"{"))
    with pytest.raises(ResponseValidationError) as caught:
        sdk.call()
    assert caught.value.attempts == 2
