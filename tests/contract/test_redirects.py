"""Where a redirect leads, and what it does not take along."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from openrouter import errors

from .sdk import KEY, Sdk
from .secrecy import assert_hidden
from .server import Answer, Server

CREDITS = Answer(body=b'{"data": {"total_credits": 10.0, "total_usage": 2.5}}')


@pytest.fixture
def elsewhere() -> Iterator[Server]:
    """A server of another origin: another port."""
    with Server() as running:
        yield running


def redirect(location: str, status: int = 302) -> Answer:
    return Answer(status, headers={"Location": location}, content_type=None)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_on_the_same_origin_it_is_followed(
    sdk: Sdk, server: Server, status: int
) -> None:
    server.script(redirect("/api/v1/credits?again=1", status), CREDITS)
    credits = sdk.settle(sdk.client().credits.get_credits())
    assert credits.data.total_usage == 2.5
    first, second = server.requests
    assert second.target == "/api/v1/credits?again=1"
    assert second.headers["authorization"] == first.headers["authorization"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_to_another_origin_no_credential_goes_along(
    sdk: Sdk, server: Server, elsewhere: Server, status: int
) -> None:
    server.script(redirect(f"{elsewhere.origin}/credits", status))
    elsewhere.script(CREDITS)
    client = sdk.client(headers={"X-My-Secret": "mine"})
    credits = sdk.settle(
        client.credits.get_credits(extra_headers={"X-Other-Secret": "mine too"})
    )
    assert credits.data.total_usage == 2.5
    assert server.requests[0].headers["x-my-secret"] == "mine"
    (request,) = elsewhere.requests
    assert request.method == "GET"
    assert KEY.encode() not in request.raw
    assert b"mine" not in request.raw


def test_coming_back_does_not_bring_the_credential_back(
    sdk: Sdk, server: Server, elsewhere: Server
) -> None:
    # Whoever answered in between chose where to go: the key is not theirs to use.
    home = f"{server.origin}/api/v1/credits?chosen=elsewhere"
    server.script(redirect(elsewhere.origin), Answer(401, b"{}"))
    elsewhere.script(redirect(home))
    with pytest.raises(errors.UnauthorizedResponseError):
        sdk.settle(sdk.client().credits.get_credits())
    assert "authorization" not in server.requests.pop().headers


@pytest.mark.parametrize(
    "answer",
    [
        Answer(300, b"choose"),
        Answer(304, content_type=None),
        Answer(302, content_type=None),  # no Location
        redirect("ftp://127.0.0.1/credits"),
        redirect("http://[::1"),
    ],
    ids=["300", "304", "no location", "ftp", "no URL"],
)
def test_any_other_3xx_is_an_error(sdk: Sdk, server: Server, answer: Answer) -> None:
    server.script(answer)
    with pytest.raises(errors.APIError) as caught:
        sdk.settle(sdk.client().credits.get_credits())
    assert caught.value.status_code == answer.status
    assert len(server.requests) == 1
    assert_hidden(caught.value)


def test_a_redirect_in_circles_ends(sdk: Sdk, server: Server) -> None:
    server.script(redirect("/api/v1/credits"))
    with pytest.raises(errors.APIError) as caught:
        sdk.settle(sdk.client().credits.get_credits())
    assert caught.value.status_code == 302
    assert len(server.requests) <= 10
    assert_hidden(caught.value)
