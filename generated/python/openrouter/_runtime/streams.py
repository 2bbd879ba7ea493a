"""``Stream`` and ``AsyncStream``: what an answer holds, item by item, as it arrives.

They are thin shells that receive chunks: `Items` makes items of them.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import aclosing, closing, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Self, TypeVar, cast, overload

import httpx2

from .decode import DecodeError, validator
from .errors import APIConnectionError
from .media_type import essence
from .problem import Problem
from .public import public_module
from .reading import (
    chunks,
    chunks_async,
    close,
    close_async,
    drain,
    drain_async,
)
from .response import ResponseHead, head_of
from .stream_formats import Format
from .stream_items import Items

if TYPE_CHECKING:
    from typing_extensions import TypeForm

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class StreamOf(Generic[T_co]):
    """How a stream is read: the `Decoder` of an answer that is not read at once.

    It is made once, beside its operation; the type of the items is looked up when the
    first of them arrives.
    """

    __slots__ = ("_validate", "accept", "end", "format", "load")

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
        self.load = load
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
            self._validate = validator(self.load())
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
        self._items = Items(answer, kind)
        self._received = _received(answer, self._items)
        if observer := answer.extensions.get("observer"):
            self._received = observer.watching_items(self._received)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T_co:
        try:
            return next(self._received)
        except ValueError:  # the generator is running
            self._items.check_open()  # another thread is closing it
            raise

    @property
    def last_event_id(self) -> str:
        """What the last item said, or one before it: with it in ``Last-Event-ID`` some
        servers go on where a stream broke off. Empty where none has said it."""
        return self._items.last_event_id

    def until(self, kind: TypeForm[T], /) -> T:
        """The next item of a class, or of one of several: ``until(Completed | Failed)``.

        Those before it are left out. Raises, as iterating does, also
        `APIConnectionError` if the stream ends without one.
        """
        classes = cast("type[T]", kind)  # or a union, which `isinstance` takes as well
        for item in self:
            if isinstance(item, classes):
                return item
        raise self._items.broken(f"ended without {_name(kind)}")

    def close(self) -> None:
        """Close the connection; there are no more items.

        Another thread that waits for one gets an `APIConnectionError` at once. Over
        HTTP/2, whose connections are shared, it gets it when its wait is over.
        """
        self._items.is_closed = True
        close(self._answer)
        with suppress(ValueError):  # another thread waits for an item: it is told
            self._received.close()

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
        self._items = Items(answer, kind)
        self._received = _received_async(answer, self._items)
        if observer := answer.extensions.get("observer"):
            self._received = observer.watching_items_async(self._received)

    def __aiter__(self) -> Self:
        return self

    def __anext__(self) -> Awaitable[T_co]:
        if self._items.is_closed:
            return _no_more()
        return self._received.__anext__()

    @property
    def last_event_id(self) -> str:
        """As that of a `Stream`."""
        return self._items.last_event_id

    async def until(self, kind: TypeForm[T], /) -> T:
        """As that of a `Stream`."""
        classes = cast("type[T]", kind)  # or a union, which `isinstance` takes as well
        async for item in self:
            if isinstance(item, classes):
                return item
        raise self._items.broken(f"ended without {_name(kind)}")

    async def aclose(self) -> None:
        """Close the connection; there are no more items.

        Another task that waits for one gets an `APIConnectionError` at once.
        """
        self._items.is_closed = True
        try:
            await close_async(self._answer)
        finally:
            with suppress(RuntimeError):  # another task waits for an item: it is told
                await self._received.aclose()

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
        try:
            for chunk in chunks(answer):
                yield from items.feed(chunk)
                if items.has_ended:
                    drain(answer)
                    return
        except APIConnectionError:
            items.check_open()
            raise
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
                    await drain_async(answer, body)
                    return
            for item in items.end():
                yield item
    except APIConnectionError:
        items.check_open()
        raise
    finally:
        await close_async(answer)


async def _no_more() -> NoReturn:
    raise StopAsyncIteration


def _name(kind: object) -> str:
    return kind.__name__ if isinstance(kind, type) else str(kind)


for _type in (Stream, AsyncStream):
    _type.__module__ = public_module("", otherwise=__name__)
