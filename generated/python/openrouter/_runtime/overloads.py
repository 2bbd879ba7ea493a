"""Methods whose result or arguments depend on others, such as one that may stream.

They are implemented once, and typed by an overloaded protocol in the generated code.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, Self, TypeAlias, TypeVar, cast, overload

from .method import (
    AsyncBoundMethod,
    AsyncResource,
    BoundMethod,
    Resource,
    async_method,
    method,
)
from .operation import Operation
from .streamed import AsyncStreamedResponse, StreamedResponse
from .streams import AsyncStream, Stream

T = TypeVar("T")
U = TypeVar("U")
H = TypeVar("H")
P = ParamSpec("P")
MethodT = TypeVar("MethodT")

Answer_co = TypeVar("Answer_co", covariant=True)
"""What a call returns that does not stream."""
Stream_co = TypeVar("Stream_co", covariant=True)
"""What a call returns that streams."""

Awaited: TypeAlias = Coroutine[Any, Any, T]
Opened: TypeAlias = AbstractContextManager[StreamedResponse]
AsyncOpened: TypeAlias = AbstractAsyncContextManager[AsyncStreamedResponse]


def either(
    condition: bool, one: Operation[T, H], other: Operation[U, H]
) -> Operation[T | U, H]:
    """``one if condition else other``, with a type that checkers do not lose."""
    return one if condition else other


def async_stream_method(
    of: method[P, Stream[T], H],
) -> async_method[P, AsyncStream[T], H]:
    """An `async_method` that returns a stream: an async one."""
    return cast("async_method[P, AsyncStream[T], H]", async_method(of))


class overloaded_method(Generic[MethodT]):
    """A `method` that checkers see as ``MethodT``."""

    def __init__(self, function: Callable[..., Any]) -> None:
        update_wrapper(self, function)
        self.__wrapped__ = function

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: Resource, owner: type) -> MethodT: ...
    def __get__(self, instance: Resource | None, owner: type) -> Self | MethodT:
        if instance is None:
            return self
        return cast("MethodT", BoundMethod(self.__wrapped__, instance))

    def __call__(self, resource: Resource, *args: Any, **kwargs: Any) -> Any:
        return BoundMethod(self.__wrapped__, resource)(*args, **kwargs)


class async_overloaded_method(Generic[MethodT]):
    """An `async_method` that checkers see as ``MethodT``."""

    def __init__(self, of: overloaded_method[Any]) -> None:
        update_wrapper(self, of.__wrapped__)
        self.__wrapped__ = of.__wrapped__

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: AsyncResource, owner: type) -> MethodT: ...
    def __get__(self, instance: AsyncResource | None, owner: type) -> Self | MethodT:
        if instance is None:
            return self
        return cast("MethodT", AsyncBoundMethod(self.__wrapped__, instance))

    def __call__(self, resource: AsyncResource, *args: Any, **kwargs: Any) -> Any:
        return AsyncBoundMethod(self.__wrapped__, resource)(*args, **kwargs)
