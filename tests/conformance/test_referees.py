"""Referees notice what is wrong; what openapi-core cannot judge is what it is said to miss."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from openapi_core.exceptions import OpenAPIError

from .bench import Bench
from .matrix import ROWS
from .referees import (
    AnswerByOpenAPICore,
    Asks,
    EventSource,
    Exactly,
    OpenAPICore,
    PythonError,
    Query,
    Raises,
    Refused,
    Returns,
)
from .row import Raised, Referee, Returned, Seen

ANSWER = "the type of 202"
HEADER = "a header that is an integer"
EVENTS = "events: a sentinel"
ASKED = "asked for by the query"
BLUE = "query, `form`, exploded: primitive"
LONE = "query, `form`: a lone surrogate"

# Rows whose bytes are right, and which openapi-core reads as something else, if at all.
MISSED: dict[str, dict[str, Any]] = {
    "path, `label`, not exploded: primitive": {"path": {"color": "blue"}},
    "path, `matrix`, not exploded: primitive": {"path": {"color": "blue"}},
    "path, `simple`: delimiters in items": {"path": {"color": ["a,b", "c.d;e"]}},
    "query, `form`, exploded: object": {"query": {"color": {"R": 100, "G": 200}}},
    "query, `form`, not exploded: delimiters in items": {
        "query": {"color": ["a,b", "c"]}
    },
    "query, `spaceDelimited`, not exploded: array": {
        "query": {"color": ["blue", "black"]}
    },
    "query, `deepObject`, not exploded: object": {
        "query": {"color": {"R": 100, "G": 200}}
    },
    "query, `deepObject`, exploded: object in an object": {
        "query": {"color": {"a": {"b": "c"}}}
    },
    "querystring, JSON": {"query": {"color": {"numbers": [1, 2], "flag": None}}},
    "cookie, `cookie`, exploded: array": {"cookie": {"color": ["blue", "black"]}},
    "form: an object": {"body": {"a": {"age": 3}}},
    "multipart: a file": {"body": {"a": b"\x00\r\n"}},
}


def seen_of(bench: Bench, title: str) -> Seen:
    (row,) = (one for one in ROWS if one.title == title)
    return bench.see(row)[0]


@pytest.mark.filterwarnings("ignore:Unsupported cookie style")
@pytest.mark.parametrize("title", MISSED)
def test_what_openapi_core_misses(title: str, bench: Bench) -> None:
    """Where this fails, it can judge the row now: name it as a referee there."""
    with pytest.raises((AssertionError, OpenAPIError, KeyError, AttributeError)):
        OpenAPICore(MISSED[title]).judge(seen_of(bench, title))


@pytest.mark.parametrize(
    ("title", "referee"),
    [
        (BLUE, OpenAPICore({"query": {"color": "red"}})),
        (BLUE, OpenAPICore({"header": {"color": "blue"}})),
        (BLUE, Exactly("?color=red", "nowhere")),
        (BLUE, Query([("color", "red")])),
        (BLUE, Refused("")),
        (BLUE, PythonError("TypeError")),
        (BLUE, Returns("blue")),
        (ANSWER, AnswerByOpenAPICore(headers=True)),
        (HEADER, AnswerByOpenAPICore()),
        (BLUE, Raises("APIError")),
        (EVENTS, EventSource('{"id":1}')),
        (EVENTS, EventSource("[DONE]", is_text=True)),
        (ASKED, Asks("application/json", "?stream=true")),
        (ASKED, Asks("text/event-stream", "?stream=false")),
        (ASKED, Asks("text/event-stream", "?stream=true", "{}")),
        (LONE, Returns(None)),
        (LONE, Raises("InvalidRequestError")),
        (LONE, Exactly("", "nowhere")),
        (LONE, Refused("something else")),
        (LONE, PythonError("TypeError")),
    ],
)
def test_referees_disagree(title: str, referee: Referee, bench: Bench) -> None:
    with pytest.raises(AssertionError):
        referee.judge(seen_of(bench, title))


def test_a_refusal_must_come_before_any_request(bench: Bench) -> None:
    sent = seen_of(bench, BLUE)
    refused = seen_of(bench, LONE)
    assert isinstance(sent.outcome, Returned)
    assert isinstance(refused.outcome, Raised)
    with pytest.raises(AssertionError):
        Refused("surrogate").judge(replace(refused, requests=sent.requests))
