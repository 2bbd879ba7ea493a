"""pets: Pets and their [owners](https://example.com).

At length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from . import errors, models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions

_GET_PET = Operation(
    "getPet",
    "GET",
    "/pets/{pet_id}",
    returns=Json(lambda: models.Pet),
    errors={404: errors.ProblemError},
)


class Pets(Resource):
    """Pets and their [owners](https://example.com).

    At length.
    """

    @method
    def get_pet(
        self,
        pet_id: int,
        *,
        fields: Sequence[str] | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> models.Pet:
        """Read a pet.

        Reads a pet.

        - as a list
        - of two things

        A paragraph that is long enough to be wrapped by anyone who holds lines to
        eighty-eight characters, whatever it says.

        Args:
            pet_id: Its number.
            fields: What to read; all of it if left out.
        """
        return self._call(
            _GET_PET, options, path={"pet_id": pet_id}, query={"fields": fields}
        )


class AsyncPets(AsyncResource):
    """`Pets`, with methods to be awaited."""

    get_pet = async_method(Pets.get_pet)
