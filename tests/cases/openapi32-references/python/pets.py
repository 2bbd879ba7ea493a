"""pets: Operations on pets."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions

_LIST_PETS: Operation[models.Pets] = Operation(
    "listPets",
    "GET",
    "/pets",
    returns=Json(lambda: models.Pets),
    security=({"key": ()}, {"schemes_yaml_login": ()}),
)


class Pets(Resource):
    """Operations on pets."""

    @method
    def list_pets(
        self, *, size: int | Omit = omit, **options: Unpack[RequestOptions]
    ) -> models.Pets:
        """GET /pets."""
        return self._call(_LIST_PETS, options, query={"size": size})


class AsyncPets(AsyncResource):
    """`Pets`, with methods to be awaited."""

    list_pets = async_method(Pets.list_pets)
