"""What a request says, read by the rules of OpenAPI and of the media types alone.

The second referee: openapi-core tells whether the document allows a request, this
whether it is what was put in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from ..described import Json
from ..survival import is_same
from . import forms
from .forms import FORMS
from .given import Given
from .operations import Operation, Parameter, is_json
from .recorder import Sent


def differences(operation: Operation, given: Given, sent: Sent) -> Iterator[str]:
    """What was put in and is not what can be read from the request, one a line."""
    read = Reading(operation, sent)
    for parameter in operation.parameters:
        put = given.parameters.get((parameter.location, parameter.name))
        found = read.parameter(parameter, put)
        if not _is_written(put, found):
            yield f"{parameter.location} {parameter.name}: {put!r} became {found!r}"
    if unknown := read.unknown(operation, given):
        yield f"nobody asked for {unknown} in the query"
    if given.media_type is None:
        if sent.body:
            yield f"a body that nobody gave: {sent.body!r}"
    elif is_json(given.media_type):
        if not is_same(given.body, json.loads(sent.body)):
            yield f"body: {json.dumps(given.body)} became {sent.body.decode()}"
    elif given.media_type in FORMS:
        yield from forms.differences(given.body, sent)
    elif _raw(given.body) != sent.body:
        yield f"body: {given.body!r} became {sent.body!r}"


def _raw(value: Json) -> Json:
    return value.encode() if isinstance(value, str) else value


class Reading:
    """The parameters of one request, as texts."""

    def __init__(self, operation: Operation, sent: Sent) -> None:
        path, _, query = sent.target.partition("?")
        below = path.removeprefix(urlsplit(operation.server).path)
        # A fragment never leaves the client; a fixed query is a part of the path key.
        key, _, self._fixed = operation.path.partition("#")[0].partition("?")
        template = re.sub(r"\\\{(.*?)\\\}", "([^/]*)", re.escape(key))
        found = re.fullmatch(template, below)
        assert found, f"{below} is not {operation.path}"
        names = re.findall(r"\{(.*?)\}", key)
        self._path = dict(zip(names, found.groups(), strict=True))
        self._query = [pair.partition("=")[::2] for pair in query.split("&") if pair]
        self._pairs = parse_qsl(query, keep_blank_values=True)
        self._sent = sent

    def parameter(self, parameter: Parameter, put: Json) -> Json:
        """Texts in lists and objects as `put` is; None: it is not there."""
        name = parameter.name
        if parameter.location == "path":
            return _split(self._path[name], put, parameter, unquote)
        if parameter.location == "header":
            text = self._sent.header(name)
            return text and _split(text, put, parameter, str)
        assert parameter.location == "query", "no document has others"
        if parameter.style == "deepObject":
            return {
                key[len(name) + 1 : -1]: value
                for key, value in self._pairs
                if key.startswith(f"{name}[")
            } or None
        if parameter.explode and isinstance(put, dict):
            return {key: value for key, value in self._pairs if key in put}
        raw = [value for key, value in self._query if unquote(key) == name]
        if parameter.explode and isinstance(put, list):
            return [unquote(one) for one in raw]
        return _split(raw[0], put, parameter, unquote) if len(raw) == 1 else raw or None

    def unknown(self, operation: Operation, given: Given) -> set[str]:
        """Names in the query that no parameter explains."""
        known = {one.name for one in operation.parameters if one.location == "query"}
        known.update(name for name, _ in parse_qsl(self._fixed))
        known.update(
            str(key)
            for (location, _), value in given.parameters.items()
            if location == "query" and isinstance(value, dict)
            for key in value
        )
        deep = tuple(
            f"{one.name}[" for one in operation.parameters if one.style == "deepObject"
        )
        return {
            key
            for key, _ in self._pairs
            if key not in known and not (deep and key.startswith(deep))
        }


def _split(
    text: str, put: Json, parameter: Parameter, read: Callable[[str], str]
) -> Json:
    """OpenAPI 3.1.1, section 4.8.12.4: simple, and form without explode."""
    match put:
        case _ if parameter.style == "content":
            return json.loads(read(text))
        case list():
            return [read(one) for one in text.split(",")]
        case dict() if parameter.explode:
            pairs = (one.partition("=") for one in text.split(","))
            return {read(key): read(value) for key, _, value in pairs}
        case dict():
            texts = [read(one) for one in text.split(",")]
            return dict(zip(texts[::2], texts[1::2], strict=True))
        case _:
            return read(text)


def _is_written(put: Json, found: Json) -> bool:
    match put, found:
        case list(), list():
            return len(put) == len(found) and all(map(_is_written, put, found))
        case dict(), dict():
            return put.keys() == found.keys() and all(
                _is_written(value, found[key]) for key, value in put.items()
            )
        case bool(), str():
            return found == str(put).lower()
        case int() | float(), str():
            return float(found) == put
        case _:
            return is_same(put, found)
