"""Answers that come in pages, and the requests for all of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...contract.server import Answer
from ..referees import Exactly
from ..row import Raised, Referee, Returned, Row, Seen

_SPEAKEASY = "Speakeasy, `x-speakeasy-pagination`"
_FERN = "Fern, `x-fern-pagination`"
_MICROSOFT = "AutoRest, `x-ms-pageable`"
_LINK = "RFC 8288, 3.3"
_OURS = "[Pages](pagination.md)"
_ITEMS = {"type": "array", "items": {"type": "integer"}}


@dataclass(frozen=True, slots=True)
class AllItems:
    """What the server has on all pages, in its order."""

    items: Sequence[int]
    name: str = field(default="the items that were served", init=False)

    def judge(self, seen: Seen) -> None:
        assert seen.outcome == Returned(list(self.items)), seen.outcome


@dataclass(frozen=True, slots=True)
class Stopped:
    """An error in place of the request that would come next."""

    requests: int
    error: str

    @property
    def name(self) -> str:
        return f"`{self.error}` after {self.requests}"

    def judge(self, seen: Seen) -> None:
        assert len(seen.requests) == self.requests
        assert isinstance(seen.outcome, Raised), seen.outcome
        assert type(seen.outcome.error).__name__ == self.error


def row(
    title: str,
    extension: tuple[str, Mapping[str, Any]],
    *referees: Referee,
    answers: Sequence[Any],
    sent: Mapping[str, Any] | None = None,
    place: str = "query",
    links: Sequence[str] = (),
    **given: Any,
) -> Row:
    """`answers` are bodies; `sent` are schemas of what a request may hold."""
    keyword, said = extension
    properties = {
        "data": _ITEMS,
        "value": _ITEMS,
        "pages": {"type": "integer"},
        "next": {"type": "string"},
        "more": {"type": "boolean"},
    }
    of_items = {"type": "object", "properties": properties}
    schema = _ITEMS if isinstance(answers[0], list) else of_items
    operation: dict[str, Any] = {
        keyword: said,
        "responses": {
            "200": {
                "description": "A page.",
                "content": {"application/json": {"schema": schema}},
            }
        },
    }
    if place == "body":
        body = {"type": "object", "properties": sent}
        operation["requestBody"] = {"content": {"application/json": {"schema": body}}}
    else:
        operation["parameters"] = [
            {"name": name, "in": place, "schema": schema}
            for name, schema in (sent or {}).items()
        ]
    headers = [{"Link": link} for link in links]
    headers += [{} for _ in range(len(answers) - len(links))]
    return Row(
        "Pages",
        title,
        referees,
        arguments=given,
        operation=operation,
        method="post" if place == "body" else "get",
        way="items",
        answers=tuple(
            Answer(200, json.dumps(answer).encode(), headers=header)
            for answer, header in zip(answers, headers, strict=True)
        ),
    )


def _speakeasy(
    type_: str, input_: tuple[str, str], **outputs: str
) -> tuple[str, Mapping[str, Any]]:
    name, kind = input_
    inputs = [{"name": name, "type": kind, "in": "parameters"}]
    return "x-speakeasy-pagination", {
        "type": type_,
        "inputs": inputs,
        "outputs": {"results": "$.data", **outputs},
    }


def _ours(style: str, **said: Any) -> tuple[str, Mapping[str, Any]]:
    return "x-sdkwright-pagination", {"style": style, "items": "$.data", **said}


_INTEGER = {"type": "integer"}
_STRING = {"type": "string"}


def _counted() -> Iterator[Row]:
    some = [{"data": [1, 2]}, {"data": [3]}, {"data": []}]
    all_ = AllItems([1, 2, 3])
    yield row(
        "offset",
        _speakeasy("offsetLimit", ("offset", "offset")),
        Exactly("?limit=2 · ?limit=2&offset=2 · ?limit=2&offset=3", _SPEAKEASY),
        all_,
        answers=some,
        sent={"limit": _INTEGER, "offset": _INTEGER},
        limit=2,
    )
    yield row(
        "offset, from where the caller says",
        _ours("offset", parameter="skip"),
        Exactly("?skip=7 · ?skip=9 · ?skip=10", _OURS),
        all_,
        answers=some,
        sent={"skip": _INTEGER},
        skip=7,
    )
    yield row(
        "page number",
        ("x-fern-pagination", {"offset": "$request.page", "results": "$response.data"}),
        Exactly("?page=2 · ?page=3", _FERN),
        all_,
        answers=some,
        sent={"page": _INTEGER},
    )
    yield row(
        "page number, of so many",
        _speakeasy("offsetLimit", ("page", "page"), numPages="$.pages"),
        Exactly("?page=2", _SPEAKEASY),
        all_,
        answers=[{"data": [1, 2], "pages": 2}, {"data": [3], "pages": 2}],
        sent={"page": _INTEGER},
    )
    yield row(
        "page number, from zero",
        _ours("page", parameter="page"),
        Exactly("?page=1 · ?page=2", _OURS),
        all_,
        answers=some,
        sent={"page": {"type": "integer", "default": 0}},
    )


def _cursors() -> Iterator[Row]:
    some = [{"data": [1, 2], "next": "a/b+c="}, {"data": [3]}]
    all_ = AllItems([1, 2, 3])
    yield row(
        "cursor in the query",
        _speakeasy("cursor", ("cursor", "cursor"), nextCursor="$.next"),
        Exactly("?limit=2 · ?limit=2&cursor=a%2Fb%2Bc%3D", _SPEAKEASY),
        all_,
        answers=some,
        sent={"limit": _INTEGER, "cursor": _STRING},
        limit=2,
    )
    yield row(
        "cursor in a header",
        _ours("cursor", parameter="X-Cursor", next="$.next"),
        Exactly("X-Cursor: a/b+c=", _OURS),
        all_,
        answers=some,
        sent={"X-Cursor": _STRING},
        place="header",
    )
    yield row(
        "cursor in the body",
        _ours("cursor", parameter="after", next="$.data[-1]"),
        Exactly(
            'POST · Content-Type: application/json · {"words":"x"}'
            ' · POST · Content-Type: application/json · {"words":"x","after":2}'
            ' · POST · Content-Type: application/json · {"words":"x","after":3}',
            _OURS,
        ),
        all_,
        answers=[{"data": [1, 2]}, {"data": [3]}, {"data": []}],
        sent={"words": _STRING, "after": _INTEGER},
        place="body",
        words="x",
    )
    yield row(
        "cursor, until there is no more",
        (
            "x-fern-pagination",
            {
                "cursor": "$request.cursor",
                "next_cursor": "$response.next",
                "results": "$response.data",
                "has-next-page": "$response.more",
            },
        ),
        Exactly("?cursor=a", _FERN),
        all_,
        answers=[
            {"data": [1, 2], "next": "a", "more": True},
            {"data": [3], "next": "b", "more": False},
        ],
        sent={"cursor": _STRING},
    )


def _links() -> Iterator[Row]:
    all_ = AllItems([1, 2, 3])
    yield row(
        "URL in the body",
        ("x-ms-pageable", {"nextLinkName": "next"}),
        Exactly("?%24top=2 · ?$skip=a%2Fb", _MICROSOFT),
        all_,
        answers=[{"value": [1, 2], "next": "?$skip=a%2Fb"}, {"value": [3]}],
        sent={"$top": _INTEGER},
        top=2,
    )
    yield row(
        "`Link` header",
        _ours("link", items="$"),
        Exactly("?size=2 · ?page=2,x", _LINK),
        all_,
        answers=[[1, 2], [3]],
        links=['<?page=9>; rel="last", <?page=2,x>; title="a, b"; rel="next"'],
        sent={"size": _INTEGER},
        size=2,
    )


def _stopped() -> Iterator[Row]:
    cursor = _ours("cursor", parameter="cursor", next="$.next")
    yield row(
        "stopped: the same cursor twice",
        cursor,
        Stopped(2, "ResponseValidationError"),
        answers=[{"data": [1], "next": "a"}],
        sent={"cursor": _STRING},
    )
    yield row(
        "stopped: a link to another origin",
        _ours("url", next="$.next"),
        Stopped(1, "InvalidRequestError"),
        answers=[{"data": [1], "next": "https://example.org/"}],
    )


ROWS: tuple[Row, ...] = (*_counted(), *_cursors(), *_links(), *_stopped())
