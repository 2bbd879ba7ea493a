"""pets: Operations on pets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from . import errors, models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Json, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

_LIST_PETS = Operation(
    "listPets",
    "GET",
    "/pets",
    returns=Json(lambda: list[models.Pet]),
    errors={"default": errors.FailedError},
)
_CREATE_PET = Operation(
    "createPet", "POST", "/pets", returns=Empty(), body="application/json"
)


class Pets(Resource):
    """Operations on pets."""

    @method
    def list_pets(
        self, *, limit: int | Omit = omit, **options: Unpack[RequestOptions]
    ) -> list[models.Pet]:
        """GET /pets."""
        return self._call(_LIST_PETS, options, query={"limit": limit})

    @method
    def create_pet(
        self,
        *,
        name: str | None | Omit = omit,
        owner: models.Owner | params.OwnerParam | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /pets."""
        return self._call(_CREATE_PET, options, fields={"name": name, "owner": owner})


class AsyncPets(AsyncResource):
    """`Pets`, with methods to be awaited."""

    list_pets = async_method(Pets.list_pets)
    create_pet = async_method(Pets.create_pet)
