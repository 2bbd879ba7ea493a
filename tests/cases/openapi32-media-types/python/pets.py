"""pets: Operations on pets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Json, Operation, RequestOptions
from ._runtime.overloads import async_stream_method
from ._runtime.stream_formats import JSON_SEQUENCE
from ._runtime.streams import StreamOf

if TYPE_CHECKING:
    from ._runtime.streams import Stream

_LIST_PETS = Operation(
    "listPets", "GET", "/pets", returns=Json(lambda: list[models.Pet])
)
_CREATE_PET = Operation(
    "createPet",
    "POST",
    "/pets",
    returns=Empty(),
    body="application/json",
    body_required=False,
)
_WATCH_PETS = Operation(
    "watchPets",
    "GET",
    "/pets/log",
    returns=StreamOf(
        JSON_SEQUENCE, lambda: models.Pet, accept="application/geo+json-seq"
    ),
)


class Pets(Resource):
    """Operations on pets."""

    @method
    def list_pets(self, **options: Unpack[RequestOptions]) -> list[models.Pet]:
        """GET /pets."""
        return self._call(_LIST_PETS, options)

    @method
    def create_pet(
        self, *, name: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /pets."""
        return self._call(_CREATE_PET, options, fields={"name": name})

    @method
    def watch_pets(self, **options: Unpack[RequestOptions]) -> Stream[models.Pet]:
        """GET /pets/log."""
        return self._call(_WATCH_PETS, options)


class AsyncPets(AsyncResource):
    """`Pets`, with methods to be awaited."""

    list_pets = async_method(Pets.list_pets)
    create_pet = async_method(Pets.create_pet)
    watch_pets = async_stream_method(Pets.watch_pets)
