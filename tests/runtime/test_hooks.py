"""Hooks: what they are told of each call, what they may change, and what they may raise."""

from __future__ import annotations

import pickle
from dataclasses import asdict
from io import BytesIO
from typing import Any

import httpx2
import pytest

from runtime.auth import APIKey, HTTPScheme
from runtime.client import SyncClient
from runtime.errors import (
    APIConnectionError,
    APITimeoutError,
    BadRequestError,
    InvalidRequestError,
    ResponseValidationError,
    SDKError,
)
from runtime.hooks import (
    AfterResponse,
    BeforeRequest,
    OnError,
    OnRetry,
)
from runtime.operation import Json, Operation

from .authority import Authority
from .harness import API, DOCUMENTED, GET, KEY, POST, Sdk, ok, status
from .hooking import EVENTS, Seen, hooks_of

NUMBER: Operation[int] = Operation("number", "GET", "/n", returns=Json(lambda: int))


@pytest.fixture
def seen(sdk: Sdk) -> Seen:
    return Seen.by(sdk)


class TestWhatTheyAreTold:
    def test_a_success(self, sdk: Sdk, seen: Seen) -> None:
        sdk.serve(ok(**{"X-Request-Id": "r1"}), hooks=seen.hooks)
        sdk.call()
        before, after = seen.events
        assert (before.operation_id, before.attempt) == ("get", 1)
        assert (before.method, before.url) == ("GET", "https://api.test/v1/things")
        assert not before.is_foreign
        assert isinstance(after, AfterResponse)
        assert (after.operation_id, after.attempt) == ("get", 1)
        head = after.response
        assert (head.status_code, head.request_id) == (200, "r1")
        assert (head.method, head.url) == (before.method, before.url)

    def test_retries(self, sdk: Sdk, seen: Seen) -> None:
        reset = httpx2.ReadError("reset")
        sdk.serve(reset, status(503, retry_after="7"), ok(), hooks=seen.hooks)
        sdk.call()
        assert seen.names == [
            "BeforeRequest 1",
            "OnRetry 1",
            "BeforeRequest 2",
            "AfterResponse 2",
            "OnRetry 2",
            "BeforeRequest 3",
            "AfterResponse 3",
        ]
        retries = [one for one in seen.events if isinstance(one, OnRetry)]
        assert [one.cause for one in retries] == ["cut off", 503]
        assert [one.delay for one in retries] == sdk.waits

    def test_an_error_is_told_once(self, sdk: Sdk, seen: Seen) -> None:
        sdk.serve(status(503), hooks=seen.hooks)
        with pytest.raises(SDKError) as caught:
            sdk.call(retries=1)
        assert seen.names[-3:] == ["BeforeRequest 2", "AfterResponse 2", "OnError 2"]
        assert [one.error for one in seen.events if isinstance(one, OnError)] == [
            caught.value
        ]

    @pytest.mark.parametrize(
        ("answer", "operation", "kind"),
        [
            (status(400), GET, BadRequestError),
            (status(401), DOCUMENTED, SDKError),
            (httpx2.ConnectError("refused"), GET, APIConnectionError),
            (httpx2.Response(200, json="one"), NUMBER, ResponseValidationError),
        ],
    )
    def test_every_error(
        self, sdk: Sdk, seen: Seen, answer: Any, operation: Any, kind: type[SDKError]
    ) -> None:
        sdk.serve(answer, hooks=seen.hooks)
        with pytest.raises(kind) as caught:
            sdk.call(operation, retries=0)
        assert [one.error for one in seen.events if isinstance(one, OnError)] == [
            caught.value
        ]

    def test_an_error_of_a_whole_answer(self, sdk: Sdk, seen: Seen) -> None:
        client: Any = sdk.serve(ok(), hooks=seen.hooks)
        with pytest.raises(ResponseValidationError) as caught:
            sdk.settle(client.request.with_response("GET", "/n", cast_to=int))
        assert seen.events[-1].error is caught.value

    def test_of_nothing_that_was_sent(self, sdk: Sdk, seen: Seen) -> None:
        sdk.serve(ok(), hooks=seen.hooks)
        with pytest.raises(InvalidRequestError):
            sdk.call(extra_headers={"X Y": "a"})
        with pytest.raises(APITimeoutError):
            sdk.call(deadline=-1)
        assert [(type(one), one.attempt) for one in seen.events[:1]] == [(OnError, 0)]
        assert isinstance(seen.events[-1], OnError)
        assert sdk.requests == []

    def test_a_redirect_belongs_to_its_attempt(self, sdk: Sdk, seen: Seen) -> None:
        elsewhere = httpx2.Response(307, headers={"Location": "https://cdn.test/a"})
        sdk.serve(elsewhere, ok(), hooks=seen.hooks)
        sdk.call()
        assert seen.names == [
            "BeforeRequest 1",
            "AfterResponse 1",
            "BeforeRequest 1",
            "AfterResponse 1",
        ]
        assert [seen.events[0].is_foreign, seen.events[2].is_foreign] == [False, True]

    def test_how_long_the_answer_took(self, sdk: Sdk, seen: Seen) -> None:
        def slow(_request: httpx2.Request) -> httpx2.Response:
            sdk.now += 2.5
            return ok()

        sdk.client(http_client=sdk.http_client(slow), hooks=seen.hooks)
        sdk.call()
        assert seen.events[-1].elapsed == 2.5

    def test_tokens_have_an_operation_of_their_own(self, sdk: Sdk, seen: Seen) -> None:
        authority = Authority()
        authority.revoked = {"t1"}
        authority.client(sdk, hooks=seen.hooks)
        sdk.call()
        told = [
            (one.operation_id, one.attempt, one.is_foreign)
            for one in seen.events
            if isinstance(one, BeforeRequest)
        ]
        assert told == [
            ("oauth2.token", 1, True),
            ("get", 1, False),
            ("oauth2.token", 1, True),
            ("get", 1, False),
        ]

    def test_an_answer_that_stays_open(self, sdk: Sdk, seen: Seen) -> None:
        client: Any = sdk.serve(ok(), hooks=seen.hooks)
        if isinstance(client, SyncClient):
            with client.request.streamed("GET", "/n") as answer:
                assert seen.names == ["BeforeRequest 1", "AfterResponse 1"]
                answer.read()
        else:

            async def read() -> None:
                async with client.request.streamed("GET", "/n") as answer:
                    assert seen.names == ["BeforeRequest 1", "AfterResponse 1"]
                    await answer.read()

            sdk.settle(read())


