"""What every failure that the server reports becomes."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from openrouter import errors

from .referee import Referee
from .sdk import Sdk
from .secrecy import assert_hidden
from .server import Answer, CutOff, Server, Step

DOCUMENTED: list[tuple[int, type[errors.APIError], type[errors.APIError]]] = [
    (401, errors.UnauthorizedResponseError, errors.AuthenticationError),
    (403, errors.ForbiddenResponseError, errors.PermissionDeniedError),
    (500, errors.InternalServerResponseError, errors.InternalServerError),
]
UNDOCUMENTED: list[tuple[int, type[errors.APIError]]] = [
    (400, errors.BadRequestError),
    (402, errors.APIError),
    (404, errors.NotFoundError),
    (409, errors.ConflictError),
    (418, errors.APIError),
    (422, errors.UnprocessableEntityError),
    (429, errors.RateLimitError),
    (501, errors.InternalServerError),
    (502, errors.InternalServerError),
    (503, errors.InternalServerError),
]
OTHER_BODIES = [
    (b"<html><h1>Oh no</h1></html>", "text/html"),
    (b"", None),
    (b'{"detail": "nothing like the document"}', "application/json"),
    (b'{"error": ', "application/json"),
    (b"\xff\x00", "application/octet-stream"),
]


def failure(sdk: Sdk) -> errors.APIError:
    """The error that a call to the scripted server raises."""
    with pytest.raises(errors.APIError) as caught:
        sdk.settle(sdk.client(retries=0).credits.get_credits())
    assert_hidden(caught.value)
    return caught.value


@pytest.mark.parametrize(("status", "documented", "by_status"), DOCUMENTED)
def test_a_documented_failure(
    sdk: Sdk,
    server: Server,
    referee: Referee,
    status: int,
    documented: type[errors.APIError],
    by_status: type[errors.APIError],
) -> None:
    answer = referee.documented("/credits", status)
    server.script(answer)
    error = failure(sdk)
    assert isinstance(error, documented)
    assert isinstance(error, by_status)
    assert error.data is not None
    assert error.data.to_dict() == json.loads(answer.body)
    assert error.data.error.code == status
    assert error.data.error.message in str(error)
    referee.judge(server.requests[0], answer)


@pytest.mark.parametrize(("body", "content_type"), OTHER_BODIES)
@pytest.mark.parametrize(("status", "documented", "by_status"), DOCUMENTED)
def test_a_documented_status_with_another_body(
    sdk: Sdk,
    server: Server,
    status: int,
    documented: type[errors.APIError],
    by_status: type[errors.APIError],
    body: bytes,
    content_type: str | None,
) -> None:
    server.script(Answer(status, body, content_type))
    error = failure(sdk)
    assert isinstance(error, documented)
    assert isinstance(error, by_status)
    assert error.data is None
    assert error.body == body


@pytest.mark.parametrize(
    "broken",
    [
        lambda status: Answer(status, b"<html>", headers={"Content-Encoding": "gzip"}),
        lambda status: CutOff(Answer(status, b'{"error": {}}'), sent=3),
        lambda status: CutOff(Answer(status, b'{"error": {}}')),
    ],
    ids=["not gzip", "cut off", "no body"],
)
@pytest.mark.parametrize(("status", "documented", "by_status"), DOCUMENTED)
def test_a_documented_status_with_a_broken_body(
    sdk: Sdk,
    server: Server,
    status: int,
    documented: type[errors.APIError],
    by_status: type[errors.APIError],
    broken: Callable[[int], Step],
) -> None:
    server.script(broken(status))
    error = failure(sdk)
    assert isinstance(error, documented)
    assert isinstance(error, by_status)
    assert error.body == b""
    assert len(server.requests) == 1


@pytest.mark.parametrize(("body", "content_type"), OTHER_BODIES)
@pytest.mark.parametrize(("status", "by_status"), UNDOCUMENTED)
def test_any_other_failure(
    sdk: Sdk,
    server: Server,
    status: int,
    by_status: type[errors.APIError],
    body: bytes,
    content_type: str | None,
) -> None:
    headers = {"X-Request-Id": "req-42"}
    server.script(Answer(status, body, content_type, headers))
    error = failure(sdk)
    assert type(error) is by_status
    assert error.status_code == error.response.status_code == status
    assert error.headers["x-request-id"] == error.request_id == "req-42"
    assert error.body == body
    assert (error.method, error.url) == ("GET", sdk.base_url + "/credits")
    for part in ("GET", error.url, str(status), "req-42"):
        assert part in str(error)
