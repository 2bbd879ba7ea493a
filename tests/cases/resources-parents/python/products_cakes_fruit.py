"""products.cakes.fruit: Operations on fruit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.method import AsyncResource, Resource

if TYPE_CHECKING:
    from .products_cakes_fruit_cakes import (
        AsyncProductsCakesFruitCakes,
        ProductsCakesFruitCakes,
    )


class ProductsCakesFruit(Resource):
    """Operations on fruit."""

    @cached_property
    def cakes(self) -> ProductsCakesFruitCakes:
        """Operations on cakes."""
        from .products_cakes_fruit_cakes import ProductsCakesFruitCakes

        return ProductsCakesFruitCakes(self._client)


class AsyncProductsCakesFruit(AsyncResource):
    """`ProductsCakesFruit`, with methods to be awaited."""

    @cached_property
    def cakes(self) -> AsyncProductsCakesFruitCakes:
        """Operations on cakes."""
        from .products_cakes_fruit_cakes import AsyncProductsCakesFruitCakes

        return AsyncProductsCakesFruitCakes(self._client)
