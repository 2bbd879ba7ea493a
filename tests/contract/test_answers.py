"""What a successful answer becomes, right or wrong."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from openrouter import errors

from .referee import Referee
from .sdk import Sdk
from .secrecy import assert_hidden
from .server import Answer, Server

FULL = {"data": {"total_credits": 10.0, "total_usage": 2.5}}


def answer(value: object) -> Answer:
    return Answer(body=json.dumps(value).encode())


def test_an_answer_as_documented(sdk: Sdk, server: Server, referee: Referee) -> None:
    documented = referee.documented("/credits", 200)
    server.script(documented)
    credits = sdk.settle(sdk.client().credits.get_credits())
    assert (credits.data.total_credits, credits.data.total_usage) == (100.5, 25.75)
    (request,) = server.requests
    referee.judge(request, documented)


def test_status_and_headers_are_there_for_who_asks(sdk: Sdk, server: Server) -> None:
    server.script(
        Answer(body=json.dumps(FULL).encode(), headers={"X-Request-Id": "r7"})
    )
    response = sdk.settle(sdk.client().credits.get_credits.with_response())
    assert response.status_code == 200
    assert response.headers["x-request-id"] == "r7"
    assert response.request_id == "r7"
    assert response.data.data.total_usage == 2.5


def test_extra_fields_are_kept_and_dumped_again(sdk: Sdk, server: Server) -> None:
    extended = {"data": {**FULL["data"], "currency": "EUR"}, "notes": [{"a": None}]}
    server.script(answer(extended))
    credits = sdk.settle(sdk.client().credits.get_credits())
    assert credits.to_dict() == extended
    assert json.loads(credits.to_json()) == extended
    for twin in (pickle.loads(pickle.dumps(credits)), copy.deepcopy(credits)):
        assert twin == credits
        assert twin.to_dict() == extended


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        (answer({"data": {"total_credits": 1.0}}), "data.total_usage"),
        (answer({"data": {**FULL["data"], "total_usage": "much"}}), "data.total_usage"),
        (answer({"data": None}), "data"),
        (answer([FULL]), ""),
        (Answer(body=b'{"data": {"total_credits": 1.0,'), "JSON"),
        (
            Answer(body=b"<html>Welcome</html>", content_type="text/html"),
            "200 OK: expected application/json, got text/html: <html>Welcome</html>",
        ),
        (
            Answer(body=b"data: {}\n\n", content_type="text/event-stream"),
            "200 OK: expected application/json, got text/event-stream: data: {}",
        ),
        (Answer(body=b"\xff\xfe", content_type="application/json"), ""),
        (Answer(body=b""), ""),
        (Answer(204, content_type=None), ""),
    ],
    ids=[
        "missing",
        "type",
        "null",
        "list",
        "cut",
        "html",
        "stream",
        "bytes",
        "empty",
        "204",
    ],
)
def test_a_wrong_body_says_what_is_wrong_with_it(
    sdk: Sdk, server: Server, wrong: Answer, place: str
) -> None:
    server.script(wrong)
    with pytest.raises(errors.ResponseValidationError) as caught:
        sdk.settle(sdk.client().credits.get_credits())
    error = caught.value
    assert isinstance(error, errors.OpenRouterError)
    assert place in str(error)
    assert error.body == wrong.body
    assert error.status_code == wrong.status
    assert error.response.status_code == wrong.status
    assert len(server.requests) == 1
    assert_hidden(error)
