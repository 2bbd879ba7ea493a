"""Bodies: JSON, forms of both kinds, text, bytes, and several of these at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..referees import Exactly, OpenAPICore, Parts, Refused
from ..row import LeftOpen, Referee, Row
from .open import CONVERSION

Media = Mapping[str, Any]

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"
_OCTETS = "application/octet-stream"
_URL = "URL Standard, 5.2"
_PARTS = "RFC 7578, 4"

_STRING = {"type": "string"}
_FILE = {"type": "string", "format": "binary"}
_PET = {"type": "object", "properties": {"name": _STRING, "age": {"type": "integer"}}}
# Titles of rows with values that are no text.
_CONVERTED = ("a number", "a boolean", "null")


def row(
    title: str,
    content: Mapping[str, Media],
    given: Mapping[str, Any],
    *referees: Referee,
    method: str = "post",
    required: bool = True,
    left_open: LeftOpen | None = None,
) -> Row:
    return Row(
        "Bodies",
        title,
        referees,
        arguments=given,
        operation={"requestBody": {"required": required, "content": content}},
        method=method,
        left_open=left_open,
    )


def form(
    title: str,
    properties: Mapping[str, Any],
    given: Mapping[str, Any],
    *referees: Referee,
    media_type: str = _FORM,
    **encoding: Mapping[str, Any],
) -> Row:
    schema = {"type": "object", "properties": properties}
    media = {"schema": schema} | ({"encoding": encoding} if encoding else {})
    kind = "form" if media_type == _FORM else "multipart"
    left_open = CONVERSION if title in _CONVERTED else None
    content = {media_type: media}
    return row(f"{kind}: {title}", content, given, *referees, left_open=left_open)


def typed(text: str, media_type: str) -> Exactly:
    """A body and its type, as the page shows them."""
    return Exactly(f"POST · Content-Type: {media_type} · {text}", "RFC 9110, 8.3")


def _json() -> Iterator[Row]:
    for title, schema, given, body in (
        ("an object", _PET, {"name": "ü", "age": 3}, {"name": "ü", "age": 3}),
        ("null", {"type": ["array", "null"]}, {"body": None}, None),
        ("an array", {"type": "array"}, {"body": [1, "a"]}, [1, "a"]),
        ("text", _STRING, {"body": "a"}, "a"),
    ):
        referees = [OpenAPICore({"body": body})] if body is not None else []
        exact = {
            "null": typed("null", _JSON),
            "text": typed('"a"', _JSON),
        }
        shown = [exact[title]] if title in exact else []
        yield row(
            f"JSON: {title}", {_JSON: {"schema": schema}}, given, *referees, *shown
        )
    patch = "application/merge-patch+json"
    given = {"name": None}
    media: Media = {"schema": {"type": "object", "properties": {"name": {}}}}
    yield row("+json", {patch: media}, given, typed('{"name":null}', patch))
    yield row(
        "JSON: not a number",
        {_JSON: {"schema": {"type": "array"}}},
        {"body": [float("nan")]},
        Refused("not JSON compliant"),
    )
    yield row(
        "JSON: left out",
        {_JSON: {"schema": _PET}},
        {},
        Exactly("POST", "OpenAPI 3.1, 4.8.13"),
        required=False,
    )
    for method in ("get", "delete"):
        exact_ = Exactly(
            f"{'' if method == 'get' else 'DELETE · '}Content-Type: {_JSON}"
            ' · {"name":"a"}',
            "RFC 9110, 9.3",
        )
        content = {_JSON: {"schema": _PET}}
        yield row(
            f"JSON: with {method.upper()}",
            content,
            {"name": "a"},
            exact_,
            method=method,
        )


def _forms() -> Iterator[Row]:
    numbers = {"type": "array", "items": {"type": "integer"}}
    for title, properties, given, text in (
        ("text", {"a": _STRING}, {"a": "x y&z=~*"}, "a=x+y%26z%3D%7E*"),
        ("a number", {"a": {"type": "number"}}, {"a": 1.5}, "a=1.5"),
        ("a boolean", {"a": {"type": "boolean"}}, {"a": True}, "a=true"),
        ("an array", {"a": numbers}, {"a": [1, 2]}, "a=1&a=2"),
        ("an object", {"a": _PET}, {"a": {"age": 3}}, "a=%7B%22age%22%3A3%7D"),
        ("an empty text", {"a": _STRING}, {"a": ""}, "a="),
        ("null", {"a": {"type": "null"}, "b": _STRING}, {"a": None, "b": "x"}, "b=x"),
    ):
        exact = Exactly(f"POST · Content-Type: {_FORM} · {text}", _URL)
        fields = {
            "text": [("a", "x y&z=~*")],
            "an array": [("a", "1"), ("a", "2")],
        }
        parts = [Parts(fields[title])] if title in fields else []
        is_missed = title in ("an object", "null")
        core = [] if is_missed else [OpenAPICore({"body": given})]
        yield form(title, properties, given, exact, *parts, *core)
    deep = {"style": "deepObject", "explode": True}
    comma = {"explode": False}
    said = Exactly(
        f"POST · Content-Type: {_FORM} · a%5Bage%5D=3&b=1,2&c=%22x%22",
        "OpenAPI 3.1, 4.8.15",
    )
    yield form(
        "`encoding`",
        {"a": _PET, "b": numbers, "c": _STRING},
        {"a": {"age": 3}, "b": [1, 2], "c": "x"},
        said,
        Parts([("a[age]", "3"), ("b", "1,2"), ("c", '"x"')]),
        a=deep,
        b=comma,
        c={"contentType": _JSON},
    )
    lone = Refused("surrogate")
    yield form("a lone surrogate", {"a": _STRING}, {"a": "\udc80"}, lone)


def _multipart() -> Iterator[Row]:
    for title, properties, given, *parts in (
        ("text", {"a": _STRING}, {"a": "ü"}, ("a", "ü")),
        ("a file", {"a": _FILE}, {"a": b"\x00\r\n"}, ("a", b"\x00\r\n", "a", _OCTETS)),
        (
            "files",
            {"a": {"type": "array", "items": _FILE}},
            {"a": [b"1", b"2"]},
            ("a", b"1", "a", _OCTETS),
            ("a", b"2", "a", _OCTETS),
        ),
        ("an array", {"a": {"type": "array"}}, {"a": ["x", 1]}, ("a", "x"), ("a", "1")),
        ("an object", {"a": _PET}, {"a": {"age": 3}}, ("a", '{"age":3}')),
        (
            "an object before a file",
            {"a": _PET, "b": _FILE},
            {"a": {"age": 3}, "b": b"x"},
            ("a", '{"age":3}'),
            ("b", b"x", "b", _OCTETS),
        ),
        (
            "`contentMediaType`",
            {"a": {"contentMediaType": "image/png"}},
            {"a": b"x"},
            ("a", b"x", "a", "image/png"),
        ),
    ):
        is_read = title in ("text", "an object")
        core = [OpenAPICore({"body": given})] if is_read else []
        judges: tuple[Referee, ...] = (Parts(parts), *core)
        yield form(title, properties, given, *judges, media_type=_MULTIPART)
    exact = Exactly(
        f"POST · Content-Type: {_MULTIPART}; boundary=b · --b\\r\\n"
        'Content-Disposition: form-data; name="a%22%0D"\\r\\n'
        "Content-Type: application/sdp\\r\\n\\r\\nv=0\\r\\n--b--\\r\\n",
        _PARTS,
    )
    yield form(
        "`encoding`, and a name that is no token",
        {'a"\r': _STRING},
        {"a": "v=0"},
        exact,
        media_type=_MULTIPART,
        **{'a"\r': {"contentType": "application/sdp"}},
    )


def _others() -> Iterator[Row]:
    yield row("bytes", {_OCTETS: {}}, {"body": b"\xffa"}, typed("\\xffa", _OCTETS))
    latin = "text/plain; charset=iso-8859-1"
    yield row("text", {"text/plain": {}}, {"body": "ü"}, typed("ü", "text/plain"))
    yield row("text: a charset", {latin: {}}, {"body": "ü"}, typed("\\xfc", latin))
    yield row(
        "text: not in the charset", {latin: {}}, {"body": "☃"}, Refused("latin-1")
    )
    yield row(
        "XML",
        {"application/xml": {}},
        {"body": "<a/>"},
        typed("<a/>", "application/xml"),
    )
    image = {"body": b"x", "content_type": "image/png"}
    yield row("a range of types", {"image/*": {}}, image, typed("x", "image/png"))
    yield row(
        "any type", {"*/*": {"schema": _FILE}}, {"body": b"x"}, typed("x", _OCTETS)
    )


def _several() -> Iterator[Row]:
    same = {_JSON: {"schema": _PET}, _FORM: {"schema": _PET}}
    yield row("several: JSON first", same, {"age": 3}, typed('{"age":3}', _JSON))
    yield row(
        "several: by `content_type`",
        same,
        {"age": 3, "content_type": _FORM},
        typed("age=3", _FORM),
    )
    upload = {"type": "object", "required": ["file"], "properties": {"file": _FILE}}
    different = {_JSON: {"schema": _PET}, _MULTIPART: {"schema": upload}}
    given = {"file": b"x"}
    parts = Parts([("file", b"x", "file", _OCTETS)])
    yield row("several: by the arguments", different, given, parts)
    yield row(
        "several: arguments of both",
        different,
        {"file": b"x", "age": 3},
        Refused("fit no content"),
    )
    tags = {"type": "array", "items": _STRING}
    spelled = {
        media_type: {"schema": {"type": "object", "properties": {name: tags}}}
        for media_type, name in ((_JSON, "tags"), (_FORM, "tags[]"))
    }
    yield row(
        "several: one property, two names",
        spelled,
        {"tags": ["a"], "content_type": _FORM},
        typed("tags%5B%5D=a", _FORM),
    )
    whole = {_JSON: {"schema": {"type": "array"}}, "text/csv": {}, _OCTETS: {}}
    for title, value, media_type, shown in (
        ("a list", [1], _JSON, "[1]"),
        ("text", "a,b", "text/csv", "a,b"),
        ("bytes", b"x", _OCTETS, "x"),
    ):
        yield row(f"several: {title}", whole, {"body": value}, typed(shown, media_type))


ROWS = (*_json(), *_forms(), *_multipart(), *_others(), *_several())
