"""What a policy holds, and what a server may ask for; `test_retry_table` has the rows."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    ConfigurationError,
    InternalServerError,
    RateLimitError,
    SDKError,
)
from runtime.operation import Json, Operation
from runtime.retry import Cause, RetryPolicy, parse_retry_after

from .harness import NOW, POST, Sdk, ok, status


def delay(cause: Cause, method: str, **given: Any) -> float | None:
    arguments: dict[str, Any] = {
        "has_idempotency_key": False,
        "retry_after": None,
        "retries": 0,
        "random": 0.5,
    }
    return RetryPolicy().delay(cause, method=method, **(arguments | given))


def test_delays_grow_up_to_a_limit_and_are_spread_over_all_of_it() -> None:
    policy = RetryPolicy(max_retries=1000)

    def drawn(retries: int, random: float) -> float | None:
        return policy.delay(
            500,
            method="GET",
            has_idempotency_key=False,
            retry_after=None,
            retries=retries,
            random=random,
        )

    assert [drawn(n, 1.0) for n in range(6)] == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0]
    assert drawn(3, 0.0) == 0.0
    assert drawn(999, 1.0) == 8.0


@pytest.mark.parametrize("asked", [60.1, 1e9, float("inf")])
def test_above_the_cap_the_error_comes_at_once(asked: float) -> None:
    assert delay(429, "GET", retry_after=60.0) == 60.0
    assert delay(429, "GET", retry_after=asked) is None


@pytest.mark.parametrize("field", ["max_retries", "initial_delay", "max_retry_after"])
@pytest.mark.parametrize("value", [-1, math.nan, math.inf, 1e12, "1", True])
def test_a_policy_cannot_hold_nonsense(field: str, value: object) -> None:
    wrong: dict[str, Any] = {field: value}
    with pytest.raises(ConfigurationError, match=f"{field} must"):
        RetryPolicy(**wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"max_retries": 2.5},
        {"multiplier": 0.5},
        {"multiplier": math.inf},
        {"multiplier": 11},
        {"statuses": {200}},
        {"statuses": {600}},
        {"statuses": {"503"}},
        {"statuses": "5XX"},
        {"statuses": {"5xx"}},
        {"any_method_statuses": {"XX"}},
        {"methods": "POST"},
        {"statuses": 429},
    ],
)
def test_nor_can_it_hold_statuses_that_there_are_not(wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match=f"{next(iter(wrong))} must"):
        RetryPolicy(**wrong)


def test_policies_are_values() -> None:
    statuses: set[int | str] = {409}
    policy = RetryPolicy(statuses=statuses)
    statuses.add(500)
    assert policy == RetryPolicy(statuses=frozenset({409}))
    assert hash(policy) == hash(RetryPolicy(statuses={409}))


def test_no_delay_is_too_large_to_reckon() -> None:
    policy = RetryPolicy(max_retries=2_000, multiplier=10, max_delay=2_000_000)
    assert (
        policy.delay(
            500,
            method="GET",
            has_idempotency_key=False,
            retry_after=None,
            retries=1_999,
            random=1.0,
        )
        == 2_000_000
    )


def http_date(seconds: float) -> str:
    return format_datetime(datetime.fromtimestamp(NOW + seconds, UTC), usegmt=True)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": " 0 "}, 0.0),
        ({"retry-after": "2.5"}, 2.5),
        ({"retry-after": "9" * 400}, float("inf")),
        ({"retry-after": http_date(90)}, 90.0),
        ({"retry-after": http_date(-90)}, 0.0),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "٣"}, None),
        ({"retry-after": "Fri, 31 Dec 99999 23:59:59 GMT"}, None),
        ({"retry-after": "Fri, 99 Dec 2027 99:59:59 GMT"}, None),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after-ms": "x", "retry-after": "9"}, 9.0),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    assert parse_retry_after(headers, NOW) == seconds


@given(st.text())
def test_retry_after_never_fails(text: str) -> None:
    seconds = parse_retry_after({"retry-after": text}, NOW)
    assert seconds is None or seconds >= 0


FAILURES: list[tuple[httpx2.Response | Exception, type[SDKError]]] = [
    (httpx2.ConnectError("refused"), APIConnectionError),
    (httpx2.ConnectTimeout("late"), APITimeoutError),
    (httpx2.PoolTimeout("late"), APITimeoutError),
    (httpx2.ReadTimeout("late"), APITimeoutError),
    (httpx2.WriteError("cut"), APIConnectionError),
    (httpx2.RemoteProtocolError("cut"), APIConnectionError),
    (status(500), InternalServerError),
    (status(429), RateLimitError),
    (status(408), APIError),
]


@pytest.mark.parametrize(("failure", "error"), FAILURES, ids=repr)
def test_a_failure_is_retried_then_raised(
    sdk: Sdk, failure: httpx2.Response | Exception, error: type[SDKError]
) -> None:
    sdk.serve(failure, ok())
    assert sdk.call() == {}
    assert sdk.waits == [0.25]

    sdk.serve(failure)
    with pytest.raises(error) as caught:
        sdk.call()
    assert type(caught.value) is error
    assert len(sdk.requests) == 2 + 3
    assert sdk.waits == [0.25, 0.25, 0.5]


@pytest.mark.parametrize("retries", [0, RetryPolicy(max_retries=0)])
def test_retries_can_be_switched_off(sdk: Sdk, retries: int | RetryPolicy) -> None:
    sdk.serve(status(500))
    with pytest.raises(InternalServerError):
        sdk.call(retries=retries)
    sdk.serve(status(500), retries=retries)
    with pytest.raises(InternalServerError):
        sdk.call()
    assert len(sdk.requests) == 2
    assert not sdk.waits


def test_a_post_is_repeated_only_with_an_idempotency_key(sdk: Sdk) -> None:
    sdk.serve(status(500), ok())
    with pytest.raises(InternalServerError):
        sdk.call(POST, fields={})
    sdk.serve(status(500), ok())
    assert sdk.call(POST, fields={"a": 1}, idempotency_key="once") == {}
    first, second = sdk.requests[1:]
    assert (
        first.headers["Idempotency-Key"] == second.headers["Idempotency-Key"] == "once"
    )
    assert first.content == second.content == b'{"a":1}'


def test_a_key_among_the_headers_counts_as_well(sdk: Sdk) -> None:
    sdk.serve(status(500), ok())
    assert sdk.call(POST, fields={}, extra_headers={"idempotency-key": "once"}) == {}


def test_the_server_says_when(sdk: Sdk) -> None:
    sdk.serve(status(503, retry_after="7"), status(429, retry_after=http_date(9)), ok())
    assert sdk.call(POST, fields={}) == {}
    assert sdk.waits == [7.0, 9.0]


def test_a_body_that_can_be_read_once_is_sent_once(sdk: Sdk) -> None:
    upload: Operation[Any] = Operation(
        "upload", "PUT", "/f", returns=Json(lambda: Any), body="text/plain"
    )
    body: Any = iter([b"a", b"b"]) if sdk.kind == "sync" else aiter_of(b"a", b"b")
    sdk.serve(status(500), ok())
    with pytest.raises(InternalServerError):
        sdk.call(upload, body=body)
    assert sdk.sent.content == b"ab"
    assert len(sdk.requests) == 1


async def aiter_of(*chunks: bytes) -> Any:
    for chunk in chunks:
        yield chunk


class TestDeadline:
    def test_it_caps_every_step_of_an_attempt(self, sdk: Sdk) -> None:
        sdk.serve(ok(), timeout=60.0)
        sdk.call(deadline=3.0)
        assert sdk.sent.extensions["timeout"] == {
            "connect": 3.0,
            "read": 3.0,
            "write": 3.0,
            "pool": 3.0,
        }
        sdk.call(deadline=3.0, timeout=None)
        assert sdk.sent.extensions["timeout"]["read"] == 3.0

    def test_it_ends_retries(self, sdk: Sdk) -> None:
        sdk.serve(status(500), deadline=0.5)
        with pytest.raises(InternalServerError):
            sdk.call()
        assert sdk.waits == [0.25]
        assert sdk.sent.extensions["timeout"]["read"] == 0.25

    def test_one_that_has_passed_sends_nothing(self, sdk: Sdk) -> None:
        sdk.serve(ok())
        with pytest.raises(APITimeoutError, match="deadline"):
            sdk.call(deadline=0)
        assert not sdk.requests

    def test_a_body_that_comes_too_late(self) -> None:
        """A blocking client looks at the time with all that arrives."""

        class Slow(httpx2.SyncByteStream):
            def __iter__(self) -> Iterator[bytes]:
                for _ in range(10):
                    sdk.now += 1.0
                    yield b" "

        with Sdk("sync") as sdk:
            slow = httpx2.Response(200, stream=Slow())
            sdk.client(http_client=sdk.http_client(lambda _: slow))
            with pytest.raises(APITimeoutError):
                sdk.call(deadline=3.0)
            assert sdk.now == 3.0

    def test_a_call_may_do_without(self, sdk: Sdk) -> None:
        sdk.serve(ok(), deadline=0)
        assert sdk.call(deadline=None) == {}


@pytest.mark.parametrize(
    ("timeout", "parts"),
    [
        (60.0, (5.0, 60.0, 60.0, 60.0)),
        (2, (2, 2, 2, 2)),
        (None, (None, None, None, None)),
        (httpx2.Timeout(9.0, connect=7.0), (7.0, 9.0, 9.0, 9.0)),
    ],
)
def test_timeouts(sdk: Sdk, timeout: Any, parts: tuple[float | None, ...]) -> None:
    expected = dict(zip(("connect", "read", "write", "pool"), parts, strict=True))
    sdk.serve(ok())
    sdk.call(timeout=timeout)
    assert sdk.sent.extensions["timeout"] == expected
    sdk.serve(ok(), timeout=timeout)
    sdk.call()
    assert sdk.sent.extensions["timeout"] == expected


@pytest.mark.parametrize(
    "wrong",
    [{"timeout": 0}, {"timeout": -1.0}, {"timeout": float("nan")}, {"retries": -1}],
)
def test_nonsense_is_refused(sdk: Sdk, wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError):
        sdk.serve(ok(), **wrong)
    sdk.serve(ok())
    with pytest.raises(ConfigurationError):
        sdk.call(**wrong)
