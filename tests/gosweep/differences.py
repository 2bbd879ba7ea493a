"""Two requests that should be the same on the wire: what differs, and does it matter?"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl

from ..survival import is_same
from ..sweep.forms import FORMS
from ..sweep.operations import is_json
from ..sweep.recorder import Sent

_OF_EVERY_REQUEST = {
    *("accept-encoding", "connection", "content-length", "host", "idempotency-key"),
    *("transfer-encoding", "user-agent"),
}
_BOUNDARY = re.compile(r"boundary=(\w+)")
_OF_A_FILE = re.compile(
    rb'; filename="[^"]*"\r\nContent-Type: application/octet-stream'
)

# What Go leaves no choice of.
_ORDER = "properties in the order of fields, not of what was given"
_EQUAL = "numbers and times that are equal: 1 for 1.0, Z for +00:00"
_FILE = "a file where Python takes a text as well"


@dataclass(frozen=True, slots=True)
class Difference:
    """What two requests differ in."""

    rule: str
    detail: str = ""
    """Empty where it means the same, and Go leaves no choice."""


def difference(python: Sent, go: Sent) -> Difference | None:
    """What differs, without what every request has."""
    python, go = _plain(python), _plain(go)
    if python.method != go.method or not _is_same_target(python.target, go.target):
        one, other = f"{python.method} {python.target}", f"{go.method} {go.target}"
        return Difference("target", f"{one}\n{other}")
    if python.headers != go.headers:
        return Difference("headers", f"{python.headers}\n{go.headers}")
    if not _is_same_body(python, go):
        if _is_file_of_text(python, go):
            return Difference(_FILE)
        return Difference("body", f"{python.body!r}\n{go.body!r}")
    if (python.target, python.body) == (go.target, go.body):
        return None
    if _pieces(python) == _pieces(go):
        return Difference(_ORDER)
    return Difference(_EQUAL)


def _is_same_target(python: str, go: str) -> bool:
    path, _, query = python.partition("?")
    other_path, _, other_query = go.partition("?")
    return path == other_path and _are_same(_pairs(query), _pairs(other_query))


def _is_same_body(python: Sent, go: Sent) -> bool:
    media_type = go.header("content-type") or ""
    if python.body == go.body:
        return True
    if is_json(media_type):
        return is_same(json.loads(python.body), json.loads(go.body))
    if media_type.partition(";")[0] in FORMS:
        return _are_same(_parts(python), _parts(go))
    return False


def _is_file_of_text(python: Sent, go: Sent) -> bool:
    if is_json(go.header("content-type") or ""):
        return _is_in_base64(json.loads(python.body), json.loads(go.body))
    one, other = _as_texts(python), _as_texts(go)
    return _is_same_body(one, other) or _coded(_parts(one), _parts(other))


def _coded(python: Sequence[tuple[str, str]], go: Sequence[tuple[str, str]]) -> bool:
    """Whether texts are the files of Go, which a union reads from JSON, in base64."""
    return [head for head, _ in python] == [head for head, _ in go] and all(
        text in (content, base64.b64encode(content.encode("latin-1")).decode())
        for (_, text), (_, content) in zip(python, go, strict=True)
    )


def _as_texts(sent: Sent) -> Sent:
    """A form whose files are texts."""
    return replace(sent, body=_OF_A_FILE.sub(b"", sent.body))


def _is_in_base64(python: Any, go: Any) -> bool:
    """Whether JSON is the same where texts of Python are files in Go."""
    match python, go:
        case dict(), dict():
            return python.keys() == go.keys() and all(
                _is_in_base64(one, go[name]) for name, one in python.items()
            )
        case str(), str():
            coded = base64.b64encode(python.encode()).decode()
            return go == coded or is_same(python, go)
        case _:
            return is_same(python, go)


def _pieces(sent: Sent) -> object:
    """The target and the body, without any order in which nothing is said."""
    pairs = sorted(sent.target.partition("?")[2].split("&"))
    media_type = sent.header("content-type") or ""
    if is_json(media_type):
        return pairs, json.dumps(json.loads(sent.body), sort_keys=True)
    if media_type.partition(";")[0] not in FORMS:
        return pairs, sent.body
    return pairs, [
        (name, json.dumps(_read(text), sort_keys=True)) for name, text in _parts(sent)
    ]


def _pairs(query: str) -> Sequence[tuple[str, str]]:
    return sorted(parse_qsl(query, keep_blank_values=True), key=lambda one: one[0])


def _parts(sent: Sent) -> Sequence[tuple[str, str]]:
    """The head of each part of a form, and what it says."""
    if b"\r\n" not in sent.body:
        return _pairs(sent.body.decode())
    parts = sent.body.rstrip(b"-\r\n").decode("latin-1").split("--\r\n")
    found = [one.partition("\r\n\r\n") for one in parts]
    parts_of = [(head, text.strip("\r\n")) for head, _, text in found]
    return sorted(parts_of, key=lambda one: one[0])  # those of one name have an order


def _are_same(one: Sequence[tuple[str, str]], other: Sequence[tuple[str, str]]) -> bool:
    return [name for name, _ in one] == [name for name, _ in other] and all(
        is_same(text, found) or is_same(_read(text), _read(found))
        for (_, text), (_, found) in zip(one, other, strict=True)
    )


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _plain(sent: Sent) -> Sent:
    """Without what differs from one call to the next."""
    headers = [one for one in sent.headers if one[0] not in _OF_EVERY_REQUEST]
    boundary = _BOUNDARY.search(sent.header("content-type") or "")
    if boundary is None:
        return replace(sent, headers=tuple(sorted(headers)))
    return replace(
        sent,
        headers=tuple(
            sorted((name, value.replace(boundary[1], "")) for name, value in headers)
        ),
        body=sent.body.replace(boundary[1].encode(), b""),
    )