class TestWhatTheyMayChange:
    def test_headers_of_the_attempt(self, sdk: Sdk) -> None:
        def number(event: BeforeRequest) -> None:
            event.headers["X-Attempt"] = str(event.attempt)
            del event.headers["User-Agent"]

        sdk.serve(status(503), ok(), hooks=hooks_of(sdk, before_request=number))
        sdk.call()
        assert [one.headers["X-Attempt"] for one in sdk.requests] == ["1", "2"]
        assert "User-Agent" not in sdk.sent.headers

    def test_what_is_signed_is_what_is_sent(self, sdk: Sdk) -> None:
        def sign(event: BeforeRequest) -> None:
            host, content = event.headers["Host"], event.content
            assert content is not None
            signed = (event.method, host, event.target, content.decode())
            event.headers["X-Signature"] = " ".join(signed)

        api = API._replace(
            schemes={"api_key": APIKey("query", "key", env="SAMPLE_KEY")}
        )
        sdk.serve(ok(), api=api, hooks=hooks_of(sdk, before_request=sign))
        sdk.call(POST, fields={"a": 1})
        signature = f'POST api.test /v1/things?key={KEY} {{"a":1}}'
        assert sdk.sent.headers["X-Signature"] == signature
        assert sdk.sent.url.raw_path.decode() == signature.split()[2]
        assert sdk.sent.content == b'{"a":1}'

    def test_a_body_that_is_streamed_is_not_read(self, sdk: Sdk) -> None:
        bodies: list[bytes | None] = []
        hooks = hooks_of(sdk, before_request=lambda event: bodies.append(event.content))
        sdk.serve(ok(), hooks=hooks)
        sdk.request("POST", "/things", body=BytesIO(b"ab"))
        sdk.request("GET", "/things")
        assert bodies == [None, b""]

    @pytest.mark.parametrize(
        "wrong",
        [
            [("X", "a\r\nY: b")],
            [("X", " a")],
            [("X Y", "a")],
            [("Content-Length", "9")],
            [("X", "a\nb"), ("X", "a")],
            [(b"X", b"\xe9")],
        ],
    )
    def test_headers_that_cannot_be_sent(self, sdk: Sdk, wrong: Any) -> None:
        hooks = hooks_of(
            sdk,
            before_request=lambda event: event.headers.update(httpx2.Headers(wrong)),
        )
        sdk.serve(ok(), hooks=hooks)
        with pytest.raises(InvalidRequestError, match="before_request: "):
            sdk.call(POST, body={})
        assert sdk.requests == []


