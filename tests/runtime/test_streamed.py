"""``.streamed(…)``: answers whose bodies are read piece by piece, or saved."""

from __future__ import annotations

import copy
import os
import pickle
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from inspect import isawaitable
from pathlib import Path
from typing import Any

import httpx2
import pytest

from runtime.errors import APIConnectionError, APITimeoutError, NotFoundError

from .harness import KEY, Sdk, assert_hidden, status
from .typed_sample import AsyncThings, Things

TEXT = "größer\r\nzwei\rdrei\n\nEnde"


class Body(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body in these parts, of which one may be an exception; tells if it was closed."""

    def __init__(self, *parts: bytes | Exception) -> None:
        self._parts = parts
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        for part in self._parts:
            if isinstance(part, Exception):
                raise part
            yield part

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self:
            yield part

    def close(self) -> None:
        self.is_closed = True

    async def aclose(self) -> None:
        self.is_closed = True


CUT_OFF = (b"half", httpx2.RemoteProtocolError("peer closed the connection"))


def serve(sdk: Sdk, *parts: bytes | Exception, **headers: str) -> Body:
    body = Body(*parts)
    fields = {name.replace("_", "-"): value for name, value in headers.items()}

    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, stream=body, headers=fields)

    sdk.client(http_client=sdk.http_client(answer))
    return body


def streamed(sdk: Sdk, use: Callable[[Any], Any], **options: Any) -> Any:
    """What `use` makes of an open answer, once iterated over or awaited."""
    client: Any = sdk._client
    if sdk.kind == "sync":
        with Things(client).raw.streamed(**options) as answer:
            found = use(answer)
            return list(found) if isinstance(found, Iterator) else found

    async def run() -> Any:
        async with AsyncThings(client).raw.streamed(**options) as answer:
            found = use(answer)
            if isinstance(found, AsyncIterator):
                return [one async for one in found]
            return await found if isawaitable(found) else found

    return sdk.settle(run())


def test_the_head_is_there_before_the_body(sdk: Sdk) -> None:
    body = serve(sdk, b"a", X_Request_Id="r-1", Content_Length="1")
    head = streamed(
        sdk,
        lambda one: (one.status_code, one.request_id, one.length, one.url, repr(one)),
    )
    kind = "StreamedResponse" if sdk.kind == "sync" else "AsyncStreamedResponse"
    url = "https://api.test/v1/raw"
    assert head == (200, "r-1", 1, url, f"<{kind} 200 GET {url}>")
    assert body.is_closed


def test_bytes(sdk: Sdk) -> None:
    serve(sdk, b"abc", b"de")
    assert streamed(sdk, lambda one: one.iter_bytes()) == [b"abc", b"de"]
    assert streamed(sdk, lambda one: one.iter_bytes(2)) == [b"ab", b"cd", b"e"]
    assert streamed(sdk, lambda one: one.read()) == b"abcde"


@pytest.mark.parametrize("size", [1, 2, 3, 100])
@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "utf-16", "zlib", "punycode"])
def test_text_and_lines(sdk: Sdk, size: int, charset: str) -> None:
    content = TEXT.encode("utf-8" if charset in ("zlib", "punycode") else charset)
    parts = [content[at : at + size] for at in range(0, len(content), size)]
    serve(sdk, *parts, Content_Type=f"text/plain; charset={charset}")
    assert "".join(streamed(sdk, lambda one: one.iter_text())) == TEXT
    lines = ["größer", "zwei", "drei", "", "Ende"]
    assert streamed(sdk, lambda one: one.iter_lines()) == lines


@pytest.mark.parametrize("size", [1, 3, 100])
@pytest.mark.parametrize("charset", ["utf16", "UTF-32"])
def test_text_without_a_byte_order_mark(sdk: Sdk, size: int, charset: str) -> None:
    content = TEXT.encode(f"{charset}-{sys.byteorder[0]}e".replace("utf16", "utf-16"))
    parts = [content[at : at + size] for at in range(0, len(content), size)]
    serve(sdk, *parts, Content_Type=f"text/plain; charset={charset}")
    assert "".join(streamed(sdk, lambda one: one.iter_text())) == TEXT


@pytest.mark.parametrize(
    ("content", "lines"), [(b"", []), (b"\n", [""]), (b"a\r", ["a"]), (b"a", ["a"])]
)
def test_the_last_line(sdk: Sdk, content: bytes, lines: list[str]) -> None:
    serve(sdk, content)
    assert streamed(sdk, lambda one: one.iter_lines()) == lines


def test_saving(sdk: Sdk, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    to = tmp_path / "a.bin"
    to.write_bytes(b"old")
    serve(sdk, b"abc", b"de", Content_Length="5")
    streamed(sdk, lambda one: one.save(to, progress=lambda *told: seen.append(told)))
    assert to.read_bytes() == b"abcde"
    assert seen[-1] == (5, 5)
    assert os.listdir(tmp_path) == ["a.bin"]
    streamed(sdk, lambda one: one.save(str(to)))
    with (tmp_path / "b.bin").open("wb") as file:
        streamed(sdk, lambda one: one.save(file))
        file.write(b"f")
    assert (tmp_path / "b.bin").read_bytes() == b"abcdef"


def test_saving_where_something_is(sdk: Sdk, tmp_path: Path) -> None:
    secret, link = tmp_path / "secret", tmp_path / "link"
    secret.touch(0o600)
    link.symlink_to(secret)
    serve(sdk, b"abc")
    streamed(sdk, lambda one: one.save(link))
    assert link.is_symlink()
    assert secret.read_bytes() == b"abc"
    assert secret.stat().st_mode & 0o777 == 0o600


def test_saving_to_what_is_no_file(sdk: Sdk, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        serve(sdk, b"abc")
        streamed(sdk, lambda one: one.save(pipe))
        assert os.read(reader, 10) == b"abc"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_a_saved_file_is_as_others_are(sdk: Sdk, tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    serve(sdk, b"a")
    streamed(sdk, lambda one: one.save(tmp_path / "saved"))
    modes = {path.stat().st_mode for path in tmp_path.iterdir()}
    assert len(modes) == 1


def test_the_length_of_what_is_packed_is_not_known(sdk: Sdk, tmp_path: Path) -> None:
    seen: list[object] = []
    serve(sdk, b"a", Content_Length="1", Content_Encoding="identity")
    streamed(
        sdk,
        lambda one: one.save(
            tmp_path / "a", progress=lambda _, total: seen.append(total)
        ),
    )
    assert seen == [None]


def test_a_body_that_is_cut_off_leaves_no_file(sdk: Sdk, tmp_path: Path) -> None:
    to = tmp_path / "a"
    to.write_bytes(b"old")
    body = serve(sdk, *CUT_OFF)
    with pytest.raises(APIConnectionError, match="peer closed") as caught:
        streamed(sdk, lambda one: one.save(to))
    assert_hidden(caught.value)
    assert os.listdir(tmp_path) == ["a"]
    assert to.read_bytes() == b"old"
    assert body.is_closed


def test_an_error_of_the_file_is_its_own(sdk: Sdk, tmp_path: Path) -> None:
    serve(sdk, b"a")
    with pytest.raises(IsADirectoryError):
        streamed(sdk, lambda one: one.save(tmp_path))
    with pytest.raises(FileNotFoundError):
        streamed(sdk, lambda one: one.save(tmp_path / "no" / "a"))
    assert os.listdir(tmp_path) == []


def test_a_silence(sdk: Sdk) -> None:
    serve(sdk, b"a", httpx2.ReadTimeout("too long"))
    with pytest.raises(APITimeoutError):
        streamed(sdk, lambda one: one.iter_bytes())


def test_a_body_is_read_once(sdk: Sdk) -> None:
    serve(sdk, b"a")
    kept: list[Any] = []

    def read(answer: Any) -> Any:
        kept.append(answer)
        return answer.read()

    streamed(sdk, read)
    with pytest.raises(ValueError, match="read already"):
        kept[0].iter_bytes()


def test_an_error_is_raised_on_entering(sdk: Sdk) -> None:
    sdk.serve(status(404))
    with pytest.raises(NotFoundError, match="no"):
        streamed(sdk, lambda one: one.read())


def test_arguments_are_those_of_the_method(sdk: Sdk) -> None:
    sdk.serve(httpx2.Response(200))
    streamed(sdk, lambda one: one.read(), extra_headers={"X-A": "b"})
    assert sdk.sent.headers["X-A"] == "b"
    with pytest.raises(TypeError, match="colour"):
        streamed(sdk, lambda one: one.read(), colour="green")


def test_an_open_answer_gives_nothing_away(sdk: Sdk) -> None:
    serve(sdk, b"a")

    def check(answer: Any) -> None:
        assert KEY not in f"{answer!r}{answer}"
        for copied in (pickle.dumps, copy.copy):
            with pytest.raises(TypeError, match="open"):
                copied(answer)

    streamed(sdk, check)
