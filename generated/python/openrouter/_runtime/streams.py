"""``Stream`` and ``AsyncStream``: what an answer holds, item by item, as it arrives.

`Items` makes items of chunks without doing I/O; the streams are the thin shells that
receive the chunks.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterator
from contextlib import aclosing, closing, suppress
from types import TracebackType
from typing import Any, Generic, Self, TypeVar, overload

import httpx2
from pydantic_core import ValidationError, from_json

from .decode import DecodeError, validator
from .errors import (
    APIConnectionError,
    ResponseTooLargeError,
    ResponseValidationError,
    SDKError,
    StreamError,
)
from .limits import TooLarge, limits_of
from .media_type import essence
from .problem import Problem, problems_of
from .public import public_module
from .response import ResponseHead, head_of, response_of
from .sse import Event
from .stream_formats import Format
from .transport import chunks, chunks_async, close_async, finish, finish_async
from .unknown import UnknownVariant

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class StreamOf(Generic[T_co]):
    """How a stream is read: the `Decoder` of an answer that is not read at once.

    It is made once, beside its operation; the type of the items is looked up when the
    first of them arrives.
    """

    __slots__ = ("_load", "_validate", "accept", "end", "format")

    @overload
    def __init__(
        self,
        format: Format,
        load: Callable[[], type[T_co]],
        *,
        end: str | None = None,
        accept: str | None = None,
    ) -> None: ...
    @overload
    def __init__(
        self: StreamOf[Any],
        format: Format,
        load: Callable[[], object],
        *,
        end: str | None = None,
        accept: str | None = None,
    ) -> None: ...
    def __init__(
        self,
        format: Format,
        load: Callable[[], Any],
        *,
        end: str | None = None,
        accept: str | None = None,
    ) -> None:
        """``end`` is what comes instead of an item to say that there are no more."""
        self.format = format
        self.end = None if end is None else end.encode()
        self.accept = accept or format.media_types[0]
        self._load = load
        self._validate: Callable[[bytes], T_co] | None = None

    def takes_open(self, answer: httpx2.Response, /) -> bool:
        """Whether an answer is such a stream; one without a Content-Type may be."""
        given = answer.headers.get("Content-Type")
        if given is None:
            return True
        return essence(given) in (essence(self.accept), *self.format.media_types)

    @property
    def validate(self) -> Callable[[bytes], T_co]:
        """What makes an item of JSON; raises what pydantic does."""
        if self._validate is None:
            self._validate = validator(self._load())
        return self._validate

    def decode(self, answer: httpx2.Response, /) -> Stream[T_co]:
        """Raises `DecodeError` for an answer that is something else."""
        self._check(answer)
        return Stream(answer, self)

    def decode_async(self, answer: httpx2.Response, /) -> AsyncStream[T_co]:
        """As `decode`."""
        self._check(answer)
        return AsyncStream(answer, self)

    def _check(self, answer: httpx2.Response) -> None:
        if not self.takes_open(answer):
            given = essence(answer.headers["Content-Type"])
            raise DecodeError(Problem((), f"expected {self.accept}, got {given}"))


class Items(Generic[T]):
    """The items of one answer: chunks in, items out."""

    def __init__(self, answer: httpx2.Response, kind: StreamOf[T]) -> None:
        self._answer = answer
        self._kind = kind
        self._cutter = kind.format.cutter(limits_of(answer).event)
        self.has_ended = False
        """Whether the server said that there are no more."""

    def feed(self, chunk: bytes) -> Iterator[T]:
        """The items that a chunk ends.

        Raises `StreamError` for an error in the place of an item,
        `ResponseValidationError` for what is no such item, and `ResponseTooLargeError`.
        """
        try:
            events = self._cutter.feed(chunk)
        except TooLarge as error:
            reason = str(error)
        else:
            return self._items(events)
        raise ResponseTooLargeError(response_of(self._answer, None, b""), reason)

    def end(self) -> Iterator[T]:
        """The items that the end of the body ends.

        Raises, as `feed` does, also `APIConnectionError` where it came too early.
        """
        yield from self._items(self._cutter.end())
        if self._kind.end is not None and not self.has_ended:
            request = self._answer.request
            reason = f"the stream ended before its {self._kind.end.decode()!r}"
            raise APIConnectionError(request.method, str(request.url), reason)

    def _items(self, events: list[Event]) -> Iterator[T]:
        kind = self._kind
        is_whole = kind.format.json_of_text is not None
        for event in events:
            if event.data == kind.end:
                self.has_ended = True
                return
            try:
                item = self._item(event)
            except ValidationError as reason:
                error = self._error(event, reason)
            else:
                # Mostly a model with nothing that is not described: no error.
                others: object = is_whole
                if not is_whole:
                    others = getattr(item, "__pydantic_extra__", item)
                is_odd = event.event == "error" or (others and b'"error"' in event.data)
                if not (is_odd and _is_error(item, event)):
                    yield item
                    continue
                error = self._stream_error(event)
            raise error

    def _item(self, event: Event) -> T:
        """Raises what pydantic does."""
        kind = self._kind
        try:
            return kind.validate(kind.format.json_of(event))
        except ValidationError:
            json_of_text = kind.format.json_of_text
            if json_of_text is None or _is_json(event.data):
                raise
        return kind.validate(json_of_text(event))

    def _error(self, event: Event, reason: ValidationError) -> SDKError:
        """What to raise for what is no item."""
        if event.event == "error" or _has_error(event.data):
            return self._stream_error(event)
        try:
            problems = problems_of(reason, from_json(self._kind.format.json_of(event)))
        except ValueError as error:
            problems = (Problem((), f"Invalid JSON: {error}"),)
        response = response_of(self._answer, None, event.data)
        return ResponseValidationError(response, problems)

    def _stream_error(self, event: Event) -> StreamError:
        data = _parsed(event.data)
        return StreamError(response_of(self._answer, data, event.data))


def _is_error(item: object, event: Event) -> bool:
    """Whether an error was taken for an item because that may hold anything."""
    if isinstance(item, UnknownVariant):
        return event.event == "error" or _has_error(event.data)
    unknown = getattr(item, "model_extra", None)
    if event.event == "error":
        return unknown is None or bool(unknown)
    of_data = getattr(getattr(item, "data", None), "model_extra", None)
    return any(one and one.get("error") for one in (unknown, of_data))


def _is_json(data: bytes) -> bool:
    try:
        from_json(data)
    except ValueError:
        return False
    return True


def _has_error(data: bytes) -> bool:
    match _parsed(data):
        case {"error": error}:
            return bool(error)
        case _:
            return False


def _parsed(data: bytes) -> Any:
    """Parsed JSON; text where it is none."""
    try:
        return from_json(data)
    except ValueError:
        return data.decode()


class Stream(Generic[T_co]):
    """The items of an answer, one at a time, as they arrive.

    An iterator, and a context manager that closes the connection. It raises, from where
    it is iterated over:

    - `StreamError` for an error that the server sends in the place of an item,
    - `ResponseValidationError` for an item that is not what was promised,
    - `APIConnectionError` if it breaks off, `APITimeoutError` after a silence.

    ``timeout`` is for each wait, ``deadline`` for the beginning alone. Nothing is sent
    again once it has begun.
    """

    def __init__(self, answer: httpx2.Response, kind: StreamOf[T_co]) -> None:
        self.response = ResponseHead(**head_of(answer))
        """Status, headers and request id."""
        self._answer = answer
        self._items = _received(answer, Items(answer, kind))

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T_co:
        return next(self._items)

    def close(self) -> None:
        """Close the connection; there are no more items."""
        self._answer.close()
        with suppress(ValueError):  # another thread waits for an item: it is told
            self._items.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncStream(Generic[T_co]):
    """A `Stream` that is awaited: ``async with``, ``async for``, ``await aclose()``."""

    def __init__(self, answer: httpx2.Response, kind: StreamOf[T_co]) -> None:
        self.response = ResponseHead(**head_of(answer))
        """Status, headers and request id."""
        self._answer = answer
        self._items = _received_async(answer, Items(answer, kind))

    def __aiter__(self) -> Self:
        return self

    def __anext__(self) -> Awaitable[T_co]:
        return self._items.__anext__()

    async def aclose(self) -> None:
        """Close the connection; there are no more items."""
        try:
            await close_async(self._answer)
        finally:
            with suppress(RuntimeError):  # another task waits for an item: it is told
                await self._items.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()


def _received(answer: httpx2.Response, items: Items[T]) -> Generator[T, None, None]:
    with closing(answer):
        for chunk in chunks(answer):
            yield from items.feed(chunk)
            if items.has_ended:
                finish(answer)
                return
        yield from items.end()


async def _received_async(
    answer: httpx2.Response, items: Items[T]
) -> AsyncGenerator[T, None]:
    try:
        async with aclosing(chunks_async(answer)) as body:
            async for chunk in body:
                for item in items.feed(chunk):
                    yield item
                if items.has_ended:
                    await finish_async(answer, body)
                    return
            for item in items.end():
                yield item
    finally:
        await close_async(answer)


for _type in (Stream, AsyncStream):
    _type.__module__ = public_module("", otherwise=__name__)
