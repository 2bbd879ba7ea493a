"""Who judges what was sent: libraries that we did not write, else the specification."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx2
from openapi_core import OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Authorization as ReadAuthorization
from werkzeug.datastructures import Headers, ImmutableMultiDict
from werkzeug.formparser import parse_form_data
from werkzeug.http import parse_cookie

from ..contract.referee import JudgedRequest, framework_path, judged_answer
from ..contract.server import Answer, Pieces, Request
from .row import Raised, Returned, Seen
from .wire import sent


@dataclass(frozen=True, slots=True)
class OpenAPICore:
    """Unmarshals the request by the document: what was given must come back.

    It gets the request as a framework hands it over: percent-decoded, but for slashes in
    paths. So it cannot judge what must be split before it is decoded: delimiters inside
    the items of arrays that are not exploded, and `spaceDelimited`, whose delimiter it
    looks for as `%20`. It misses the path styles `label` and `matrix` (it takes the name
    of the template for that of the parameter), exploded `form` objects (it looks for
    their own name), `deepObject` that is not exploded or deeper than one level,
    `style: cookie`, `in: querystring`, objects that are JSON in forms, and files.
    `test_referees.py` holds it to that.
    """

    given: Mapping[str, Any]
    """By location, then by wire name; `body` is the whole body."""
    name: str = field(default="openapi-core", init=False)

    def judge(self, seen: Seen) -> None:
        assert isinstance(seen.outcome, Returned), seen.outcome
        (request,) = seen.requests
        judged = _as_frameworks_see(request)
        found = _read(seen.document).unmarshal_request(judged)
        parameters = {
            "path": found.parameters.path,
            "query": found.parameters.query,
            "header": found.parameters.header,
            "cookie": found.parameters.cookie,
        }
        back = {place: dict(values) for place, values in parameters.items() if values}
        if found.body is not None:
            back["body"] = found.body
        assert back == dict(self.given), back


@lru_cache
def _read(document: str) -> OpenAPI:
    """A document as openapi-core knows it."""
    return OpenAPI.from_dict(json.loads(document))


def _as_frameworks_see(request: Request) -> JudgedRequest:
    path, _, query = request.target.partition("?")
    cookies = parse_cookie(request.headers.get("cookie")).items(multi=True)
    return JudgedRequest(
        f"http://{request.headers['host']}",
        framework_path(path),
        request.method.lower(),
        request.headers.get("content-type", ""),
        request.body or None,
        RequestParameters(
            query=ImmutableMultiDict(parse_qsl(query, keep_blank_values=True)),
            header=Headers(dict(request.headers)),
            cookie=ImmutableMultiDict(
                (name, unquote(value)) for name, value in cookies
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class Exactly:
    """The bytes that a specification shows, or that follow from its grammar."""

    text: str
    """As `wire.sent` shows them."""
    name: str
    """The section that they come from."""

    def judge(self, seen: Seen) -> None:
        assert isinstance(seen.outcome, Returned), seen.outcome
        assert sent(seen) == self.text


@dataclass(frozen=True, slots=True)
class Refused:
    """The SDK's own error, before any request."""

    says: str
    """A part of its message."""
    error: str = "InvalidRequestError"

    @property
    def name(self) -> str:
        return f"`{self.error}` before any request"

    def judge(self, seen: Seen) -> None:
        assert seen.requests == ()
        assert isinstance(seen.outcome, Raised), seen.outcome
        assert type(seen.outcome.error).__name__ == self.error
        assert self.says in str(seen.outcome.error)


@dataclass(frozen=True, slots=True)
class PythonError:
    """Python's own error, before any request."""

    kind: str
    name: str = field(default="Python", init=False)

    def judge(self, seen: Seen) -> None:
        assert seen.requests == ()
        assert isinstance(seen.outcome, Raised), seen.outcome
        assert type(seen.outcome.error).__name__ == self.kind


@dataclass(frozen=True, slots=True)
class Parts:
    """Werkzeug, which reads forms of both kinds: names and texts, or files."""

    parts: Sequence[tuple[Any, ...]]
    """Of a file: name, content, its own name and its type; files stand last."""
    name: str = field(default="Werkzeug", init=False)

    def judge(self, seen: Seen) -> None:
        assert isinstance(seen.outcome, Returned), seen.outcome
        (request,) = seen.requests
        environ = {
            "CONTENT_TYPE": request.headers["content-type"],
            "CONTENT_LENGTH": str(len(request.body)),
            "wsgi.input": BytesIO(request.body),
        }
        _, form, files = parse_form_data(environ, silent=False)
        found: list[tuple[Any, ...]] = list(form.items(multi=True))
        for name, file in files.items(multi=True):
            with closing(file):
                found.append((name, file.read(), file.filename, file.content_type))
        assert found == list(self.parts), found


