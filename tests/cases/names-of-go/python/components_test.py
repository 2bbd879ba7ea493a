"""components_test: Operations on components test."""

from __future__ import annotations

from typing import Unpack

from . import errors, models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions
from ._runtime.paged import async_paged_method, paged_method
from ._runtime.paging import CursorPages

_NEXT = Operation("next", "GET", "/next", returns=Json(lambda: models.NextResponse))
_OPTIONS = Operation(
    "options",
    "PUT",
    "/next",
    returns=Json(lambda: models.Security),
    body="application/json",
    body_required=False,
    errors={"default": errors.APIResponseError},
)
_NEXT_PAGES: CursorPages[models.NextResponse, models.Next] = CursorPages(
    input=("query", "after"),
    cursor=lambda page: page.next,
    items=lambda page: page.items,
)


class ComponentsTest(Resource):
    """Operations on components test."""

    @paged_method(_NEXT_PAGES)
    def next(
        self, *, after: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> models.NextResponse:
        """GET /next."""
        return self._call(_NEXT, options, query={"after": after})

    @method
    def options(
        self,
        *,
        stream: bool | Omit = omit,
        is_true: str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> models.Security:
        """PUT /next."""
        return self._call(
            _OPTIONS, options, fields={"stream": stream, "isTrue": is_true}
        )


class AsyncComponentsTest(AsyncResource):
    """`ComponentsTest`, with methods to be awaited."""

    next = async_paged_method(ComponentsTest.next)
    options = async_method(ComponentsTest.options)
