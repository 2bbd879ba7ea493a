"""``StreamedResponse``: an answer whose body is read piece by piece, or saved.

``with client.files.download.streamed("f1") as answer: answer.save("report.pdf")``
"""

from __future__ import annotations

import os
import secrets
import stat
import sys
from codecs import IncrementalDecoder, getincrementaldecoder, lookup
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import aclosing, contextmanager, suppress
from dataclasses import dataclass
from io import IncrementalNewlineDecoder
from pathlib import Path
from typing import IO, NoReturn, TypeAlias

import httpx2
from typing_extensions import Buffer

from .decode import charset_of
from .public import public_module
from .reading import chunks, chunks_async, close, close_async
from .response import ResponseHead, head_of

Destination: TypeAlias = str | os.PathLike[str] | IO[bytes]
"""The path of a file, or a file that is open for writing bytes."""
Progress: TypeAlias = Callable[[int, int | None], object]
"""Is told how many bytes there are now and, where that is known, will be."""

_SAVED_AT_ONCE = 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class _Open(ResponseHead):
    _answer: httpx2.Response

    @property
    def length(self) -> int | None:
        """How many bytes the body has; None where the server does not say."""
        length = self.headers.get("Content-Length", "")
        if "Content-Encoding" in self.headers or not length.isdecimal():
            return None
        return int(length)

    def _body(self) -> httpx2.Response:
        if _is_used_up(self._answer):
            raise ValueError("the body was read already, or the answer is closed")
        return self._answer

    def __reduce__(self) -> NoReturn:
        raise TypeError("an answer that is still open cannot be pickled or copied")


