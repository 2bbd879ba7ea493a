"""What stands in for a resource where more is wanted of an answer than its data.

The function of a method runs on one of these as it does on a resource; what ``_call``
returns is another.
"""

# pyright: reportPrivateUsage=false
# (These are a part of the client.)

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from .exchange import whole_of, whole_of_async
from .operation import Arguments, Call, Operation, RequestOptions
from .response import Response
from .streamed import (
    AsyncStreamedResponse,
    StreamedResponse,
    streamed,
    streamed_async,
)

if TYPE_CHECKING:
    from .client import AsyncClient, SyncClient

T = TypeVar("T")


class WholeAnswers:
    """The whole response."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def _call(
        self,
        operation: Operation[T, Any],
        options: RequestOptions,
        **arguments: Unpack[Arguments],
    ) -> Response[T, Any]:
        call = Call(operation, options, arguments)
        return self._client._exchange(call, whole_of)


class AsyncWholeAnswers:
    """The whole response, to be awaited."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def _call(
        self,
        operation: Operation[T, Any],
        options: RequestOptions,
        **arguments: Unpack[Arguments],
    ) -> Response[T, Any]:
        call = Call(operation, options, arguments)
        return await self._client._exchange(call, whole_of_async)


class OpenAnswers:
    """A response whose body was not read."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def _call(
        self,
        operation: Operation[Any, Any],
        options: RequestOptions,
        **arguments: Unpack[Arguments],
    ) -> StreamedResponse:
        call = Call(operation, options, arguments, stays_open=True)
        return self._client._exchange(call, streamed)


class AsyncOpenAnswers:
    """A response whose body was not read, to be awaited."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def _call(
        self,
        operation: Operation[Any, Any],
        options: RequestOptions,
        **arguments: Unpack[Arguments],
    ) -> AsyncStreamedResponse:
        call = Call(operation, options, arguments, stays_open=True)
        return await self._client._exchange(call, streamed_async)
