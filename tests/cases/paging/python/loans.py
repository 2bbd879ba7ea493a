"""loans: Operations on loans."""

from __future__ import annotations

from builtins import list as list_
from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions
from ._runtime.paged import async_paged_method, paged_method
from ._runtime.paging import CursorPages, NumberedPages

_LIST_LOANS = Operation(
    "listLoans", "GET", "/loans", returns=Json(lambda: models.ListLoansResponse)
)
_LIST = Operation("list", "GET", "/list", returns=Json(lambda: models.ListResponse))
_LIST_FINES = Operation(
    "listFines", "GET", "/fines", returns=Json(lambda: list_[float])
)
_LIST_LOANS_PAGES: CursorPages[
    models.ListLoansResponse, models.ListLoansResponseResultLoansItem
] = CursorPages(
    input=("query", "after"),
    cursor=lambda page: (
        page.result.loans[-1].class_ if page.result and page.result.loans else None
    ),
    items=lambda page: page.result.loans if page.result else None,
    more=lambda page: page.result.has_more if page.result else None,
)
_LIST_PAGES: NumberedPages[models.ListResponse, str] = NumberedPages(
    input=("query", "page"),
    start=0,
    total=lambda page: page.pages,
    items=lambda page: page.readers,
)


class Loans(Resource):
    """Operations on loans."""

    @paged_method(_LIST_LOANS_PAGES)
    def list_loans(
        self, *, after: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> models.ListLoansResponse:
        """GET /loans."""
        return self._call(_LIST_LOANS, options, query={"after": after})

    @paged_method(_LIST_PAGES)
    def list(
        self, *, page: int | Omit = omit, **options: Unpack[RequestOptions]
    ) -> models.ListResponse:
        """GET /list.

        Args:
            page: Default: 0.
        """
        return self._call(_LIST, options, query={"page": page})

    @method
    def list_fines(
        self, *, page: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> list_[float]:
        """GET /fines."""
        return self._call(_LIST_FINES, options, query={"page": page})


class AsyncLoans(AsyncResource):
    """`Loans`, with methods to be awaited."""

    list_loans = async_paged_method(Loans.list_loans)
    list = async_paged_method(Loans.list)
    list_fines = async_method(Loans.list_fines)
