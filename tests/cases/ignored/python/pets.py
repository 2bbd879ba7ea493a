"""pets: Operations on pets."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Json, Operation, RequestOptions

_LIST_PETS = Operation("listPets", "GET", "/pets", returns=Json(lambda: models.Pet))
_PUT_PETS = Operation("putPets", "PUT", "/pets", returns=Empty())


class Pets(Resource):
    """Operations on pets."""

    @method
    def list_pets(
        self, *, limit: int | Omit = omit, **options: Unpack[RequestOptions]
    ) -> models.Pet:
        """GET /pets."""
        return self._call(_LIST_PETS, options, query={"limit": limit})

    @method
    def put_pets(self, **options: Unpack[RequestOptions]) -> None:
        """PUT /pets."""
        return self._call(_PUT_PETS, options)


class AsyncPets(AsyncResource):
    """`Pets`, with methods to be awaited."""

    list_pets = async_method(Pets.list_pets)
    put_pets = async_method(Pets.put_pets)
