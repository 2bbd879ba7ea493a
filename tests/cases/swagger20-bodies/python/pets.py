"""pets: Operations on pets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Unpack

from ._runtime.files import FileInput
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

_CREATE_PET = Operation(
    "createPet", "POST", "/pets", returns=Empty(), body="application/json"
)
_REPLACE_PETS = Operation(
    "replacePets", "PUT", "/pets", returns=Empty(), body="application/json"
)
_PATCH_PETS = Operation(
    "patchPets",
    "PATCH",
    "/pets",
    returns=Empty(),
    body="application/merge-patch+json",
    body_required=False,
)
_DELETE_PETS = Operation(
    "deletePets",
    "DELETE",
    "/pets",
    returns=Empty(),
    body="application/json",
    body_required=False,
)
_NOTE_PET = Operation(
    "notePet",
    "POST",
    "/pets/{id}",
    returns=Empty(),
    body="application/json",
    body_required=False,
)
_REPLACE_NOTE = Operation(
    "replaceNote",
    "PUT",
    "/pets/{id}",
    returns=Empty(),
    body="application/json",
    body_required=False,
)
_UPLOAD_PHOTO = Operation(
    "uploadPhoto",
    "POST",
    "/pets/{id}/photo",
    returns=Empty(),
    body="multipart/form-data",
)
_DESCRIBE_PHOTO = Operation(
    "describePhoto",
    "PUT",
    "/pets/{id}/photo",
    returns=Empty(),
    body="application/x-www-form-urlencoded",
    body_required=False,
)
_DESCRIBE_TWICE = Operation(
    "describeTwice",
    "PATCH",
    "/pets/{id}/photo",
    returns=Empty(),
    body="application/x-www-form-urlencoded",
    body_required=False,
)


class Pets(Resource):
    """Operations on pets."""

    @method
    def create_pet(self, *, name: str, **options: Unpack[RequestOptions]) -> None:
        """POST /pets."""
        return self._call(_CREATE_PET, options, fields={"name": name})

    @method
    def replace_pets(
        self, *, body: params.PetsParam, **options: Unpack[RequestOptions]
    ) -> None:
        """PUT /pets."""
        return self._call(_REPLACE_PETS, options, body=body)

    @method
    def patch_pets(
        self, *, age: int | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """PATCH /pets."""
        return self._call(_PATCH_PETS, options, fields={"age": age})

    @method
    def delete_pets(
        self, *, age: int | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """DELETE /pets."""
        return self._call(_DELETE_PETS, options, fields={"age": age})

    @method
    def note_pet(
        self, id: str, *, note: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /pets/{id}."""
        return self._call(_NOTE_PET, options, path={"id": id}, fields={"note": note})

    @method
    def replace_note(
        self, id: str, *, note: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """PUT /pets/{id}."""
        return self._call(
            _REPLACE_NOTE, options, path={"id": id}, fields={"note": note}
        )

    @method
    def upload_photo(
        self,
        id: str,
        *,
        file: FileInput,
        tags: Sequence[str] | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /pets/{id}/photo.

        Args:
            file: Format: binary.
        """
        return self._call(
            _UPLOAD_PHOTO, options, path={"id": id}, fields={"file": file, "tags": tags}
        )

    @method
    def describe_photo(
        self,
        id: str,
        *,
        text: str | Omit = omit,
        author: Literal["me", "you"] | str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """PUT /pets/{id}/photo."""
        return self._call(
            _DESCRIBE_PHOTO,
            options,
            path={"id": id},
            fields={"text": text, "author": author},
        )

    @method
    def describe_twice(
        self, id: str, *, text: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """PATCH /pets/{id}/photo."""
        return self._call(
            _DESCRIBE_TWICE, options, path={"id": id}, fields={"text": text}
        )


class AsyncPets(AsyncResource):
    """`Pets`, with methods to be awaited."""

    create_pet = async_method(Pets.create_pet)
    replace_pets = async_method(Pets.replace_pets)
    patch_pets = async_method(Pets.patch_pets)
    delete_pets = async_method(Pets.delete_pets)
    note_pet = async_method(Pets.note_pet)
    replace_note = async_method(Pets.replace_note)
    upload_photo = async_method(Pets.upload_photo)
    describe_photo = async_method(Pets.describe_photo)
    describe_twice = async_method(Pets.describe_twice)