class StreamedResponse(_Open):
    """What the server answered; the body is read on demand, once, by one of the methods.

    All of them raise `APIConnectionError` if it breaks off, `APITimeoutError` after a
    silence, and ValueError if it was read already.
    """

    __slots__ = ()

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The body, after transfer and content codings.

        In chunks of that many bytes, of which the last may be shorter; without a size
        as they arrive.
        """
        return chunks(self._body(), chunk_size)

    def iter_text(self) -> Iterator[str]:
        """The body as text, by the charset of its Content-Type (UTF-8 without one)."""
        decoder = _TextDecoder(self._answer)
        for part in self.iter_bytes():
            yield decoder.decode(part)
        yield decoder.decode(b"", final=True)

    def iter_lines(self) -> Iterator[str]:
        """The lines of the text, which end with LF, CR or both, without their ends."""
        lines = _Lines(self._answer)
        for part in self.iter_bytes():
            yield from lines.ended_by(part)
        yield from lines.rest()

    def read(self) -> bytes:
        """All of the body."""
        return b"".join(self.iter_bytes())

    def save(self, to: Destination, *, progress: Progress | None = None) -> None:
        """Write the body to a file, which is there once it is whole.

        Until then its bytes are in another file beside it, which goes away if anything
        fails. What is no file, such as a pipe, is written to at once. Raises OSError if
        it cannot be written.
        """
        done = 0
        with _opened(to) as file:
            for part in self.iter_bytes(_SAVED_AT_ONCE):
                file.write(part)
                done += len(part)
                if progress:
                    progress(done, self.length)

    def close(self) -> None:
        """Leave what was not read; done by the end of ``with``.

        Another thread that reads gets an `APIConnectionError` at once.
        """
        close(self._answer)


class AsyncStreamedResponse(_Open):
    """As `StreamedResponse`, with methods to be awaited and iterated over by ``async``."""

    __slots__ = ()

    def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """As that of a `StreamedResponse`."""
        return chunks_async(self._body(), chunk_size)

    async def iter_text(self) -> AsyncIterator[str]:
        """The body as text, by the charset of its Content-Type (UTF-8 without one)."""
        decoder = _TextDecoder(self._answer)
        async with aclosing(chunks_async(self._body())) as parts:
            async for part in parts:
                yield decoder.decode(part)
        yield decoder.decode(b"", final=True)

    async def iter_lines(self) -> AsyncIterator[str]:
        """The lines of the text, which end with LF, CR or both, without their ends."""
        lines = _Lines(self._answer)
        async with aclosing(chunks_async(self._body())) as parts:
            async for part in parts:
                for line in lines.ended_by(part):
                    yield line
        for line in lines.rest():
            yield line

    async def read(self) -> bytes:
        """All of the body."""
        return b"".join([part async for part in self.iter_bytes()])

    async def save(self, to: Destination, *, progress: Progress | None = None) -> None:
        """As that of a `StreamedResponse`."""
        from anyio.to_thread import run_sync

        done = 0
        with _opened(to) as file:
            async with aclosing(chunks_async(self._body(), _SAVED_AT_ONCE)) as parts:
                async for part in parts:
                    await run_sync(file.write, part)
                    done += len(part)
                    if progress:
                        progress(done, self.length)

    async def aclose(self) -> None:
        """Leave what was not read; done by the end of ``async with``."""
        await close_async(self._answer)


for _class in (StreamedResponse, AsyncStreamedResponse):
    _class.__module__ = public_module("", otherwise=__name__)


def streamed(_call: object, answer: httpx2.Response) -> StreamedResponse:
    """Our view of an answer that is still open."""
    return StreamedResponse(**head_of(answer), _answer=answer)


def streamed_async(_call: object, answer: httpx2.Response) -> AsyncStreamedResponse:
    """As `streamed`."""
    return AsyncStreamedResponse(**head_of(answer), _answer=answer)


def _is_used_up(answer: httpx2.Response) -> bool:
    """Whether nothing is left to read; that of a mock transport is there for good."""
    try:
        _ = answer.content
    except httpx2.ResponseNotRead:
        return answer.is_closed or answer.is_stream_consumed
    return False


@contextmanager
def _opened(to: Destination) -> Generator[IO[bytes]]:
    """A file to write to; one with a name gets that in the end, if nothing failed."""
    if not isinstance(to, (str, os.PathLike)):
        yield to
        return
    whole = Path(os.path.realpath(to))  # behind a link, which stays
    if whole.exists() and not whole.is_file():  # a device or a pipe; a folder raises
        with whole.open("wb") as file:
            yield file
        return
    part = whole.parent / f".{secrets.token_hex(16)}.part"
    try:
        with part.open("xb") as file:
            if whole.exists():  # it may be for the eyes of some alone
                part.chmod(stat.S_IMODE(whole.stat().st_mode))
            yield file
        part.replace(whole)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


class _TextDecoder(IncrementalDecoder):
    """Bytes as text; what needs a byte order mark and has none is read as if it had."""

    def __init__(self, answer: httpx2.Response) -> None:
        super().__init__("replace")
        charset = charset_of(answer)
        self._charset = lookup(charset).name
        self._decoder = getincrementaldecoder(charset)("replace")

    def decode(self, input: Buffer, final: bool = False) -> str:
        try:
            return self._decoder.decode(input, final)
        except UnicodeError:  # UTF-16 or UTF-32: as `bytes.decode` reads them
            begun = self._decoder.getstate()[0]
        ordered = f"{self._charset}-{sys.byteorder[0]}e"
        self._decoder = getincrementaldecoder(ordered)("replace")
        return self._decoder.decode(begun + bytes(input), final)


class _Lines:
    """Text that arrives in pieces, as lines."""

    def __init__(self, answer: httpx2.Response) -> None:
        self._decoder = IncrementalNewlineDecoder(_TextDecoder(answer), translate=True)
        self._begun: list[str] = []

    def ended_by(self, part: bytes, *, final: bool = False) -> list[str]:
        """The lines that end in this part of the text."""
        *ended, begun = self._decoder.decode(part, final).split("\n")
        if ended:
            ended[0] = "".join((*self._begun, ended[0]))
            self._begun.clear()
        self._begun.append(begun)
        return ended

    def rest(self) -> list[str]:
        """The last line, which may have no end."""
        ended, last = self.ended_by(b"", final=True), "".join(self._begun)
        return [*ended, last] if last else ended