@dataclass(frozen=True, slots=True)
class Query:
    """`urllib.parse`, which reads the query as a form."""

    fields: list[tuple[str, str]]
    name: str = field(default="`urllib.parse.parse_qsl`", init=False)

    def judge(self, seen: Seen) -> None:
        assert isinstance(seen.outcome, Returned), seen.outcome
        (request,) = seen.requests
        query = request.target.partition("?")[2]
        assert parse_qsl(query, keep_blank_values=True) == self.fields


@dataclass(frozen=True, slots=True)
class AnswerByOpenAPICore:
    """Unmarshals the answer by the document: what it reads is what is handed out.

    Of JSON it reads what is called `application/json`.
    """

    headers: bool = False
    """Whether these are handed out, not the body."""
    name: str = field(default="openapi-core", init=False)

    def judge(self, seen: Seen) -> None:
        assert isinstance(seen.outcome, Returned), seen.outcome
        (request,), (answer,) = seen.requests, seen.row.answers
        assert isinstance(answer, Answer)
        found = _read(seen.document).unmarshal_response(
            _as_frameworks_see(request), judged_answer(answer)
        )
        assert not found.errors, found.errors
        read = dict(found.headers) if self.headers else found.data
        assert read == _plain(seen.outcome.value), read


@dataclass(frozen=True, slots=True)
class Returns:
    """What the server sent comes back."""

    value: Any
    """As plain data: models as the JSON that they are made of."""
    name: str = field(default="what was served", init=False)

    def judge(self, seen: Seen) -> None:
        assert isinstance(seen.outcome, Returned), seen.outcome
        assert _plain(seen.outcome.value) == self.value


@dataclass(frozen=True, slots=True)
class Raises:
    """An error of the SDK, after the answer."""

    kind: str
    says: str = ""
    """A part of its message."""

    @property
    def name(self) -> str:
        return f"`{self.kind}`"

    def judge(self, seen: Seen) -> None:
        assert seen.requests
        assert isinstance(seen.outcome, Raised), seen.outcome
        assert type(seen.outcome.error).__name__ == self.kind
        assert self.says in str(seen.outcome.error)


@dataclass(frozen=True, slots=True)
class EventSource:
    """httpx2's reading of an event stream: the items are what its events hold.

    It hands out events without data, too, and keeps a byte order mark.
    """

    end: str | None = None
    """The data of the event that is no item, but the end."""
    is_text: bool = False
    """Whether data is text, and not JSON."""
    name: str = field(default="`httpx2.EventSource`", init=False)

    def judge(self, seen: Seen) -> None:
        assert isinstance(seen.outcome, Returned), seen.outcome
        row = seen.row
        (step,) = row.answers
        answer = step.answer if isinstance(step, Pieces) else step
        assert isinstance(answer, Answer)
        response = httpx2.Response(
            answer.status,
            headers={"Content-Type": answer.content_type or ""},
            content=answer.body,
            request=httpx2.Request(row.method.upper(), "http://localhost"),
        )
        data = [one.data for one in httpx2.EventSource(response) if one.data]
        if self.end is not None:
            data = data[: data.index(self.end)]
        items = data if self.is_text else [json.loads(one) for one in data]
        assert _plain(seen.outcome.value) == items


@dataclass(frozen=True, slots=True)
class Asks:
    """What a request says that a stream is wanted by."""

    accept: str
    target: str = ""
    """Behind the prefix of the row."""
    body: str = ""

    @property
    def name(self) -> str:
        said = (f"Accept: {self.accept}", self.target, self.body)
        return f"the request, {' and '.join(f'`{one}`' for one in said if one)}"

    def judge(self, seen: Seen) -> None:
        (request,) = seen.requests
        assert request.headers["accept"] == self.accept
        assert request.target == seen.prefix + self.target
        assert request.body.decode() == self.body


def _plain(value: Any) -> Any:
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json", by_alias=True)
    return [_plain(one) for one in value] if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Authorization:
    """Werkzeug's reading of the Authorization header."""

    type: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    token: str | None = None
    name: str = field(default="Werkzeug", init=False)

    def judge(self, seen: Seen) -> None:
        assert isinstance(seen.outcome, Returned), seen.outcome
        (request,) = seen.requests
        read = ReadAuthorization.from_header(request.headers.get("authorization"))
        assert read is not None
        assert (read.type, read.token) == (self.type, self.token)
        assert dict(read.parameters) == dict(self.parameters)
