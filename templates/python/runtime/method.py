"""Resources, and what makes a method of one more than a function.

``client.credits.get_credits()`` returns the data;
``client.credits.get_credits.with_response()`` the whole `Response`, and ``.streamed()`` an
open one, from the same code: the function runs on a stand-in for the resource whose
``_call`` returns that.
"""

# pyright: reportPrivateUsage=false
# (A resource is a part of its client.)

from __future__ import annotations

import inspect
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator
from contextlib import aclosing, asynccontextmanager, closing, contextmanager
from functools import cache, update_wrapper
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    Self,
    Unpack,
    cast,
    overload,
)

from typing_extensions import TypeVar

from .exchange import data_of, data_of_async, whole_of, whole_of_async
from .operation import OPTIONS, Arguments, Call, Operation, RequestOptions
from .response import Response

if TYPE_CHECKING:
    import httpx2

    from .client import AsyncClient, SyncClient
    from .streamed import AsyncStreamedResponse, StreamedResponse

T = TypeVar("T")
H = TypeVar("H", default=None)
P = ParamSpec("P")


class Resource:
    """A group of operations of a sync client."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def _call(
        self,
        operation: Operation[T, Any],
        options: RequestOptions,
        **arguments: Unpack[Arguments],
    ) -> T:
        call = Call(operation, options, arguments)
        return self._client._exchange(call, data_of)


class AsyncResource:
    """A group of operations of an async client."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    def _call(
        self,
        operation: Operation[T, Any],
        options: RequestOptions,
        **arguments: Unpack[Arguments],
    ) -> Coroutine[Any, Any, T]:
        call = Call(operation, options, arguments)
        return self._client._exchange(call, data_of_async)


class _StandIn:
    """Stands in for a resource where something else is wanted of an answer."""

    def __init__(
        self,
        client: SyncClient | AsyncClient,
        finish: Callable[[Call[Any], httpx2.Response], object],
        *,
        stays_open: bool = False,
    ) -> None:
        self._client = client
        self._finish = finish
        self._stays_open = stays_open

    def _call(
        self,
        operation: Operation[Any, Any],
        options: RequestOptions,
        **arguments: Unpack[Arguments],
    ) -> object:
        call = Call(operation, options, arguments, stays_open=self._stays_open)
        return self._client._exchange(call, self._finish)


@cache
def _keywords(function: Callable[..., Any]) -> frozenset[str]:
    """The names of what a method takes: its arguments and the options of every call."""
    parameters = inspect.signature(function).parameters.values()
    return OPTIONS.union(one.name for one in parameters if one.kind != one.VAR_KEYWORD)


