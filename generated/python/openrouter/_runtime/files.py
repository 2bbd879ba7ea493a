"""Files: what may stand where bytes are sent, and how it is read without holding it whole."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Callable,
    Iterator,
    Mapping,
)
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import cache, partial
from typing import IO, TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar, cast

from .errors import InvalidRequestError
from .public import public_module

if TYPE_CHECKING:
    from mimetypes import MimeTypes

CHUNK = 256 * 1024
"""Bytes that are read at a time."""

T = TypeVar("T")

FileContent: TypeAlias = (
    bytes | IO[bytes] | os.PathLike[str] | Iterator[bytes] | AsyncIterator[bytes]
)
"""The content of a file: bytes, a binary file object (read from where it stands), a path, or an
iterator of bytes: an async client takes async iterators, a sync client takes others."""


@dataclass(frozen=True, slots=True)
class File:
    """A file with what is said of it, for a form; without it, the content says enough.

    Its name is that of the path or file object, and its type follows from the name, unless they
    are given. ``headers`` are more headers of its part (RFC 7578 section 4.8).
    """

    content: FileContent = field(repr=False)
    name: str | None = field(default=None, kw_only=True)
    content_type: str | None = field(default=None, kw_only=True)
    headers: Mapping[str, str] = field(
        default_factory=dict[str, str], kw_only=True, repr=False
    )


File.__module__ = public_module("", otherwise=__name__)

FileInput: TypeAlias = FileContent | File


class Source(NamedTuple):
    """Bytes that are read when they are sent."""

    open: Callable[[], Iterator[bytes] | AsyncGenerator[bytes, None]]
    """Reads them from their beginning."""
    length: int | None
    """In bytes; None: not known before they were read."""
    repeatable: bool
    """Whether they can be read a second time."""
    blocking: bool = False
    """Whether reading waits for a disk, or whatever else a file is."""


class Upload(NamedTuple):
    """A body that is read while it is sent."""

    sources: tuple[Source, ...]

    @property
    def length(self) -> int | None:
        """In bytes; None: not known before it was read."""
        lengths = [source.length for source in self.sources]
        return None if None in lengths else sum(cast("list[int]", lengths))

    @property
    def repeatable(self) -> bool:
        return all(source.repeatable for source in self.sources)

    def read(self) -> Iterator[bytes]:
        for source in self.sources:
            yield from cast("Iterator[bytes]", source.open())

    async def read_async(self) -> AsyncGenerator[bytes, None]:
        for source in self.sources:
            chunks = source.open()
            if source.blocking:
                chunks = _in_threads(cast("Iterator[bytes]", chunks))
            if isinstance(chunks, AsyncGenerator):
                async with aclosing(chunks):
                    async for chunk in chunks:
                        yield chunk
            else:
                for chunk in chunks:
                    yield chunk


def is_file(value: object) -> bool:
    """Whether a value is the content of a file, rather than what else a body may hold."""
    kinds = (File, bytes, bytearray, memoryview, os.PathLike, Iterator, AsyncIterable)
    return isinstance(value, kinds) or callable(getattr(value, "read", None))


def source_of(content: object, *, is_async: bool) -> Source | None:
    """How to read some content; None where it is no file.

    Raises `InvalidRequestError` for a file that cannot be read, or that holds text, and
    for an iterator that a client of this kind does not read.
    """
    match content:
        case bytes() | bytearray() | memoryview():
            return source_of_bytes(bytes(cast("bytes", content)))
        case os.PathLike():
            return _path(cast("os.PathLike[str]", content))
        case AsyncIterable() if is_async:
            chunks = aiter(cast("AsyncIterable[bytes]", content))
            return Source(lambda: _checked_async(chunks), None, repeatable=False)
        case _ if callable(getattr(content, "read", None)):
            return _file(cast("IO[bytes]", content))
        case Iterator() if not is_async:
            each = cast("Iterator[object]", content)
            return Source(lambda: map(_checked, each), None, repeatable=False)
        case AsyncIterable() | Iterator():
            kind = "async" if is_async else "sync"
            raise InvalidRequestError(f"the iterator is none for {kind} clients")
        case _:
            return None


def source_of_bytes(content: bytes) -> Source:
    return Source(lambda: iter((content,)), len(content), repeatable=True)


def name_of(content: object) -> str | None:
    """The name of a file, without its folder; None where it has none."""
    path: object = content
    if not isinstance(content, os.PathLike):
        path = getattr(content, "name", "")
    if not isinstance(path, (str, os.PathLike)):
        return None
    text = os.fspath(cast("str | os.PathLike[str] | os.PathLike[bytes]", path))
    return os.path.basename(text) or None if isinstance(text, str) else None


def type_of_name(name: str | None) -> str:
    """The media type of a file by the end of its name."""
    guess, compression = _media_types().guess_type(name or "")
    return guess if guess and not compression else "application/octet-stream"


@cache
def _media_types() -> MimeTypes:
    """Those that Python knows, whatever the machine knows beside them."""
    from mimetypes import MimeTypes  # only uploads need it

    return MimeTypes()


def _path(path: os.PathLike[str]) -> Source:
    try:
        status = os.stat(path)
        is_regular = stat.S_ISREG(status.st_mode)
        if is_regular or stat.S_ISDIR(status.st_mode):
            open(path, "rb").close()
    except (OSError, ValueError) as error:
        raise InvalidRequestError(f"the file cannot be read: {error}") from None
    length = status.st_size if is_regular else None

    def read() -> Iterator[bytes]:
        with _reading(lambda: open(path, "rb")) as file:
            yield from _chunks(file, length)

    return Source(read, length, repeatable=is_regular, blocking=True)


def _file(file: IO[bytes]) -> Source:
    start = length = None
    try:
        if file.read(0) != b"":
            raise ValueError("it holds text; open it in binary mode")
        if hasattr(file, "seekable") and file.seekable():
            start = file.tell()
            length = max(0, file.seek(0, io.SEEK_END) - start)
            file.seek(start)
    except (OSError, ValueError, TypeError) as error:
        raise InvalidRequestError(f"the file cannot be read: {error}") from None

    def read() -> Iterator[bytes]:
        if start is not None:
            _reading(partial(file.seek, start))
        yield from _chunks(file, length)

    return Source(read, length, repeatable=start is not None, blocking=True)


def _chunks(file: IO[bytes], length: int | None) -> Iterator[bytes]:
    """What a file holds, and no more than it held before if it grows meanwhile."""
    left = length
    while left != 0:
        size = CHUNK if left is None else min(CHUNK, left)
        chunk = _checked(_reading(partial(file.read, size)))
        if not chunk:
            break
        yield chunk
        left = None if left is None else left - len(chunk)


def _reading(step: Callable[[], T]) -> T:
    try:
        return step()
    except (OSError, ValueError) as error:
        reason = str(error)
    raise InvalidRequestError(f"a file cannot be read: {reason}")


def _checked(chunk: object) -> bytes:
    if isinstance(chunk, (bytes, bytearray, memoryview)):
        return bytes(cast("bytes", chunk))
    raise InvalidRequestError(f"a file must hold bytes, not {type(chunk).__name__}")


async def _checked_async(chunks: AsyncIterator[bytes]) -> AsyncGenerator[bytes, None]:
    async for chunk in chunks:
        yield _checked(chunk)


async def _in_threads(chunks: Iterator[bytes]) -> AsyncGenerator[bytes, None]:
    """The same, read in another thread, so that nothing else has to wait."""
    from anyio.to_thread import run_sync  # only uploads of async clients need it

    while chunk := await run_sync(next, chunks, b""):
        yield chunk
