"""openapi-core judges what went over the wire against the document itself.

It shares no code with the generator or the runtime, so it notices when both of them
misread the document in the same way.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import yaml
from openapi_core import OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from .server import Answer, Request


class Referee:
    """Judges by the document at `path`.

    A server on the loopback interface stands for the first server of the document:
    requests are judged as if they had gone there.
    """

    def __init__(self, path: Path) -> None:
        self._openapi = OpenAPI.from_file_path(str(path))
        self._document: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
        server = urlsplit(self._document["servers"][0]["url"])
        self._origin = f"{server.scheme}://{server.netloc}"
        self.base_path = server.path

    def judge(self, request: Request, answer: Answer | None = None) -> None:
        """Raise openapi-core's exception if the document forbids what is given."""
        judged = _judged_request(self._origin, request)
        self._openapi.validate_request(judged)
        if answer is not None:
            self._openapi.validate_response(judged, judged_answer(answer))

    def documented(self, path: str, status: int) -> Answer:
        """The document's own example of what GET answers with this status."""
        responses = self._document["paths"][path]["get"]["responses"]
        example = responses[str(status)]["content"]["application/json"]["example"]
        return Answer(status, json.dumps(example).encode())


@dataclass(slots=True)
class JudgedRequest:
    """openapi-core's view of a request; its protocol asks for a mutable one."""

    host_url: str
    path: str
    method: str
    content_type: str
    body: bytes | None
    parameters: RequestParameters


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """openapi-core's view of a response."""

    status_code: int
    content_type: str
    headers: Headers
    data: bytes


def _judged_request(origin: str, request: Request) -> JudgedRequest:
    path, _, query = request.target.partition("?")
    return JudgedRequest(
        origin,
        path,
        request.method.lower(),
        request.headers.get("content-type", ""),
        request.body or None,
        RequestParameters(
            query=ImmutableMultiDict(parse_qsl(query, keep_blank_values=True)),
            header=Headers(dict(request.headers)),
        ),
    )


def framework_path(path: str) -> str:
    """A path as frameworks give it: decoded, but for slashes that are data."""
    return unquote(re.sub("(?i)%2f", "%252F", path))


def judged_answer(answer: Answer) -> JudgedAnswer:
    content_type = answer.content_type or ""
    return JudgedAnswer(
        answer.status, content_type, Headers(dict(answer.headers)), answer.body
    )
