"""animals: Operations on animals."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Json, Operation, RequestOptions

_LIST = Operation("listPets", "GET", "/pets", returns=Json(lambda: models.Page))
_MAKE = Operation("listAndMake", "POST", "/pets", returns=Empty())


class Animals(Resource):
    """Operations on animals."""

    @method
    def list(
        self,
        *,
        page_size: int | Omit = omit,
        search: str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> models.Page:
        """GET /pets.

        Args:
            page_size: Wire name: `X-Page-Size`.
            search: Wire name: `q`.
        """
        return self._call(
            _LIST, options, header={"X-Page-Size": page_size}, query={"q": search}
        )

    @method
    def make(self, **options: Unpack[RequestOptions]) -> None:
        """POST /pets."""
        return self._call(_MAKE, options)


class AsyncAnimals(AsyncResource):
    """`Animals`, with methods to be awaited."""

    list = async_method(Animals.list)
    make = async_method(Animals.make)