class TestWhatTheyMayRaise:
    @pytest.mark.parametrize("name", EVENTS)
    def test_it_leaves_the_call_as_it_is(self, sdk: Sdk, name: str) -> None:
        wrong, told = KeyError("mine"), list[Any]()

        def fail(_event: Any) -> None:
            raise wrong

        answers = (
            [status(503), status(503)] if name == "on_error" else [status(503), ok()]
        )
        functions = {"on_error": told.append, name: fail}
        sdk.serve(*answers, hooks=hooks_of(sdk, **functions))
        with pytest.raises(KeyError) as caught:
            sdk.call(retries=1)
        assert caught.value is wrong
        assert told == []

    def test_no_answer_stays_open(self, sdk: Sdk) -> None:
        answers: list[httpx2.Response] = []

        class Body(httpx2.SyncByteStream, httpx2.AsyncByteStream):
            def __iter__(self) -> Any:
                yield b"{}"

            async def __aiter__(self) -> Any:
                yield b"{}"

            def close(self) -> None:
                closed.append(self)

            async def aclose(self) -> None:
                closed.append(self)

        closed: list[Body] = []

        def handle(_request: httpx2.Request) -> httpx2.Response:
            answers.append(httpx2.Response(200, stream=Body()))
            return answers[-1]

        def fail(_event: Any) -> None:
            raise KeyError

        hooks = hooks_of(sdk, after_response=fail)
        sdk.client(http_client=sdk.http_client(handle), hooks=hooks)
        with pytest.raises(KeyError):
            sdk.call()
        assert answers[0].is_closed
        assert len(closed) == 1


def test_events_give_no_secret_away(sdk: Sdk, seen: Seen) -> None:
    api = API._replace(
        schemes={
            "api_key": APIKey("query", "key", env="SAMPLE_KEY"),
            "token": HTTPScheme("Bearer", env="SAMPLE_TOKEN"),
        },
        security=({"api_key": (), "token": ()},),
    )
    credentials = {"api_key": KEY, "token": KEY}
    sdk.serve(
        status(503), status(400), api=api, credentials=credentials, hooks=seen.hooks
    )
    with pytest.raises(BadRequestError):
        sdk.call()
    assert {type(one) for one in seen.events} == {
        *(BeforeRequest, AfterResponse, OnRetry, OnError)
    }
    for event in seen.events:
        assert KEY not in f"{event!r}{event}"
        if isinstance(event, BeforeRequest):
            assert KEY in event.target
            assert KEY not in f"{event.url}{asdict(event)}"
            with pytest.raises(TypeError, match="holds credentials"):
                pickle.dumps(event)
        else:
            assert KEY.encode() not in pickle.dumps(event)
