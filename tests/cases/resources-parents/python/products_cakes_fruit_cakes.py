"""products.cakes.fruit.cakes: Operations on cakes."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_LIST = Operation("list", "GET", "/fruit", returns=Empty())


class ProductsCakesFruitCakes(Resource):
    """Operations on cakes."""

    @method
    def list(self, **options: Unpack[RequestOptions]) -> None:
        """GET /fruit."""
        return self._call(_LIST, options)


class AsyncProductsCakesFruitCakes(AsyncResource):
    """`ProductsCakesFruitCakes`, with methods to be awaited."""

    list = async_method(ProductsCakesFruitCakes.list)
