"""Answers by status and by media type, their headers, and open ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...contract.server import Answer
from ..referees import AnswerByOpenAPICore, Returns
from ..row import Raised, Referee, Row, Seen

_OBJECT = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "integer"}},
}
_TEXT = {"type": "string"}
_JUDGED = AnswerByOpenAPICore()


@dataclass(frozen=True, slots=True)
class RaisedWith:
    """An error of the SDK, with what the answer says."""

    error: str
    data: Any = None
    says: str = ""
    name: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", f"`{self.error}`")

    def judge(self, seen: Seen) -> None:
        assert isinstance(seen.outcome, Raised), seen.outcome
        error: Any = seen.outcome.error
        kinds = [kind.__name__ for kind in type(error).__mro__]
        assert self.error in kinds, kinds
        data = getattr(error, "data", None)
        assert (data.to_dict() if data is not None else None) == self.data
        assert self.says in str(error)


def row(
    title: str,
    responses: Mapping[str, Any],
    answer: Answer,
    *referees: Referee,
    method: str = "get",
    way: str = "",
    use: Callable[[Any], Any] | None = None,
) -> Row:
    described = {
        status: {"description": "An answer.", **response}
        for status, response in responses.items()
    }
    return Row(
        "Responses",
        title,
        referees,
        operation={"responses": described},
        method=method,
        way=way,
        use=use,
        answers=(answer,),
    )


def _content(*media_types: str, schema: Any = _OBJECT) -> dict[str, Any]:
    return {"content": {one: {"schema": schema} for one in media_types}}


def _json(value: Any, status: int = 200, kind: str = "application/json") -> Answer:
    return Answer(status, json.dumps(value).encode(), kind)


def _bodies() -> Iterator[Row]:
    for type_, value in (
        ("integer", 3),
        ("boolean", True),
        ("array", [1]),
        ("null", None),
    ):
        responses = {"200": _content("application/json", schema={"type": type_})}
        yield row(f"JSON, {type_}", responses, _json(value), _JUDGED)
    binary = Answer(200, b"%PDF", "application/pdf")
    for kind in ("application/pdf", "application/*", "*/*"):
        schema = {"type": "string", "format": "binary"}
        responses = {"200": _content(kind, schema=schema)}
        yield row(f"bytes, `{kind}`", responses, binary, Returns(b"%PDF"))
    xml = Answer(200, b"<a/>", "application/xml")
    yield row("XML", {"200": _content("application/xml")}, xml, Returns("<a/>"))


def _statuses() -> Iterator[Row]:
    other = {"type": "array", "items": {"type": "string"}}
    responses = {
        "200": _content("application/json"),
        "202": _content("application/json", schema=other),
        "2XX": _content("text/plain", schema=_TEXT),
        "204": {},
    }
    yield row("the type of 200", responses, _json({"id": 1}), _JUDGED)
    yield row("the type of 202", responses, _json(["a"], 202), _JUDGED)
    empty, text = Answer(204, content_type=None), Answer(203, b"a", "text/plain")
    yield row("no body of 204", responses, empty, Returns(None))
    yield row("the type of a range", responses, text, Returns("a"))
    head = Returns(None)
    yield row("no body after HEAD", {"200": {}}, Answer(200), head, method="head")
    yield row(
        "one media type of several",
        {"200": _content("text/csv", "application/json")},
        _json({"id": 1}),
        _JUDGED,
    )
    yield row(
        "HTML, where JSON is promised",
        {"200": _content("application/json")},
        Answer(200, b"<html>", "text/html"),
        RaisedWith("ResponseValidationError", says="got text/html: <html>"),
    )


def _errors() -> Iterator[Row]:
    schema = {"type": "object", "properties": {"title": {"type": "string"}}}
    problem = {"title": "No such thing."}
    kind = "application/problem+json"
    for status, error in ((404, "NotFoundError"), (418, "APIError"), (303, "APIError")):
        yield row(
            f"an error, {status}",
            {"200": {}, str(status): _content("text/html", kind, schema=schema)},
            _json(problem, status, kind),
            RaisedWith(error, problem, "No such thing." if status != 303 else ""),
        )


_HEADERS: Mapping[str, tuple[Mapping[str, Any], str, Any]] = {
    "an integer": ({"schema": {"type": "integer"}}, "17", 17),
    "a boolean": ({"schema": {"type": "boolean"}}, "true", True),
    "a number": ({"schema": {"type": "number"}}, "0.5", 0.5),
    "a text": ({"schema": _TEXT}, "007", "007"),
    "an array": (
        {"schema": {"type": "array", "items": {"type": "integer"}}},
        "1,2",
        [1, 2],
    ),
    "an object": ({"schema": _OBJECT}, "id,3", {"id": 3}),
    "an exploded object": ({"explode": True, "schema": _OBJECT}, "id=3", {"id": 3}),
    "JSON": (_content("application/json"), '{"id":3}', {"id": 3}),
}


def _headers() -> Iterator[Row]:
    for kind, (header, text, value) in _HEADERS.items():
        yield row(
            f"a header that is {kind}",
            {"204": {"headers": {"X-Value": header}}},
            Answer(204, content_type=None, headers={"X-Value": text}),
            Returns({"X-Value": value}),
            AnswerByOpenAPICore(headers=True),
            way="with_response",
            use=lambda response: response.typed_headers,
        )


def _streamed() -> Iterator[Row]:
    file = Answer(200, b"a\r\nb", "application/octet-stream")
    responses = {"200": _content("application/octet-stream", schema={})}
    ways: dict[str, tuple[Callable[[Any], Any], Any]] = {
        "whole": (lambda answer: answer.read(), b"a\r\nb"),
        "in chunks": (lambda answer: answer.iter_bytes(3), [b"a\r\n", b"b"]),
        "as lines": (lambda answer: answer.iter_lines(), ["a", "b"]),
    }
    for title, (use, value) in ways.items():
        yield row(
            f"an open answer, read {title}",
            responses,
            file,
            Returns(value),
            way="streamed",
            use=use,
        )


ROWS = (*_bodies(), *_statuses(), *_errors(), *_headers(), *_streamed())
