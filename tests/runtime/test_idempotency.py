"""Keys by which a server knows a request that comes again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import httpx2
import pytest

from runtime.errors import InternalServerError

from .harness import POST, Sdk, ok, status

KEYED = POST._replace(idempotency_header="X-Order-Key")


def keys(sdk: Sdk) -> list[str | None]:
    return [one.headers.get("X-Order-Key") for one in sdk.requests]


def test_one_is_made_for_each_call_and_kept_over_its_attempts(sdk: Sdk) -> None:
    sdk.serve(status(500), status(502), ok())
    assert sdk.call(KEYED, fields={"a": 1}) == {}
    assert sdk.call(KEYED, fields={"a": 1}) == {}
    first, *again, other = keys(sdk)
    assert again == [first, first]
    assert other != first
    assert {UUID(str(first)).version, UUID(str(other)).version} == {4}
    assert {one.content for one in sdk.requests} == {b'{"a":1}'}


def test_it_is_kept_over_redirects(sdk: Sdk) -> None:
    sdk.serve(
        httpx2.Response(307, headers={"Location": "/v2/things"}),
        httpx2.ReadTimeout("late"),
        ok(),
    )
    assert sdk.call(KEYED, fields={}) == {}
    assert len(sdk.requests) == 3
    assert len(set(keys(sdk))) == 1


def test_none_is_made_where_no_header_is_known(sdk: Sdk) -> None:
    sdk.serve(ok())
    sdk.call(POST, fields={})
    assert not [one for one in sdk.sent.headers if "key" in one.lower()]


@pytest.mark.parametrize(
    "given",
    [
        {"idempotency_key": "mine"},
        {"header": {"x-order-key": "mine"}},
        {"extra_headers": {"X-ORDER-KEY": "mine"}},
    ],
    ids=str,
)
def test_the_callers_own_comes_first(sdk: Sdk, given: dict[str, Any]) -> None:
    sdk.serve(status(503), ok())
    assert sdk.call(KEYED, fields={}, **given) == {}
    assert keys(sdk) == ["mine", "mine"]
    assert sdk.sent.headers.get_list("X-Order-Key") == ["mine"]


def test_an_argument_that_is_none_is_left_out(sdk: Sdk) -> None:
    sdk.serve(ok())
    sdk.call(KEYED, fields={}, header={"X-Order-Key": None})
    assert UUID(str(keys(sdk)[0])).version == 4


def test_one_that_is_empty_is_none(sdk: Sdk) -> None:
    sdk.serve(status(500), ok())
    with pytest.raises(InternalServerError):
        sdk.call(POST, fields={}, idempotency_key="")
    sdk.serve(ok())
    sdk.call(KEYED, fields={}, idempotency_key="")
    assert UUID(str(keys(sdk)[-1])).version == 4


def test_without_retries_it_is_still_sent(sdk: Sdk) -> None:
    """What stands between may send it again."""
    sdk.serve(status(500), retries=0)
    with pytest.raises(InternalServerError) as caught:
        sdk.call(KEYED, fields={})
    assert caught.value.attempts == 1
    assert keys(sdk) != [None]
