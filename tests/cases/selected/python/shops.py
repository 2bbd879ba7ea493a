"""shops: Operations on shops."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_GET_SHOPS = Operation("get /shops", "GET", "/shops", returns=Empty())


class Shops(Resource):
    """Operations on shops."""

    @method
    def get_shops(self, **options: Unpack[RequestOptions]) -> None:
        """GET /shops."""
        return self._call(_GET_SHOPS, options)


class AsyncShops(AsyncResource):
    """`Shops`, with methods to be awaited."""

    get_shops = async_method(Shops.get_shops)
