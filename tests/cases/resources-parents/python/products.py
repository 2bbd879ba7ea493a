"""products: What is sold."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.method import AsyncResource, Resource

if TYPE_CHECKING:
    from .products_cakes import AsyncProductsCakes, ProductsCakes


class Products(Resource):
    """What is sold."""

    @cached_property
    def cakes(self) -> ProductsCakes:
        """All about cakes."""
        from .products_cakes import ProductsCakes

        return ProductsCakes(self._client)


class AsyncProducts(AsyncResource):
    """`Products`, with methods to be awaited."""

    @cached_property
    def cakes(self) -> AsyncProductsCakes:
        """All about cakes."""
        from .products_cakes import AsyncProductsCakes

        return AsyncProductsCakes(self._client)
