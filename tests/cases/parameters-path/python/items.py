"""items: Operations on items."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_GET_ITEM = Operation(
    "getItem", "GET", "/shops/{shop}/items/{item_id}", returns=Empty()
)


class Items(Resource):
    """Operations on items."""

    @method
    def get_item(
        self, shop: str, item_id: int, **options: Unpack[RequestOptions]
    ) -> None:
        """GET /shops/{shop}/items/{item_id}.

        Args:
            shop: Its short name.
        """
        return self._call(_GET_ITEM, options, path={"shop": shop, "item_id": item_id})


class AsyncItems(AsyncResource):
    """`Items`, with methods to be awaited."""

    get_item = async_method(Items.get_item)
