"""Method × cause × Retry-After × policy: how often a request is sent, and after what waits.

The server fails in the same way for ever, so that the attempts are exactly those that the
policy allows.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import httpx2
import pytest

from runtime.errors import APIConnectionError, APIError
from runtime.operation import Json, Operation
from runtime.retry import RetryPolicy

from .harness import Answer, Sdk, status

REFUSED = httpx2.ConnectError("refused")
LATE = httpx2.ReadTimeout("late")
CUT = httpx2.RemoteProtocolError("cut off")
TLS = httpx2.ProxyError("407")

USUAL = RetryPolicy()
FOUR = RetryPolicy(max_retries=4)
NEVER = RetryPolicy(max_retries=0)
SLOW = RetryPolicy(initial_delay=2.0, multiplier=1.5, max_delay=4.0)
FLAT = RetryPolicy(max_retries=4, max_delay=1.2)
PATIENT = RetryPolicy(max_retry_after=3600.0)
MORE = RetryPolicy(statuses={409, "5XX"})
FEWER = RetryPolicy(statuses=frozenset(), any_method_statuses=frozenset())
POSTS = RetryPolicy(methods={"GET", "POST"})
ALL_503 = RetryPolicy(any_method_statuses={429, 503})
ANSWERS = RetryPolicy(connection_errors=False)


class Row(NamedTuple):
    method: str
    cause: int | Exception
    attempts: int
    policy: RetryPolicy = USUAL
    retry_after: str | None = None
    key: bool = False
    waits: tuple[float, ...] | None = None
    """Half of what may be waited at most: chance is always 0.5."""


ROWS = [
    # The first column.
    *(Row(method, 500, 3) for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE")),
    *(Row("QUERY", cause, 3) for cause in (408, 502, 503, 504, 429, REFUSED, LATE)),
    *(Row("DELETE", cause, 3) for cause in (408, 429, 503, REFUSED, CUT, LATE)),
    # The second: only what was certainly not done.
    *(Row(method, REFUSED, 3) for method in ("POST", "PATCH")),
    *(Row(method, 429, 3) for method in ("POST", "PATCH")),
    *(Row("POST", cause, 1) for cause in (408, 500, 502, 503, 504, CUT, LATE)),
    *(Row("PATCH", cause, 1) for cause in (500, 503, CUT, LATE)),
    Row("POST", 503, 3, retry_after="1", waits=(1, 1)),
    Row("PATCH", 503, 3, retry_after="0", waits=(0, 0)),
    Row("POST", 500, 1, retry_after="1"),
    Row("POST", 502, 1, retry_after="1"),
    Row("LOCK", 500, 1),
    # The third: the server knows it when it comes again.
    *(Row("POST", cause, 3, key=True) for cause in (408, 500, 502, 503, 504)),
    *(Row("PATCH", cause, 3, key=True) for cause in (429, REFUSED, CUT, LATE)),
    # What trying again cannot change.
    *(Row("GET", cause, 1) for cause in (400, 401, 403, 404, 409, 422, 501, TLS)),
    Row("POST", 400, 1, key=True),
    # Waits.
    Row("GET", 503, 3, waits=(0.25, 0.5)),
    Row("GET", 503, 5, FOUR, waits=(0.25, 0.5, 1.0, 2.0)),
    Row("GET", 503, 3, SLOW, waits=(1.0, 1.5)),
    Row("GET", 503, 5, FLAT, waits=(0.25, 0.5, 0.6, 0.6)),
    Row("GET", 429, 3, retry_after="7", waits=(7, 7)),
    Row("GET", 429, 3, SLOW, retry_after="0.5", waits=(0.5, 0.5)),
    Row("GET", 429, 3, retry_after="60", waits=(60, 60)),
    Row("GET", 429, 1, retry_after="61"),
    Row("POST", 503, 1, retry_after="1000000000"),
    Row("GET", 503, 3, PATIENT, retry_after="3600", waits=(3600, 3600)),
    Row("GET", 429, 3, retry_after="1e9", waits=(0.25, 0.5)),
    Row("POST", 503, 1, retry_after="soon"),
    # Other policies.
    *(
        Row(method, cause, 1, NEVER)
        for method in ("GET", "POST")
        for cause in (429, CUT)
    ),
    Row("POST", 503, 1, NEVER, retry_after="0", key=True),
    *(Row("GET", cause, 3, MORE) for cause in (409, 500, 501, 599, 429)),
    *(Row("GET", cause, 1, MORE) for cause in (408, 404)),
    *(Row("POST", cause, 1, MORE) for cause in (409, 500, 503)),
    Row("POST", 409, 3, MORE, key=True),
    *(Row("GET", cause, 1, FEWER) for cause in (429, 500, 503)),
    Row("POST", 503, 1, FEWER, retry_after="1"),
    Row("GET", CUT, 3, FEWER),
    *(Row("POST", cause, 3, POSTS) for cause in (500, 503, CUT)),
    Row("PATCH", 500, 1, POSTS),
    Row("DELETE", 500, 1, POSTS),
    Row("POST", 503, 3, ALL_503, waits=(0.25, 0.5)),
    *(Row("POST", cause, 1, ALL_503) for cause in (500, CUT)),
    *(Row("GET", cause, 1, ANSWERS) for cause in (REFUSED, CUT, LATE)),
    Row("GET", 503, 3, ANSWERS),
]


def test_there_are_enough_rows() -> None:
    assert len(set(map(str, ROWS))) == len(ROWS) >= 60


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.cause!r}")
def test_row(sdk: Sdk, row: Row) -> None:
    answer: Answer = row.cause if isinstance(row.cause, Exception) else answer_of(row)
    sdk.serve(answer, retries=row.policy)
    operation: Operation[Any] = Operation(
        "call", row.method, "/things", returns=Json(lambda: Any)
    )
    options: dict[str, Any] = {"idempotency_key": "once"} if row.key else {}
    with pytest.raises((APIError, APIConnectionError)) as caught:
        sdk.call(operation, **options)
    assert len(sdk.requests) == caught.value.attempts == row.attempts
    assert len(sdk.waits) == row.attempts - 1
    if row.waits is not None:
        assert tuple(sdk.waits) == row.waits


def answer_of(row: Row) -> httpx2.Response:
    assert isinstance(row.cause, int)
    headers = {} if row.retry_after is None else {"retry_after": row.retry_after}
    return status(row.cause, **headers)
