"""Pets: Operations on pets."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_FIND_ONE = Operation("PetsController_findOne", "GET", "/a", returns=Empty())
_LIST = Operation("pets_list", "GET", "/b", returns=Empty())
_DELETE = Operation("delete_pet", "GET", "/c", returns=Empty())
_CREATE_PET = Operation("createPet", "GET", "/d", returns=Empty())
_PETS = Operation("pets", "GET", "/e", returns=Empty())
_TAGS_LIST = Operation("pet_tags_list", "GET", "/f", returns=Empty())
_LIST2 = Operation("PetService.list", "GET", "/g", returns=Empty())


class Pets(Resource):
    """Operations on pets."""

    @method
    def find_one(self, **options: Unpack[RequestOptions]) -> None:
        """GET /a."""
        return self._call(_FIND_ONE, options)

    @method
    def list(self, **options: Unpack[RequestOptions]) -> None:
        """GET /b."""
        return self._call(_LIST, options)

    @method
    def delete(self, **options: Unpack[RequestOptions]) -> None:
        """GET /c."""
        return self._call(_DELETE, options)

    @method
    def create_pet(self, **options: Unpack[RequestOptions]) -> None:
        """GET /d."""
        return self._call(_CREATE_PET, options)

    @method
    def pets(self, **options: Unpack[RequestOptions]) -> None:
        """GET /e."""
        return self._call(_PETS, options)

    @method
    def tags_list(self, **options: Unpack[RequestOptions]) -> None:
        """GET /f."""
        return self._call(_TAGS_LIST, options)

    @method
    def list2(self, **options: Unpack[RequestOptions]) -> None:
        """GET /g."""
        return self._call(_LIST2, options)


class AsyncPets(AsyncResource):
    """`Pets`, with methods to be awaited."""

    find_one = async_method(Pets.find_one)
    list = async_method(Pets.list)
    delete = async_method(Pets.delete)
    create_pet = async_method(Pets.create_pet)
    pets = async_method(Pets.pets)
    tags_list = async_method(Pets.tags_list)
    list2 = async_method(Pets.list2)
