"""Who says how often a request is sent again, and how a call tells how often it was."""

from __future__ import annotations

import pickle
from typing import Any

import httpx2
import pytest

from runtime.errors import (
    APIConnectionError,
    APIError,
    InternalServerError,
    RateLimitError,
    ResponseValidationError,
)
from runtime.oauth import ClientCredentials
from runtime.retry import RetryPolicy

from .authority import SECURED, Authority
from .harness import API, GET, KEY, POST, Sdk, ok, status

OWN = GET._replace(retries=RetryPolicy(max_retries=1, initial_delay=4.0))
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


def test_a_request_with_a_new_token_is_no_new_beginning(sdk: Sdk) -> None:
    """The retries of a call are counted on, and its key is kept."""
    statuses, sent = [503, 401, 503, 503, 503], list[httpx2.Request]()
    authority = Authority()

    def handle(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/token":
            return authority(request)
        sent.append(request)
        return status(statuses.pop(0))

    sdk.client(
        api=SECURED,
        credentials={"oauth": ClientCredentials("id", KEY)},
        http_client=sdk.http_client(handle),
    )
    with pytest.raises(InternalServerError) as caught:
        sdk.call(POST._replace(idempotency_header="Key"), fields={})
    assert caught.value.attempts == 3
    assert len(sent) == 4
    assert len({one.headers["Key"] for one in sent}) == 1
    assert len({one.headers["Authorization"] for one in sent}) == 2


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        ({"retry_after": "9"}, [9.0]),
        ({"retry_after": "10"}, []),
        ({"retry_after_ms": "9500", "retry_after": "30"}, [9.5]),
        ({}, [0.25, 0.5]),
    ],
)
def test_no_wait_is_begun_that_would_end_too_late(
    sdk: Sdk, headers: dict[str, str], waits: list[float]
) -> None:
    """The last failure is the error then, not the time."""
    sdk.serve(status(429, **headers), deadline=10.0)
    with pytest.raises(RateLimitError) as caught:
        sdk.call()
    assert sdk.waits == waits
    assert caught.value.attempts == 1 + len(waits)


def test_an_answer_says_it_too(sdk: Sdk) -> None:
    client = sdk.serve(status(500), status(502), ok())
    response = sdk.settle(client.request.with_response("GET", "/a"))
    assert response.attempts == 3

    sdk.serve(status(500), httpx2.Response(200, content=b"{"))
    with pytest.raises(ResponseValidationError) as caught:
        sdk.call()
    assert caught.value.attempts == 2
