"""What goes wrong in SDKs that people use today, one test each that it does not in ours.

Each was seen in a run of one of them. That a tenth of the programs in their documentation
did not compile is not repeated here: tests/test_docs.py runs every one of ours.
"""

from __future__ import annotations

import gzip
import json
import pickle
import tracemalloc
from types import ModuleType
from typing import Any

import pytest

from ..contract.server import Answer, CutOff, Pieces, Server, Silence
from .calling import SECRET
from .chat import MESSAGE, Chat

ANSWER = Answer(body=b'{"tokens": 5}')


# Time and money


@pytest.mark.parametrize("status", [500, 502, 504])
def test_what_costs_money_is_asked_once(
    chat: Chat, server: Server, status: int
) -> None:
    """A POST was repeated 71 times in an hour of 500, without an idempotency key."""
    server.script(Answer(status))
    assert chat.refused().status_code == status
    assert len(server.requests) == 1
    assert chat.waits == []


def test_a_slow_answer_is_no_reason_to_ask_again(chat: Chat, server: Server) -> None:
    """One slow chat request was sent 6 times in 40 seconds."""
    server.script(Silence())
    error = chat.refused(timeout=0.05)
    assert isinstance(error, chat.errors.APITimeoutError)
    assert len(server.requests) == 1


def test_what_may_be_repeated_is_so_twice(chat: Chat, server: Server) -> None:
    """There was no limit to attempts. More of it in tests/runtime/test_retry_table.py."""
    server.script(Answer(500))
    with pytest.raises(chat.errors.InternalServerError):
        chat.delete()
    assert len(server.requests) == 3


def test_who_asks_too_much_waits(chat: Chat, server: Server) -> None:
    """429 was never retried, though the server had done nothing."""
    server.script(Answer(429, headers={"Retry-After": "7"}), ANSWER)
    assert chat.ask().tokens == 5
    assert chat.waits == [7]


@pytest.mark.parametrize("status", [429, 503])
def test_no_server_makes_a_program_sleep_for_years(
    chat: Chat, server: Server, status: int
) -> None:
    """``Retry-After: 1e9`` was obeyed: 31 years."""
    server.script(Answer(status, headers={"Retry-After": "1000000000"}), ANSWER)
    assert chat.refused().status_code == status
    assert chat.waits == []


# Streams


def events(*values: object) -> Answer:
    text = "".join(f"data: {json.dumps(value)}\n\n" for value in values)
    return Answer(body=text.encode(), content_type="text/event-stream")


