"""items: Operations on items."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_LIST_ITEMS = Operation("listItems", "GET", "/items", returns=Empty())
_GET_ITEM = Operation("getItem", "GET", "/{account}/items/{id}", returns=Empty())


class Items(Resource):
    """Operations on items."""

    @method
    def list_items(
        self,
        *,
        x_app: str | Omit = omit,
        limit: int | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """GET /items."""
        return self._call(
            _LIST_ITEMS, options, header={"X-App": x_app}, query={"limit": limit}
        )

    @method
    def get_item(
        self, id: str, *, account: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """GET /{account}/items/{id}."""
        return self._call(_GET_ITEM, options, path={"id": id, "account": account})


class AsyncItems(AsyncResource):
    """`Items`, with methods to be awaited."""

    list_items = async_method(Items.list_items)
    get_item = async_method(Items.get_item)
