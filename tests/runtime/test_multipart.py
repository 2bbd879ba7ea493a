"""Multipart bodies, as Werkzeug reads them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest
from werkzeug.formparser import FormDataParser

from runtime.errors import InvalidRequestError
from runtime.files import File
from runtime.forms import Encoding
from runtime.multipart import encode_multipart
from runtime.omit import omit
from runtime.operation import Json, Operation, Style

from .harness import Sdk, Thing, ok


class Part(NamedTuple):
    content: bytes
    name: str | None = None
    """Of the file; None: it is none."""
    content_type: str | None = None


def upload(
    media_type: str = "multipart/form-data", **encodings: Encoding
) -> Operation[Any]:
    return Operation(
        "up",
        "POST",
        "/up",
        returns=Json(lambda: Any),
        body=media_type,
        encodings=encodings,
    )


def in_memory(**_: object) -> io.BytesIO:
    return io.BytesIO()


def parts(sdk: Sdk) -> list[tuple[str, Part]]:
    """What Werkzeug makes of the last request; files stand last."""
    content = sdk.sent.read()
    assert sdk.sent.headers["Content-Length"] == str(len(content))
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": sdk.sent.headers["Content-Type"],
        "CONTENT_LENGTH": str(len(content)),
        "wsgi.input": io.BytesIO(content),
    }
    parser = FormDataParser(cast("Any", in_memory), silent=False)
    _, form, files = parser.parse_from_environ(environ)
    return [
        *((key, Part(text.encode())) for key, text in form.items(multi=True)),
        *(
            (key, Part(file.read(), file.filename, file.content_type))
            for key, file in files.items(multi=True)
        ),
    ]


def test_byte_for_byte() -> None:
    found, media_type = encode_multipart(
        {
            "text": "ü",
            "file": File(b"\x00", name="a.png", headers={"X-A": "1"}),
            "object": {"a": 1},
        },
        {},
        "multipart/form-data",
        is_async=False,
        boundary="----b",
    )
    assert media_type == "multipart/form-data; boundary=----b"
    expected = (
        b'------b\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xc3\xbc\r\n'
        b'------b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n'
        b"Content-Type: image/png\r\nX-A: 1\r\n\r\n\x00\r\n"
        b'------b\r\nContent-Disposition: form-data; name="object"\r\n'
        b'Content-Type: application/json\r\n\r\n{"a":1}\r\n'
        b"------b--\r\n"
    )
    assert b"".join(found.read()) == expected
    assert found.length == len(expected)


def test_boundaries_differ(sdk: Sdk) -> None:
    sdk.serve(ok())
    sdk.call(upload(), fields={"a": 1})
    sdk.call(upload(), fields={"a": 1})
    first, second = (one.headers["Content-Type"] for one in sdk.requests)
    assert len(first.partition("boundary=")[2]) == 32
    assert first != second


def test_properties_are_parts_in_their_order(sdk: Sdk, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"jpeg")
    file = io.BytesIO(b"jpeg")
    file.name = str(path)
    fields = {
        "text": "x y",
        "number": 1.5,
        "yes": True,
        "time": datetime(2026, 1, 2, tzinfo=UTC),
        "list": ["a", 2],
        "none": None,
        "left out": omit,
        "object": {"a": [1]},
        "model": Thing(id=7),
        "bytes": b"\x00\r\n--",
        "path": path,
        "file": file,
        "several": [b"1", File(b"2", name="two.txt")],
    }
    sdk.serve(ok())
    sdk.call(upload(), fields=fields)
    assert parts(sdk) == [
        ("text", Part(b"x y")),
        ("number", Part(b"1.5")),
        ("yes", Part(b"true")),
        ("time", Part(b"2026-01-02T00:00:00Z")),
        ("list", Part(b"a")),
        ("list", Part(b"2")),
        ("object", Part(b'{"a":[1]}')),
        ("model", Part(b'{"id":7}')),
        ("bytes", Part(b"\x00\r\n--", "bytes", "application/octet-stream")),
        ("path", Part(b"jpeg", "photo.jpg", "image/jpeg")),
        ("file", Part(b"jpeg", "photo.jpg", "image/jpeg")),
        ("several", Part(b"1", "several", "application/octet-stream")),
        ("several", Part(b"2", "two.txt", "text/plain")),
    ]
    names = [
        line.split(b'"')[1]
        for line in sdk.sent.content.split(b"\r\n")
        if line.startswith(b"Content-Disposition")
    ]
    assert names == [
        *(b"text", b"number", b"yes", b"time", b"list", b"list", b"object"),
        *(b"model", b"bytes", b"path", b"file", b"several", b"several"),
    ]


@pytest.mark.parametrize("name", ['a"b', "a\r\nX: y", "ü€.txt", "a\\b", "%22", " a "])
def test_names_stay_within_their_quotes(sdk: Sdk, name: str) -> None:
    sdk.serve(ok())
    sdk.call(upload(), fields={name: File(b"x", name=name)})
    escaped = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
    disposition = f'form-data; name="{escaped}"; filename="{escaped}"'
    assert f"Content-Disposition: {disposition}\r\n".encode() in sdk.sent.content
    assert len(parts(sdk)) == 1


@pytest.mark.parametrize(
    ("encoding", "value", "content_type", "content"),
    [
        (Encoding("application/json"), "x", "application/json", b'"x"'),
        (Encoding("application/json"), ["x"], "application/json", b'"x"'),
        (Encoding("application/sdp"), "v=0", "application/sdp", b"v=0"),
        (Encoding("text/plain; charset=latin-1"), "ü", None, b"\xfc"),
        (Encoding("text/csv, application/json"), {"a": 1}, None, b'{"a":1}'),
        (Encoding("text/csv, application/json"), "a,b", "text/csv", b"a,b"),
        (Encoding("image/*"), File(b"x", name="a.png"), "image/png", b"x"),
        (Encoding("image/png, image/gif"), b"x", "image/png", b"x"),
        (Encoding("image/*"), b"x", "application/octet-stream", b"x"),
        (Encoding("image/png"), File(b"x", content_type="a/b"), "a/b", b"x"),
        (Encoding(), [[1, 2]], "application/json", b"[1,2]"),
    ],
)
def test_encodings(
    sdk: Sdk,
    encoding: Encoding,
    value: object,
    content_type: str | None,
    content: bytes,
) -> None:
    sdk.serve(ok())
    sdk.call(upload(a=encoding), fields={"a": value})
    assert b"\r\n\r\n" + content + b"\r\n--" in sdk.sent.content
    if content_type:
        assert f"\r\nContent-Type: {content_type}\r\n".encode() in sdk.sent.content


def test_headers_of_a_part_replace_the_usual_ones(sdk: Sdk) -> None:
    sdk.serve(ok())
    sdk.call(upload(), fields={"a": File(b"x", headers={"content-type": "a/b"})})
    assert parts(sdk) == [("a", Part(b"x", "a", "a/b"))]
    assert sdk.sent.content.lower().count(b"content-type") == 1


def test_a_boundary_in_the_description_is_not_used(sdk: Sdk) -> None:
    sdk.serve(ok())
    sdk.call(upload("multipart/form-data; boundary=b; a=b"), fields={"a": "x"})
    assert sdk.sent.headers["Content-Type"].count("boundary=") == 1
    assert sdk.sent.headers["Content-Type"].startswith("multipart/form-data; a=b; ")
    assert parts(sdk) == [("a", Part(b"x"))]


def test_styles(sdk: Sdk) -> None:
    style = Style("deepObject", explode=True)
    sdk.serve(ok())
    sdk.call(upload(a=Encoding(style=style)), fields={"a": {"b": "x &", "c": ""}})
    assert parts(sdk) == [("a[b]", Part(b"x &")), ("a[c]", Part(b""))]


def test_a_whole_body(sdk: Sdk) -> None:
    sdk.serve(ok())
    sdk.call(upload(), body={"a": b"x"}, extra_body={"b": 1})
    expected = Part(b"x", "a", "application/octet-stream")
    assert parts(sdk) == [("b", Part(b"1")), ("a", expected)]
    sdk.call(upload(), body=Thing(id=1))
    assert parts(sdk) == [("id", Part(b"1"))]


def test_text_that_is_called_a_file(sdk: Sdk) -> None:
    sdk.serve(ok())
    text: Any = '{"a": 1}'
    sdk.call(upload(), fields={"a": File(text, name="a.json")})
    assert parts(sdk) == [("a", Part(b'{"a": 1}', "a.json", "application/json"))]


def test_other_multipart_types(sdk: Sdk) -> None:
    sdk.serve(ok())
    sdk.call(upload("multipart/related"), fields={"a": {"b": 1}, "c": b"x"})
    assert sdk.sent.headers["Content-Type"].startswith("multipart/related; boundary=")
    assert sdk.sent.content.count(b"\r\nContent-Type: ") == 2


HEADERS: list[Mapping[str, str]] = [
    {"X-A": "a\r\nb"},
    {"X-A\r\n": "a"},
    {"Content-Length": "1"},
]


@pytest.mark.parametrize(
    "value",
    [
        *(File(b"", headers=headers) for headers in HEADERS),
        File(b"", content_type="text/plain\r\nX-A: b"),
        File(b"", name=Path("a")),  # type: ignore[arg-type]  # easily confused
        File("", content_type=5),  # type: ignore[arg-type]  # no type
        io.StringIO("text"),
        [io.StringIO("text")],
        float("inf"),
        object(),
        "\udc80",
    ],
)
def test_what_is_no_part(sdk: Sdk, value: object) -> None:
    sdk.serve(ok())
    with pytest.raises(InvalidRequestError):
        sdk.call(upload(), fields={"a": value})
    assert not sdk.requests


def test_a_file_shows_no_content() -> None:
    file = File(b"secret", name="a", headers={"X": "secret"})
    assert "secret" not in repr(file)
