"""The items of a stream: chunks of its body in, items out, without doing I/O."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpx2
from pydantic_core import ValidationError, from_json

from .decode import DecodeError, Unfit
from .errors import (
    APIConnectionError,
    ResponseTooLargeError,
    ResponseValidationError,
    SDKError,
    StreamError,
)
from .limits import TooLarge, limits_of
from .omit import omit
from .problem import Problem, problems_of_json
from .response import response_of
from .sse import Event
from .unknown import UnknownVariant
from .validation import settled

if TYPE_CHECKING:
    from .streams import StreamOf

T = TypeVar("T")


class Items(Generic[T]):
    """The items of one answer: chunks in, items out."""

    def __init__(self, answer: httpx2.Response, kind: StreamOf[T]) -> None:
        self._answer = answer
        self._kind = kind
        self._cutter = kind.format.cutter(limits_of(answer).event)
        self.has_ended = False
        """Whether the server said that there are no more."""
        self.is_closed = False
        """Whether the user wants no more."""
        self.last_event_id = ""

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
        self.check_open()
        yield from self._items(self._cutter.end())
        if self._kind.end is not None and not self.has_ended:
            raise self.broken(f"ended before its {self._kind.end.decode()!r}")

    def check_open(self) -> None:
        """Raises `APIConnectionError` if another thread or task closed the stream."""
        if self.is_closed:
            raise self.broken("was closed")

    def broken(self, reason: str) -> APIConnectionError:
        """What to raise for a stream that is not whole."""
        request = self._answer.request
        url = str(request.url)
        return APIConnectionError(request.method, url, f"the stream {reason}")

    def _items(self, events: list[Event]) -> Iterator[T]:
        kind = self._kind
        is_whole = kind.format.json_of_text is not None
        for event in events:
            if event.data == kind.end:
                self.has_ended = True
                return
            self.last_event_id = event.last_id
            try:
                item = self._item(event)
            except DecodeError as failure:
                error = self._error(event, failure)
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
        """Raises `DecodeError` for what is none."""
        kind = self._kind
        json = kind.format.json_of(event)
        try:
            return kind.validate(json)
        except ValidationError as reason:
            problems = _problems(reason, json, kind.validate)
        json_of_text = kind.format.json_of_text
        if json_of_text is not None and _parsed(event.data, omit) is omit:
            json = json_of_text(event)
            with suppress(ValidationError):
                return kind.validate(json)
        failure = DecodeError(*problems, unfit=Unfit(kind.load(), json))
        if _stands_for_error(event):
            raise failure
        item: T = settled(failure, self._answer)
        return item

    def _error(self, event: Event, failure: DecodeError) -> SDKError:
        """What to raise for what is no item."""
        if _stands_for_error(event):
            return self._stream_error(event)
        response = response_of(self._answer, None, event.data)
        return ResponseValidationError(response, failure.problems)

    def _stream_error(self, event: Event) -> StreamError:
        data = _parsed(event.data, event.data.decode())
        return StreamError(response_of(self._answer, data, event.data))


def _problems(
    reason: ValidationError, json: bytes, validate: Callable[[bytes], object]
) -> tuple[Problem, ...]:
    try:
        return problems_of_json(reason, from_json(json), validate)
    except ValueError as error:
        return (Problem((), f"Invalid JSON: {error}"),)


def _stands_for_error(event: Event) -> bool:
    """Whether what is no item is an error."""
    return event.event == "error" or _has_error(event.data)


def _is_error(item: object, event: Event) -> bool:
    """Whether an error was taken for an item because that may hold anything."""
    if isinstance(item, UnknownVariant):
        return event.event == "error" or _has_error(event.data)
    unknown = getattr(item, "model_extra", None)
    if event.event == "error":
        return unknown is None or bool(unknown)
    of_data = getattr(getattr(item, "data", None), "model_extra", None)
    return any(one and one.get("error") for one in (unknown, of_data))


def _has_error(data: bytes) -> bool:
    match _parsed(data, omit):
        case {"error": error}:
            return bool(error)
        case _:
            return False


def _parsed(data: bytes, otherwise: object) -> Any:
    """Parsed JSON; ``otherwise`` where it is none."""
    try:
        return from_json(data)
    except ValueError:
        return otherwise
