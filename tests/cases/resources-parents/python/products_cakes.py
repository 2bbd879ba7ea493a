"""products.cakes: All about cakes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

if TYPE_CHECKING:
    from .products_cakes_fruit import AsyncProductsCakesFruit, ProductsCakesFruit

_LIST = Operation("list", "GET", "/cakes", returns=Empty())


class ProductsCakes(Resource):
    """All about cakes."""

    @cached_property
    def fruit(self) -> ProductsCakesFruit:
        """Operations on fruit."""
        from .products_cakes_fruit import ProductsCakesFruit

        return ProductsCakesFruit(self._client)

    @method
    def list(self, **options: Unpack[RequestOptions]) -> None:
        """GET /cakes."""
        return self._call(_LIST, options)


class AsyncProductsCakes(AsyncResource):
    """`ProductsCakes`, with methods to be awaited."""

    @cached_property
    def fruit(self) -> AsyncProductsCakesFruit:
        """Operations on fruit."""
        from .products_cakes_fruit import AsyncProductsCakesFruit

        return AsyncProductsCakesFruit(self._client)

    list = async_method(ProductsCakes.list)
