"""What a document says of retries, as its package does it."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from .sdk import Server


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def client(sdk: ModuleType, server: Server, waits: list[float]) -> Any:
    """A client that waits in no time, and whose chance is always 1."""
    client = server.client(sdk, retries=None)
    client._clock = client._clock._replace(random=lambda: 1.0, sleep=waits.append)
    return client


def attempts(
    client: Any, server: Server, method: str, status: int, **given: Any
) -> int:
    del server.requests[:]
    server.answers(status, **given)
    with pytest.raises(Exception, match=str(status)) as caught:
        getattr(client.things, method)()
    assert caught.value.attempts == len(server.requests)  # type: ignore[attr-defined]  # its class is that of the package
    return len(server.requests)


def test_a_policy_of_an_hour_on_every_method(
    client: Any, server: Server, waits: list[float]
) -> None:
    """OpenRouter's own: at most two retries, and no request that costs money twice."""
    assert attempts(client, server, "list", 500) == 3
    assert waits == [0.5, 0.75]
    assert attempts(client, server, "list", 501) == 3
    assert attempts(client, server, "list", 404) == 1
    for status in (500, 502, 504, 408, 503):
        assert attempts(client, server, "chat", status) == 1
    for method in ("list", "chat"):
        assert attempts(client, server, method, 429) == 3
        assert attempts(client, server, method, 503, headers={"Retry-After": "1"}) == 3


def test_a_page_says_what_is_done(sdk: ModuleType) -> None:
    folder = Path(sdk.__file__ or "").parents[1]
    page = (folder / "docs" / "retries.md").read_text("utf-8")
    for words in (
        "after 429, and 503 with `Retry-After`; after 408, 5XX and broken connections",
        "Some operations have rules of their own.",
        "each call makes one, unless",
    ):
        assert words in page


def test_an_operation_that_says_it_of_itself(
    client: Any, server: Server, waits: list[float]
) -> None:
    assert attempts(client, server, "change", 409) == 3
    assert waits == [2.0, 2.0]
    assert attempts(client, server, "change", 502) == 3
    assert attempts(client, server, "change", 500) == 1
    assert attempts(client, server, "change", 429) == 3
    assert attempts(client, server, "replace", 503) == 1


def test_the_user_comes_before_it(
    client: Any, server: Server, waits: list[float]
) -> None:
    assert attempts(client.with_options(retries=4), server, "change", 409) == 5
    assert waits == [2.0, 2.0, 2.0, 2.0]
    assert attempts(client.with_options(retries=1), server, "replace", 503) == 2


def test_a_key_is_made_where_none_is_given(client: Any, server: Server) -> None:
    assert attempts(client, server, "order", 500) == 3
    (key,) = {one.headers["Idempotency-Key"] for one in server.requests}
    assert UUID(key).version == 4
    server.answers(204)
    client.things.order(idempotency_key="mine")
    assert server.request.headers["Idempotency-Key"] == "mine"
