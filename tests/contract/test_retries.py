"""How long a caller waits when the server asks for patience."""

from __future__ import annotations

from email.utils import formatdate

import pytest

from openrouter import errors

from .sdk import NOW, Sdk
from .secrecy import assert_hidden
from .server import Answer, Server

CREDITS = Answer(body=b'{"data": {"total_credits": 10.0, "total_usage": 2.5}}')


def busy(status: int, retry_after: str | None = None) -> Answer:
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return Answer(status, b"busy", "text/plain", headers)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [("0", 0), ("7", 7), (formatdate(NOW + 5, usegmt=True), 5)],
)
def test_the_wait_the_server_asks_for(
    sdk: Sdk, server: Server, status: int, retry_after: str, seconds: float
) -> None:
    server.script(busy(status, retry_after), CREDITS)
    sdk.settle(sdk.client().credits.get_credits())
    assert sdk.waits == [pytest.approx(seconds, abs=1)]
    assert len(server.requests) == 2


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    "retry_after",
    ["3600", "1000000000", "9" * 400, formatdate(NOW + 86_400, usegmt=True)],
)
def test_a_wait_above_the_cap_is_the_error_at_once(
    sdk: Sdk, server: Server, status: int, retry_after: str
) -> None:
    server.script(busy(status, retry_after), CREDITS)
    with pytest.raises(errors.APIError) as caught:
        sdk.settle(sdk.client().credits.get_credits())
    assert caught.value.status_code == status
    assert sdk.waits == []
    assert len(server.requests) == 1
    assert_hidden(caught.value)


@pytest.mark.parametrize(
    "retry_after",
    [None, "", "soon", "-5", "nan", "inf", "1e9", formatdate(0, usegmt=True)],
)
def test_a_wait_that_makes_no_sense_is_our_own(
    sdk: Sdk, server: Server, retry_after: str | None
) -> None:
    server.script(busy(503, retry_after), busy(503, retry_after), CREDITS)
    sdk.settle(sdk.client().credits.get_credits())
    assert len(sdk.waits) == 2
    assert all(0 <= seconds <= 10 for seconds in sdk.waits)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_the_third_failure_is_the_error(sdk: Sdk, server: Server, status: int) -> None:
    server.script(busy(status))
    with pytest.raises(errors.APIError) as caught:
        sdk.settle(sdk.client().credits.get_credits())
    assert caught.value.status_code == status
    assert len(server.requests) == 3
    assert server.connections == 1


def test_an_outage_is_not_multiplied(sdk: Sdk, server: Server) -> None:
    server.script(busy(503))
    client = sdk.client()
    for _ in range(1_000):
        with pytest.raises(errors.InternalServerError):
            sdk.settle(client.credits.get_credits())
    assert len(server.requests) == 1_100


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 501])
def test_what_a_retry_cannot_mend_is_not_retried(
    sdk: Sdk, server: Server, status: int
) -> None:
    server.script(busy(status))
    with pytest.raises(errors.APIError):
        sdk.settle(sdk.client().credits.get_credits())
    assert len(server.requests) == 1


def test_one_switch_turns_retries_off(sdk: Sdk, server: Server) -> None:
    server.script(busy(503))
    for get_credits in (
        sdk.client(retries=0).credits.get_credits,
        sdk.client().with_options(retries=0).credits.get_credits,
    ):
        with pytest.raises(errors.InternalServerError):
            sdk.settle(get_credits())
    with pytest.raises(errors.InternalServerError):
        sdk.settle(sdk.client().credits.get_credits(retries=0))
    assert len(server.requests) == 3