class _Bound(Generic[P, T]):
    """A method of one resource, to be called; looks like any bound method."""

    __slots__ = ("__self__", "__wrapped__")

    def __init__(
        self, function: Callable[Concatenate[Any, P], T], resource: Any
    ) -> None:
        self.__wrapped__ = function
        self.__self__ = resource

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        return self._run(self.__self__, *args, **kwargs)

    def _run(self, resource: Any, /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Raises TypeError, as Python does, for what is no argument and no option."""
        if kwargs and (unknown := kwargs.keys() - _keywords(self.__wrapped__)):
            raise TypeError(
                f"{self.__qualname__}() got an unexpected keyword argument"
                f" {min(unknown)!r}"
            )
        return self.__wrapped__(resource, *args, **kwargs)

    def __get__(self, instance: object, owner: type | None = None) -> Self:
        return self  # bound for good; this also tells help() that it is a method

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Bound)
            and self.__wrapped__ == other.__wrapped__
            and self.__self__ is other.__self__
        )

    def __hash__(self) -> int:
        return hash((self.__wrapped__, id(self.__self__)))

    def __repr__(self) -> str:
        return f"<bound method {self.__qualname__} of {self.__self__!r}>"

    if TYPE_CHECKING:
        __name__: str
        __qualname__: str
    else:

        def __getattr__(self, name: str) -> object:
            if name == "__wrapped__":  # of a copy in the making
                raise AttributeError(name)
            return getattr(self.__wrapped__, name)  # such as __name__

    @property
    def __signature__(self) -> inspect.Signature:
        whole = inspect.signature(self.__wrapped__)
        return whole.replace(parameters=list(whole.parameters.values())[1:])


# Every class has a __doc__ of its own, so that this cannot be inherited.
_doc_of_wrapped: Any = property(lambda bound: bound.__wrapped__.__doc__)


class BoundMethod(_Bound[P, T], Generic[P, T, H]):
    # A method of a `Resource`.
    __doc__ = _doc_of_wrapped
    __slots__ = ()

    def with_response(self, *args: P.args, **kwargs: P.kwargs) -> Response[T, H]:
        """The same call, returning the whole `Response`: status, headers, data."""
        stand_in = _StandIn(self.__self__._client, whole_of)
        return cast("Response[T, H]", self._run(stand_in, *args, **kwargs))

    @contextmanager
    def streamed(
        self, *args: P.args, **kwargs: P.kwargs
    ) -> Generator[StreamedResponse, None, None]:
        """The same call, for ``with``: the body is to be read piece by piece."""
        from .streamed import streamed  # not before it is needed

        stand_in = _StandIn(self.__self__._client, streamed, stays_open=True)
        answer = cast("StreamedResponse", self._run(stand_in, *args, **kwargs))
        with closing(answer):
            yield answer


class AsyncBoundMethod(_Bound[P, Coroutine[Any, Any, T]], Generic[P, T, H]):
    # A method of an `AsyncResource`.
    __doc__ = _doc_of_wrapped
    __slots__ = ()

    def with_response(
        self, *args: P.args, **kwargs: P.kwargs
    ) -> Coroutine[Any, Any, Response[T, H]]:
        """The same call, returning the whole `Response`: status, headers, data."""
        stand_in = _StandIn(self.__self__._client, whole_of_async)
        return cast(
            "Coroutine[Any, Any, Response[T, H]]",
            self._run(stand_in, *args, **kwargs),
        )

    @asynccontextmanager
    async def streamed(
        self, *args: P.args, **kwargs: P.kwargs
    ) -> AsyncGenerator[AsyncStreamedResponse, None]:
        """The same call, for ``async with``: the body is to be read piece by piece."""
        from .streamed import streamed_async  # not before it is needed

        stand_in = _StandIn(self.__self__._client, streamed_async, stays_open=True)
        answer = await cast(
            "Coroutine[Any, Any, AsyncStreamedResponse]",
            self._run(stand_in, *args, **kwargs),
        )
        async with aclosing(answer):
            yield answer


class method(Generic[P, T, H]):
    """Decorates a method of a `Resource`: adds ``with_response`` and ``streamed``.

    The method may be assigned in another resource's class: it runs on any resource.
    """

    def __init__(self, function: Callable[Concatenate[Any, P], T]) -> None:
        update_wrapper(self, function)
        self.__wrapped__ = function

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: Resource, owner: type) -> BoundMethod[P, T, H]: ...
    def __get__(
        self, instance: Resource | None, owner: type
    ) -> Self | BoundMethod[P, T, H]:
        return self if instance is None else BoundMethod(self.__wrapped__, instance)

    def __call__(self, resource: Resource, *args: P.args, **kwargs: P.kwargs) -> T:
        return BoundMethod(self.__wrapped__, resource)(*args, **kwargs)


class async_method(Generic[P, T, H]):
    """A method of a `Resource`, as one of an `AsyncResource`: the same, to be awaited.

    The function is the same, too: on an `AsyncResource` what it returns is a coroutine.
    """

    def __init__(self, of: method[P, T, H]) -> None:
        function = cast(
            "Callable[Concatenate[Any, P], Coroutine[Any, Any, T]]", of.__wrapped__
        )
        update_wrapper(self, function)
        self.__wrapped__ = function

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(
        self, instance: AsyncResource, owner: type
    ) -> AsyncBoundMethod[P, T, H]: ...
    def __get__(
        self, instance: AsyncResource | None, owner: type
    ) -> Self | AsyncBoundMethod[P, T, H]:
        if instance is None:
            return self
        return AsyncBoundMethod(self.__wrapped__, instance)

    def __call__(
        self, resource: AsyncResource, *args: P.args, **kwargs: P.kwargs
    ) -> Coroutine[Any, Any, T]:
        return AsyncBoundMethod(self.__wrapped__, resource)(*args, **kwargs)
