"""pets: Operations on pets."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_LIST_PETS = Operation(
    "listPets", "GET", "/pets", returns=Json(lambda: list[models.Pet])
)
_FIRST_PET: Operation[models.Pet] = Operation(
    "firstPet", "GET", "/pets/first", returns=Json(lambda: models.Pet)
)


class Pets(Resource):
    """Operations on pets."""

    @method
    def list_pets(self, **options: Unpack[RequestOptions]) -> list[models.Pet]:
        """GET /pets."""
        return self._call(_LIST_PETS, options)

    @method
    def first_pet(self, **options: Unpack[RequestOptions]) -> models.Pet:
        """GET /pets/first."""
        return self._call(_FIRST_PET, options)


class AsyncPets(AsyncResource):
    """`Pets`, with methods to be awaited."""

    list_pets = async_method(Pets.list_pets)
    first_pet = async_method(Pets.first_pet)
