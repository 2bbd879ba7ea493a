"""pets: Operations on pets."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_GET_PET: Operation[models.Pet] = Operation(
    "getPet", "GET", "/pets", returns=Json(lambda: models.Pet)
)


class Pets(Resource):
    """Operations on pets."""

    @method
    def get_pet(self, **options: Unpack[RequestOptions]) -> models.Pet:
        """GET /pets."""
        return self._call(_GET_PET, options)


class AsyncPets(AsyncResource):
    """`Pets`, with methods to be awaited."""

    get_pet = async_method(Pets.get_pet)
