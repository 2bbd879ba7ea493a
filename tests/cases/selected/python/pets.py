"""Pets: Operations on pets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

_LIST_PETS = Operation("listPets", "GET", "/pets", returns=Json(lambda: models.Pet))


class Pets(Resource):
    """Operations on pets."""

    @method
    def list_pets(
        self,
        *,
        x: models.Other | params.OtherParam | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> models.Pet:
        """GET /pets."""
        return self._call(_LIST_PETS, options, query={"x": x})


class AsyncPets(AsyncResource):
    """`Pets`, with methods to be awaited."""

    list_pets = async_method(Pets.list_pets)
