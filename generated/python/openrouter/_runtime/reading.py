"""The body of an answer: read at once or piece by piece, and left."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Generator
from contextlib import aclosing, closing, suppress
from time import monotonic

import httpx2

from .deadline import Deadline
from .errors import APIConnectionError
from .failure import ERRORS, Failure, failure_of
from .limits import Meter, is_short
from .response import with_body

_LITTLE = 16 * 1024  # bytes
_WAS_LEFT = "was_left"
"""The extension of an answer that was closed before it was read to its end."""
_SOON = 0.1  # seconds: a new connection may take as long


def read(answer: httpx2.Response, deadline: Deadline) -> httpx2.Response | Failure:
    """The answer, read to its end.

    The status of a failure is the news: where its body breaks off, cannot be decoded
    or is too large, it counts as empty.
    """
    deadline.guard(answer)
    try:
        with closing(answer):
            if is_short(answer):
                answer.read()
                return answer
            # A list of short pieces would be far larger than what they hold.
            meter, body = Meter(answer, is_kept=True), bytearray()
            for piece in answer.iter_bytes():
                body += meter.count(piece)
            _check_coding(answer)
            return with_body(answer, bytes(body))
    except ERRORS as error:
        return _without_body(answer) or failure_of(error, answer)


async def read_async(
    answer: httpx2.Response, deadline: Deadline
) -> httpx2.Response | Failure:
    """As `read`."""
    try:
        with deadline.cancelling():
            try:
                if is_short(answer):
                    await answer.aread()
                    return answer
                meter, body = Meter(answer, is_kept=True), bytearray()
                async with aclosing(answer.aiter_bytes()) as pieces:
                    async for piece in pieces:
                        body += meter.count(piece)
                _check_coding(answer)
                return with_body(answer, bytes(body))
            finally:
                await close_async(answer)
    except ERRORS as error:
        return _without_body(answer) or failure_of(error, answer)


def chunks(
    answer: httpx2.Response, size: int | None = None
) -> Generator[bytes, None, None]:
    """The body of an answer, as it arrives, after transfer and content codings.

    In chunks of ``size`` bytes, of which the last may be shorter; None: as they come.
    Raises `APIConnectionError` if it breaks off, `APITimeoutError` after a silence,
    and `ResponseTooLargeError` for a body that was packed too well.
    """
    try:
        if "Content-Encoding" in answer.headers:
            count = Meter(answer, is_kept=False).count
            yield from map(count, answer.iter_bytes(size))
            _check_coding(answer)
        else:
            yield from answer.iter_bytes(size)
        # Where the end of the connection ends a body, this looks like its end.
        if _WAS_LEFT in answer.extensions:
            raise httpx2.ReadError("the answer was closed")
        return
    except ERRORS as error:
        failure = failure_of(error, answer)
    raise failure.error(answer.request)


async def chunks_async(
    answer: httpx2.Response, size: int | None = None
) -> AsyncGenerator[bytes, None]:
    """As `chunks`."""
    meter = None
    if "Content-Encoding" in answer.headers:
        meter = Meter(answer, is_kept=False)
    try:
        async with aclosing(answer.aiter_bytes(size)) as body:
            async for chunk in body:
                yield meter.count(chunk) if meter else chunk
        _check_coding(answer)
        return
    except ERRORS as error:
        failure = failure_of(error, answer)
    raise failure.error(answer.request)


def close(answer: httpx2.Response) -> None:
    """Close an answer, whose body may not have been read to its end.

    To close a socket wakes no thread that reads from it, so that it is shut down; but
    none of HTTP/2, which others use, and none of a parent process, which reads on.
    """
    stream = answer.extensions.get("network_stream")
    is_ours = answer.extensions.get("process") == os.getpid()
    if not answer.is_closed and stream is not None and is_ours and _is_alone(answer):
        import socket

        waited_for = stream.get_extra_info("socket")
        if isinstance(waited_for, socket.socket):
            answer.extensions[_WAS_LEFT] = True
            with suppress(OSError):  # that of the class: TLS takes it for the server's
                socket.socket.shutdown(waited_for, socket.SHUT_RDWR)
    answer.close()


async def close_async(answer: httpx2.Response) -> None:
    """As `close`; it wakes the tasks that read."""
    if not answer.is_closed:
        from .sockets import to_the_end  # few answers are left

        await to_the_end(answer.aclose())


def drain(answer: httpx2.Response) -> None:
    """Read what little is left of a body, so that the connection is used again.

    What does not end soon is left: closing the answer closes its connection.
    """
    if not _is_alone(answer):
        return
    assert isinstance(answer.stream, httpx2.SyncByteStream)
    # Whoever begins to read looks up how long to wait.
    answer.request.extensions["timeout"] = {"read": _SOON}
    left, end = _LITTLE, monotonic() + _SOON
    with suppress(*ERRORS):
        for chunk in answer.stream:
            left -= len(chunk)
            if left < 0 or monotonic() > end:
                return


async def drain_async(
    answer: httpx2.Response, body: AsyncGenerator[bytes, None]
) -> None:
    """As `drain`; ``body`` are the chunks of the answer."""
    if not _is_alone(answer):
        return
    import anyio

    left = _LITTLE
    with anyio.move_on_after(_SOON), suppress(APIConnectionError):
        async for chunk in body:
            left -= len(chunk)
            if left < 0:
                return


def _is_alone(answer: httpx2.Response) -> bool:
    """Whether the connection has one answer at a time, as those of HTTP/2 have not."""
    return answer.extensions.get("http_version") in (b"HTTP/1.0", b"HTTP/1.1")


def _without_body(answer: httpx2.Response) -> httpx2.Response | None:
    """What is left of an answer whose body cannot be read; a success needs its body."""
    return None if answer.is_success else with_body(answer, b"")


def _check_coding(answer: httpx2.Response) -> None:
    """Raises `httpx2.DecodingError` where a body ended before its content coding did.

    Then httpx2 hands out what there was; nothing public tells what became of a coding.
    """
    coding = getattr(answer, "_decoder", None)
    for one in getattr(coding, "children", (coding,)):
        decompressor = getattr(getattr(one, "decompressor", None), "decompressor", None)
        if answer.num_bytes_downloaded and not getattr(decompressor, "eof", True):
            raise httpx2.DecodingError("it breaks off")
