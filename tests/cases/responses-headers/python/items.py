"""items: Operations on items."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Json, Operation, RequestOptions
from ._runtime.typed_headers import TypedHeaders, with_headers

_ITEMS = Operation(
    "items",
    "GET",
    "/items",
    returns=Json(lambda: list[str]),
    headers=TypedHeaders(lambda: models.LimitHeaders),
)
_PUT_ITEMS = Operation(
    "putItems",
    "PUT",
    "/items",
    returns=Empty(),
    headers=TypedHeaders(lambda: models.LimitHeaders),
)


class Items(Resource):
    """Operations on items."""

    @with_headers(_ITEMS)
    @method
    def items(self, **options: Unpack[RequestOptions]) -> list[str]:
        """GET /items."""
        return self._call(_ITEMS, options)

    @with_headers(_PUT_ITEMS)
    @method
    def put_items(self, **options: Unpack[RequestOptions]) -> None:
        """PUT /items."""
        return self._call(_PUT_ITEMS, options)


class AsyncItems(AsyncResource):
    """`Items`, with methods to be awaited."""

    items = async_method(Items.items)
    put_items = async_method(Items.put_items)
