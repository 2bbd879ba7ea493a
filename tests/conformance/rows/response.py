"""Answers, by what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...contract.server import Answer
from ..referees import Raises, Returns
from ..row import Referee, Row

_PET = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string"}},
}
_JSON: Mapping[str, Any] = {"application/json": {"schema": _PET}}
_TEXT: Mapping[str, Any] = {"text/plain": {"schema": {"type": "string"}}}
_BYTES: Mapping[str, Any] = {"application/octet-stream": {}}


def _row(
    title: str, contents: Mapping[str, Any], answer: Answer, referee: Referee
) -> Row:
    """`contents`: by status, the content that the document promises."""
    responses = {
        status: {"description": "An answer.", "content": content}
        for status, content in contents.items()
    }
    return Row(
        "Responses",
        title,
        (referee,),
        operation={"responses": responses},
        answers=(answer,),
    )


def _served() -> Iterator[Row]:
    given: tuple[tuple[str, Mapping[str, Any], Answer, Any], ...] = (
        ("JSON", {"200": _JSON}, Answer(body=b'{"name":"a"}'), {"name": "a"}),
        (
            "JSON that holds more than is promised",
            {"200": _JSON},
            Answer(body=b'{"name":"a","x":[1]}'),
            {"name": "a", "x": [1]},
        ),
        (
            "`+json`",
            {"200": {"application/vnd.api+json": {"schema": _PET}}},
            Answer(body=b'{"name":"a"}', content_type="application/vnd.api+json"),
            {"name": "a"},
        ),
        (
            "text",
            {"200": _TEXT},
            Answer(body="grün".encode(), content_type="text/plain; charset=utf-8"),
            "grün",
        ),
        (
            "text in another charset",
            {"200": _TEXT},
            Answer(
                body="grün".encode("latin-1"),
                content_type="text/plain; charset=latin-1",
            ),
            "grün",
        ),
        (
            "bytes",
            {"200": _BYTES},
            Answer(body=b"a\0", content_type="application/octet-stream"),
            b"a\0",
        ),
        ("a range", {"2XX": _JSON}, Answer(201, b'{"name":"a"}'), {"name": "a"}),
        ("`default`", {"default": _JSON}, Answer(body=b'{"name":"a"}'), {"name": "a"}),
        ("nothing", {"204": {}}, Answer(204, content_type=None), None),
    )
    for title, contents, answer, value in given:
        yield _row(title, contents, answer, Returns(value))


def _raised() -> Iterator[Row]:
    for title, answer, kind in (
        ("JSON of another shape", Answer(body=b"{}"), "ResponseValidationError"),
        ("what is no JSON", Answer(body=b"<a>"), "ResponseValidationError"),
        ("an error", Answer(404, b"{}"), "NotFoundError"),
        ("an error without a class", Answer(418), "APIError"),
    ):
        yield _row(title, {"200": _JSON}, answer, Raises(kind))


ROWS = (*_served(), *_raised())
