"""What all calls of a client may try again: an outage is not multiplied."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from runtime.client import AsyncClient, SyncClient
from runtime.errors import InternalServerError, SDKError
from runtime.method import AsyncResource, Resource
from runtime.retry import RetryPolicy, RetryQuota

from .harness import API, GET, KEY, Sdk, ok, status

SIZE = RetryQuota.SIZE
AT_ONCE = RetryPolicy(initial_delay=0.0)


def fail(sdk: Sdk, **options: Any) -> int:
    """How often a call that fails was tried."""
    with pytest.raises(InternalServerError) as caught:
        sdk.call(**options)
    return caught.value.attempts


def test_a_thousand_calls_in_an_outage(sdk: Sdk) -> None:
    sdk.serve(status(503))
    for _ in range(1_000):
        fail(sdk)
    assert len(sdk.requests) == 1_000 + SIZE <= 1.1 * 1_000 + 100


def test_where_none_is_left_the_first_failure_is_the_error(sdk: Sdk) -> None:
    sdk.serve(status(503))
    assert [fail(sdk, retries=60), fail(sdk, retries=60), fail(sdk)] == [61, 41, 1]


def test_copies_have_it_in_common(sdk: Sdk) -> None:
    client = sdk.serve(status(503))
    copy = client.with_options(retries=SIZE, headers={"A": "1"})
    assert fail(sdk, on=copy) == 1 + SIZE
    assert fail(sdk, on=client) == 1
    sdk.serve(status(503))  # another client has its own
    assert fail(sdk) == 3


def test_success_alone_gives_it_back(sdk: Sdk) -> None:
    client = sdk.serve(
        *[status(503)] * (SIZE + 1),
        *[status(404)] * 20,
        *[ok()] * 10,
        status(503),
        status(503),
    )
    assert fail(sdk, retries=SIZE) == 1 + SIZE
    for _ in range(20):
        with pytest.raises(SDKError):
            sdk.call()
    assert client._config.retry_quota.spent == 10 * SIZE
    for _ in range(10):
        sdk.call()
    assert fail(sdk) == 2  # ten successes are one retry


def test_what_succeeds_in_the_end_costs_nothing(sdk: Sdk) -> None:
    client = sdk.serve(*[status(503), status(503), ok()] * 200, ok())
    for _ in range(200):
        sdk.call()
    assert client._config.retry_quota.spent == 0
    assert len(sdk.requests) == 600


def test_it_never_grows_beyond_its_size() -> None:
    quota = RetryQuota()
    quota.take()
    for _ in range(30):
        quota.succeed(0)
    quota.succeed(5)
    assert [quota.take() for _ in range(SIZE + 1)] == [True] * SIZE + [False]


class Down:
    """A server in an outage."""

    def __init__(self) -> None:
        self.asked: list[httpx2.Request] = []  # appending is atomic

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        return httpx2.Response(503)


def test_threads_have_it_in_common() -> None:
    server = Down()
    with httpx2.Client(transport=httpx2.MockTransport(server)) as http_client:
        client = SyncClient(
            API, credentials={"api_key": KEY}, http_client=http_client, retries=AT_ONCE
        )
        resource: Any = Resource(client)

        def call(_: int) -> None:
            with pytest.raises(InternalServerError):
                resource._call(GET, {})

        with ThreadPoolExecutor(32) as threads:
            list(threads.map(call, range(1_000)))
    assert len(server.asked) == 1_000 + SIZE


def test_tasks_have_it_in_common() -> None:
    server = Down()
    transport = httpx2.MockTransport(server)

    async def main() -> None:
        async with httpx2.AsyncClient(transport=transport) as http_client:
            client = AsyncClient(
                API,
                credentials={"api_key": KEY},
                http_client=http_client,
                retries=AT_ONCE,
            )
            resource: Any = AsyncResource(client)
            calls: list[Coroutine[Any, Any, Any]] = [
                resource._call(GET, {}) for _ in range(1_000)
            ]
            for result in await asyncio.gather(*calls, return_exceptions=True):
                assert isinstance(result, InternalServerError)

    asyncio.run(main())
    assert len(server.asked) == 1_000 + SIZE


def test_threads_count_exactly() -> None:
    quota = RetryQuota()
    with ThreadPoolExecutor(16) as threads:
        taken = list(threads.map(lambda _: quota.take(), range(5_000)))
        assert sum(taken) == SIZE
        list(threads.map(quota.succeed, [0] * 500))
        assert quota.spent == 10 * SIZE - 500
