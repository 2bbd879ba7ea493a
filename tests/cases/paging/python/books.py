"""books: Operations on books."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions
from ._runtime.paged import async_paged_method, paged_method
from ._runtime.paging import OffsetPages

_LIST_BOOKS = Operation(
    "listBooks", "GET", "/books", returns=Json(lambda: models.ListBooksResponse)
)
_LIST_BOOKS_PAGES: OffsetPages[models.ListBooksResponse, models.Book] = OffsetPages(
    input=("query", "offset"), items=lambda page: page.data
)


class Books(Resource):
    """Operations on books."""

    @paged_method(_LIST_BOOKS_PAGES)
    def list_books(
        self,
        *,
        limit: int | Omit = omit,
        offset: int | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> models.ListBooksResponse:
        """GET /books."""
        return self._call(
            _LIST_BOOKS, options, query={"limit": limit, "offset": offset}
        )


class AsyncBooks(AsyncResource):
    """`Books`, with methods to be awaited."""

    list_books = async_paged_method(Books.list_books)
