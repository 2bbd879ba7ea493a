"""Methods whose answers come in pages: they have ``pages`` and ``items``, too.

``client.models.list()`` returns one page; ``client.models.list.items()`` the items of
all of them, and ``client.models.list.pages()`` the pages, each asked for when it is
needed. As ``with_response``, they run the function on a stand-in for the resource.
"""

# pyright: reportPrivateUsage=false
# (A method is a part of its client.)

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
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

from .method import (
    AsyncBoundMethod,
    AsyncResource,
    BoundMethod,
    Resource,
    async_method,
    method,
)
from .operation import Arguments, Call, Operation, RequestOptions
from .paging import Pager, Paging

if TYPE_CHECKING:
    from .client import AsyncClient, SyncClient

P = ParamSpec("P")
Page = TypeVar("Page")
Item = TypeVar("Item")
H = TypeVar("H", default=None)


class _Pages(Generic[Page]):
    """Stands in for a `Resource` where all pages are wanted."""

    def __init__(self, client: SyncClient, paging: Paging[Page, Any]) -> None:
        self._client = client
        self._paging = paging

    def _call(
        self,
        operation: Operation[Page, Any],
        options: RequestOptions,
        **arguments: Unpack[Arguments],
    ) -> Iterator[Page]:
        config = self._client._config
        server = config.destination.of(operation.servers)
        first = Call(operation, options, arguments, server, config.origins(server))
        pager = Pager(self._paging, first)
        while call := pager.call:
            page, answer = self._client._exchange(call, pager.page_of)
            yield page
            pager.turn(page, answer)


class _AsyncPages(Generic[Page]):
    """Stands in for an `AsyncResource` where all pages are wanted."""

    def __init__(self, client: AsyncClient, paging: Paging[Page, Any]) -> None:
        self._client = client
        self._paging = paging

    async def _call(
        self,
        operation: Operation[Page, Any],
        options: RequestOptions,
        **arguments: Unpack[Arguments],
    ) -> AsyncIterator[Page]:
        config = self._client._config
        server = config.destination.of(operation.servers)
        first = Call(operation, options, arguments, server, config.origins(server))
        pager = Pager(self._paging, first)
        while call := pager.call:
            page, answer = await self._client._exchange(call, pager.page_of)
            yield page
            pager.turn(page, answer)


class PagedBoundMethod(BoundMethod[P, Page, H], Generic[P, Page, Item, H]):
    # A method of a `Resource`.
    __doc__ = BoundMethod.__doc__
    __slots__ = ("_paging",)

    def __init__(
        self,
        function: Callable[Concatenate[Any, P], Page],
        resource: Resource,
        paging: Paging[Page, Item],
    ) -> None:
        super().__init__(function, resource)
        self._paging = paging

    def pages(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Page]:
        """All pages, from the one that the same call returns.

        Each is asked for when the one before it is done with. Every option holds for
        each request. Raises `ResponseValidationError` where they would never end.
        """
        stand_in = _Pages(self.__self__._client, self._paging)
        return cast("Iterator[Page]", self._run(stand_in, *args, **kwargs))

    def items(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Item]:
        """The items of all `pages`, one after another."""
        pages, items = self.pages(*args, **kwargs), self._paging.items
        return (item for page in pages for item in items(page) or ())


class AsyncPagedBoundMethod(AsyncBoundMethod[P, Page, H], Generic[P, Page, Item, H]):
    # A method of an `AsyncResource`.
    __doc__ = AsyncBoundMethod.__doc__
    __slots__ = ("_paging",)

    def __init__(
        self,
        function: Callable[Concatenate[Any, P], Coroutine[Any, Any, Page]],
        resource: AsyncResource,
        paging: Paging[Page, Item],
    ) -> None:
        super().__init__(function, resource)
        self._paging = paging

    def pages(self, *args: P.args, **kwargs: P.kwargs) -> AsyncIterator[Page]:
        """As those of a `PagedBoundMethod`."""
        stand_in = _AsyncPages(self.__self__._client, self._paging)
        return cast("AsyncIterator[Page]", self._run(stand_in, *args, **kwargs))

    def items(self, *args: P.args, **kwargs: P.kwargs) -> AsyncIterator[Item]:
        """The items of all `pages`, one after another."""
        pages, items = self.pages(*args, **kwargs), self._paging.items
        return (item async for page in pages for item in items(page) or ())


class PagedMethod(method[P, Page, H], Generic[P, Page, Item, H]):
    """A method of a `Resource` that has ``pages`` and ``items``."""

    def __init__(
        self,
        function: Callable[Concatenate[Any, P], Page],
        paging: Paging[Page, Item],
    ) -> None:
        super().__init__(function)
        self.paging = paging

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(
        self, instance: Resource, owner: type
    ) -> PagedBoundMethod[P, Page, Item, H]: ...
    def __get__(
        self, instance: Resource | None, owner: type
    ) -> Self | PagedBoundMethod[P, Page, Item, H]:
        if instance is None:
            return self
        return PagedBoundMethod(self.__wrapped__, instance, self.paging)


class paged_method(Generic[Page, Item]):
    """Decorates a method of a `Resource`: as `method` does, and adds pages."""

    def __init__(self, paging: Paging[Page, Item]) -> None:
        self._paging = paging

    def __call__(
        self, function: Callable[Concatenate[Any, P], Page]
    ) -> PagedMethod[P, Page, Item]:
        return PagedMethod(function, self._paging)


class async_paged_method(async_method[P, Page, H], Generic[P, Page, Item, H]):
    """A paged method of a `Resource`, as one of an `AsyncResource`."""

    def __init__(self, of: PagedMethod[P, Page, Item, H]) -> None:
        super().__init__(of)
        self.paging = of.paging

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(
        self, instance: AsyncResource, owner: type
    ) -> AsyncPagedBoundMethod[P, Page, Item, H]: ...
    def __get__(
        self, instance: AsyncResource | None, owner: type
    ) -> Self | AsyncPagedBoundMethod[P, Page, Item, H]:
        if instance is None:
            return self
        return AsyncPagedBoundMethod(self.__wrapped__, instance, self.paging)
