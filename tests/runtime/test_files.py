"""Files as bodies: how they are read, how long they are, and whether they can be sent again."""

from __future__ import annotations

import io
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from runtime.errors import InternalServerError, InvalidRequestError
from runtime.files import CHUNK, File
from runtime.operation import Json, Operation

from .harness import Sdk, ok, status

RAW: Operation[Any] = Operation(
    "put", "PUT", "/f", returns=Json(lambda: Any), body="application/octet-stream"
)
FORM: Operation[Any] = Operation(
    "form", "PUT", "/f", returns=Json(lambda: Any), body="multipart/form-data"
)
CONTENT = os.urandom(CHUNK + 7)


def iterator(sdk: Sdk, *chunks: Any) -> Iterator[bytes] | AsyncIterator[bytes]:
    """One that a client of this kind takes."""

    async def each() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    return iter(chunks) if sdk.kind == "sync" else each()


class Pipe(io.RawIOBase):
    """A file that cannot be read twice."""

    def __init__(self, content: bytes) -> None:
        self._content = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._content.readinto(buffer)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "file.bin"
    path.write_bytes(CONTENT)
    return path


def test_whole_bodies(sdk: Sdk, path: Path) -> None:
    sdk.serve(ok())
    with path.open("rb") as file, os.scandir(path.parent) as entries:
        for body in (CONTENT, memoryview(CONTENT), path, next(entries), file):
            sdk.call(RAW, body=body)
            assert sdk.sent.content == CONTENT
            assert sdk.sent.headers["Content-Length"] == str(len(CONTENT))
            assert "Transfer-Encoding" not in sdk.sent.headers
    assert sdk.sent.headers["Content-Type"] == "application/octet-stream"


def test_bodies_of_unknown_length(sdk: Sdk) -> None:
    sdk.serve(ok())
    for body in (iterator(sdk, b"a", b"", bytearray(b"b")), Pipe(b"ab")):
        sdk.call(RAW, body=body)
        assert sdk.sent.content == b"ab"
        assert sdk.sent.headers["Transfer-Encoding"] == "chunked"
        assert "Content-Length" not in sdk.sent.headers


def test_forms_of_unknown_length(sdk: Sdk) -> None:
    sdk.serve(ok())
    sdk.call(FORM, fields={"a": b"1", "b": iterator(sdk, b"2", b"3")})
    assert sdk.sent.headers["Transfer-Encoding"] == "chunked"
    assert b'name="b"; filename="b"\r\n' in sdk.sent.content
    assert b"\r\n\r\n23\r\n--" in sdk.sent.content


def test_a_file_object_is_sent_from_where_it_stands(sdk: Sdk) -> None:
    sdk.serve(ok())
    file = io.BytesIO(b"0123456789")
    file.seek(4)
    sdk.call(RAW, body=file)
    assert sdk.sent.content == b"456789"
    assert sdk.sent.headers["Content-Length"] == "6"


def test_what_can_be_read_again_is_sent_again(sdk: Sdk, path: Path) -> None:
    file = io.BytesIO(b"0123")
    file.seek(1)
    with path.open("rb") as opened:
        for body in (path, file, opened):
            sdk.serve(status(500), ok())
            sdk.requests.clear()
            sdk.call(FORM, fields={"file": File(body, name="f")})
            first, second = sdk.requests
            assert first.content == second.content
            assert first.headers == second.headers


def test_what_can_be_read_once_is_sent_once(sdk: Sdk) -> None:
    for body in (Pipe(b"a"), iterator(sdk, b"a")):
        for operation, given in (
            (RAW, {"body": body}),
            (FORM, {"fields": {"a": body}}),
        ):
            sdk.serve(status(500), ok())
            sdk.requests.clear()
            with pytest.raises(InternalServerError):
                sdk.call(operation, **given)
            assert len(sdk.requests) == 1


def test_a_redirect_takes_a_file_along(sdk: Sdk, path: Path) -> None:
    moved = httpx2.Response(307, headers={"Location": "/v1/elsewhere"})
    sdk.serve(moved, ok())
    sdk.call(RAW, body=path)
    assert sdk.sent.url.path == "/v1/elsewhere"
    assert sdk.sent.content == CONTENT


def test_a_file_that_grows_has_the_length_it_had(tmp_path: Path, sdk: Sdk) -> None:
    path = tmp_path / "log"
    path.write_bytes(b"12")
    moved = httpx2.Response(307, headers={"Location": "/v1/elsewhere"})

    def answer(request: httpx2.Request) -> httpx2.Response:
        sdk.requests.append(request)
        path.write_bytes(b"1234")
        return moved if len(sdk.requests) == 1 else ok()

    sdk.client(http_client=sdk.http_client(answer))
    sdk.call(RAW, body=path)
    assert [one.content for one in sdk.requests] == [b"12", b"12"]


def closed() -> io.BytesIO:
    file = io.BytesIO()
    file.close()
    return file


@pytest.mark.parametrize(
    "body",
    [
        Path("/does/not/exist"),
        Path("/"),
        Path("a\0b"),
        closed(),
        io.StringIO("text"),
        io.TextIOWrapper(io.BytesIO()),
    ],
)
def test_what_cannot_be_read(sdk: Sdk, body: Any) -> None:
    sdk.serve(ok())
    for operation, given in (
        (RAW, {"body": body}),
        (FORM, {"fields": {"a": body}}),
        (FORM, {"fields": {"a": File(body)}}),
    ):
        with pytest.raises(InvalidRequestError, match="the file cannot be read"):
            sdk.call(operation, **given)
    assert not sdk.requests


def test_iterators_of_the_other_kind(sdk: Sdk) -> None:
    sdk.serve(ok())
    other = Sdk("async" if sdk.kind == "sync" else "sync")
    with other:
        for operation, name in ((RAW, "body"), (FORM, "fields")):
            body = iterator(other, b"a")
            given: Any = {name: {"a": body} if name == "fields" else body}
            with pytest.raises(InvalidRequestError, match="is none for"):
                sdk.call(operation, **given)
    assert not sdk.requests


def test_iterators_of_something_else(sdk: Sdk) -> None:
    sdk.serve(ok())
    with pytest.raises(InvalidRequestError, match="bytes, not str"):
        sdk.call(RAW, body=iterator(sdk, "text"))


def test_a_file_that_vanishes(sdk: Sdk, path: Path) -> None:
    def answer(_: httpx2.Request) -> httpx2.Response:
        path.unlink()
        return status(500)

    sdk.client(http_client=sdk.http_client(answer))
    with pytest.raises(InvalidRequestError, match="cannot be read"):
        sdk.call(RAW, body=path)
