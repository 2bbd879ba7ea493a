"""pet: Operations on pet."""

from __future__ import annotations

from typing import Unpack

from . import errors, models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Bytes, Empty, Json, Operation, RequestOptions, Text
from ._runtime.typed_headers import TypedHeaders, with_headers

_GET_PET = Operation(
    "getPet",
    "GET",
    "/pet",
    returns=Json(lambda: models.Pet),
    headers=TypedHeaders(lambda: models.GetPetResponseHeaders),
    errors={404: errors.MissingError},
)
_PUT_PET = Operation(
    "putPet",
    "PUT",
    "/pet",
    returns=Json(lambda: models.Pet, accept="application/vnd.pets+json"),
    errors={404: errors.MissingError},
)
_DELETE_PET = Operation(
    "deletePet", "DELETE", "/pet", returns=Empty(), errors={404: errors.MissingError}
)
_GET_PHOTO = Operation(
    "getPhoto",
    "GET",
    "/pet/photo",
    returns=Bytes("image/png"),
    errors={404: errors.MissingError},
)
_GET_REPORT = Operation("getReport", "GET", "/pet/report", returns=Text())


class Pet(Resource):
    """Operations on pet."""

    @with_headers(_GET_PET)
    @method
    def get_pet(self, **options: Unpack[RequestOptions]) -> models.Pet:
        """GET /pet."""
        return self._call(_GET_PET, options)

    @method
    def put_pet(self, **options: Unpack[RequestOptions]) -> models.Pet:
        """PUT /pet."""
        return self._call(_PUT_PET, options)

    @method
    def delete_pet(self, **options: Unpack[RequestOptions]) -> None:
        """DELETE /pet."""
        return self._call(_DELETE_PET, options)

    @method
    def get_photo(self, **options: Unpack[RequestOptions]) -> bytes:
        """GET /pet/photo."""
        return self._call(_GET_PHOTO, options)

    @method
    def get_report(self, **options: Unpack[RequestOptions]) -> str:
        """GET /pet/report."""
        return self._call(_GET_REPORT, options)


class AsyncPet(AsyncResource):
    """`Pet`, with methods to be awaited."""

    get_pet = async_method(Pet.get_pet)
    put_pet = async_method(Pet.put_pet)
    delete_pet = async_method(Pet.delete_pet)
    get_photo = async_method(Pet.get_photo)
    get_report = async_method(Pet.get_report)