def test_a_stream_that_is_cut_off_does_not_look_complete(
    chat: Chat, server: Server
) -> None:
    """It ended without an error, and its reader took a part for the whole."""
    whole = events({"tokens": 1}, {"tokens": 2})
    server.script(whole)
    assert [item.tokens for item in chat.listen()] == [1, 2]
    server.script(CutOff(whole, len(whole.body) // 2))
    with pytest.raises(chat.errors.APIConnectionError):
        chat.listen()


def test_a_timeout_is_for_each_wait_of_a_stream(chat: Chat, server: Server) -> None:
    """A timeout of a call ended its stream at once."""
    whole = events(*({"tokens": number} for number in range(8)))
    server.script(Pieces(whole, size=len(whole.body) // 8, pause=0.05))
    assert len(chat.listen(timeout=0.3)) == 8


# Data


def test_nothing_is_dropped_from_a_request(
    chat: Chat, server: Server, package: ModuleType
) -> None:
    """Unknown enum values and unknown keys were left out of what was sent."""
    server.script(ANSWER)
    text = package.models.Text(kind="text", text="Hi", mood="calm")
    newer = {"kind": "text", "text": "Hi", "tone": {"warm": None}}
    chat.ask(model="huge", parts=[text, newer], extra_body={"beta": True})
    assert json.loads(server.requests[-1].body) == {
        "model": "huge",
        "parts": [{"kind": "text", "text": "Hi", "mood": "calm"}, newer],
        "beta": True,
    }


def test_nothing_is_dropped_from_an_answer(chat: Chat, server: Server) -> None:
    """Fields that the SDK did not know were gone."""
    body = {"tokens": 5, "cost": {"euro": 0.5}, "question": {"model": "huge"}}
    body["question"] = {"model": "huge", "parts": [], "seed": None}
    server.script(Answer(body=json.dumps(body).encode()))
    assert chat.ask().to_dict() == body


def test_an_unknown_variant_can_be_sent_back(chat: Chat, server: Server) -> None:
    """It was replaced by something without its content."""
    part = {"kind": "hologram", "grams": 0.5, "parts": [{"a": None}]}
    question = {"model": "large", "parts": [MESSAGE, part]}
    body = json.dumps({"tokens": 5, "question": question}).encode()
    server.script(Answer(body=body))
    answer = chat.ask()
    chat.ask(model=answer.question.model, parts=answer.question.parts)
    assert json.loads(server.requests[-1].body) == question


def test_a_number_that_is_missing_is_not_zero(chat: Chat, server: Server) -> None:
    """A missing required number was decoded to 0.0 without a word."""
    server.script(Answer(body=b"{}"))
    error = chat.refused()
    assert isinstance(error, chat.errors.ResponseValidationError)
    assert "tokens" in str(error)


# Errors


@pytest.mark.parametrize(
    "answer",
    [
        Answer(401, b"<html>Sign in</html>", "text/html"),
        Answer(401, b'{"message": 5}'),
        Answer(401, b"{"),
        Answer(401),
    ],
    ids=["html", "another schema", "broken", "empty"],
)
def test_a_documented_status_raises_its_class(
    chat: Chat, server: Server, answer: Answer
) -> None:
    """A 401 in HTML, as proxies write them, was a validation error."""
    server.script(answer)
    error = chat.refused()
    assert isinstance(error, chat.errors.UnauthorizedError)
    assert isinstance(error, chat.errors.AuthenticationError)
    assert (error.status_code, error.body) == (401, answer.body)


def test_every_error_has_one_root(chat: Chat, server: Server) -> None:
    """Failures of the network, and bad arguments, were errors of other libraries."""
    server.script(CutOff(ANSWER))
    assert isinstance(chat.refused(), chat.errors.APIConnectionError)
    wrong = chat.refused(parts=[object()])
    assert isinstance(wrong, chat.errors.InvalidRequestError)
    wrong = chat.refused(extra_headers={"X-Name": "a\r\nb"})
    assert isinstance(wrong, chat.errors.InvalidRequestError)
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [201, 202])
def test_a_success_of_another_status_is_one(
    chat: Chat, server: Server, status: int
) -> None:
    """201 in the place of 200, or 200 in that of 204, was "unexpected"."""
    server.script(Answer(status, ANSWER.body))
    assert chat.ask().tokens == 5
    for success in (Answer(204, content_type=None), Answer(status), Answer(200)):
        server.script(success)
        assert chat.delete() is None


def test_an_error_has_its_status_and_headers(chat: Chat, server: Server) -> None:
    """Typed errors had neither."""
    server.script(
        Answer(401, b'{"message": "Who?"}', headers={"X-Request-Id": "r7", "X-A": "b"})
    )
    error = chat.refused()
    assert error.data.message == "Who?"
    assert (error.status_code, error.headers["x-a"]) == (401, "b")
    assert error.request_id == "r7"


# What is set for all calls


def test_what_is_said_once_is_sent_always(chat: Chat, server: Server) -> None:
    """Headers that a client takes for all calls were accepted, and never sent."""
    server.script(ANSWER)
    client = chat.client(x_app="mine", headers={"X-Team": "ours"})
    chat.ask(client)
    chat.ask(client, x_app="another")
    first, second = (request.headers for request in server.requests)
    assert (first["x-app"], first["x-team"]) == ("mine", "ours")
    assert (second["x-app"], second["x-team"]) == ("another", "ours")


def test_users_have_hooks(chat: Chat, server: Server, package: ModuleType) -> None:
    """There were some, which nobody could register without editing what is generated."""
    server.script(Answer(429), ANSWER)
    seen: list[Any] = []
    hooks = package.Hooks(
        before_request=seen.append, after_response=seen.append, on_retry=seen.append
    )
    chat.ask(chat.client(hooks=hooks))
    assert [(type(event).__name__, event.attempt) for event in seen] == [
        ("BeforeRequest", 1),
        ("AfterResponse", 1),
        ("OnRetry", 1),
        ("BeforeRequest", 2),
        ("AfterResponse", 2),
    ]
    assert {event.operation_id for event in seen} == {"createAnswer"}


# Secrets and memory


def test_no_text_and_no_pickle_shows_the_key(chat: Chat, server: Server) -> None:
    """It was in the repr of the configuration, in exceptions and in their pickles."""
    client = chat.client()
    seen = [client, client._config, client.answers, client.answers.create_answer]
    server.script(Answer(401, b'{"message": "no"}'))
    seen.append(answered := chat.refused())
    server.script(CutOff(ANSWER))
    seen.append(lost := chat.refused())
    seen.append(wrong := chat.refused(parts=[object()]))
    for value in seen:
        assert SECRET not in f"{value} {value!r}"
    for error in (answered, lost, wrong):
        assert SECRET.encode() not in pickle.dumps(error)


def test_a_small_answer_does_not_fill_the_memory(chat: Chat, server: Server) -> None:
    """509 KiB of gzip made clients grow by 1.0 to 1.5 GiB; here it is 64 of 64 MiB."""
    bomb = gzip.compress(bytes(64 * 1024**2), 1)
    server.script(Answer(body=bomb, headers={"Content-Encoding": "gzip"}))
    tracemalloc.start()
    try:
        error = chat.refused()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert isinstance(error, chat.errors.ResponseTooLargeError)
    assert peak < 48 * 1024**2
