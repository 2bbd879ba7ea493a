"""pets: Operations on pets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions, Style
from ._runtime.servers import Server

_GET_PET = Operation(
    "getPet",
    "GET",
    "/pets/{id}",
    returns=Empty(),
    styles={
        ("query", "plain"): Style("form", explode=False),
        ("query", "pipes"): Style("pipeDelimited", explode=False),
        ("query", "tabs"): Style("form", explode=False),
    },
)
_PUT_PET = Operation(
    "putPet",
    "PUT",
    "/pets/{id}",
    returns=Empty(),
    servers={"default": Server("http://api.example.com/v1")},
)


class Pets(Resource):
    """Operations on pets."""

    @method
    def get_pet(
        self,
        id: int,
        *,
        x_trace: str | None | Omit = omit,
        plain: Sequence[str] | Omit = omit,
        multi: Sequence[str] | Omit = omit,
        pipes: Sequence[str] | Omit = omit,
        tabs: Sequence[str] | Omit = omit,
        x_ids: Sequence[int] | Omit = omit,
        size: int | Omit = omit,
        sort: Literal["up", "down"] | str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """GET /pets/{id}.

        Args:
            x_trace: Who asks.
            size: How many. Default: 10; exclusive minimum: 0.
        """
        return self._call(
            _GET_PET,
            options,
            path={"id": id},
            header={"X-Trace": x_trace, "X-Ids": x_ids},
            query={
                "plain": plain,
                "multi": multi,
                "pipes": pipes,
                "tabs": tabs,
                "size": size,
                "sort": sort,
            },
        )

    @method
    def put_pet(
        self,
        id: int,
        *,
        x_trace: str | None | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """PUT /pets/{id}.

        Args:
            x_trace: Who asks.
        """
        return self._call(
            _PUT_PET, options, path={"id": id}, header={"X-Trace": x_trace}
        )


class AsyncPets(AsyncResource):
    """`Pets`, with methods to be awaited."""

    get_pet = async_method(Pets.get_pet)
    put_pet = async_method(Pets.put_pet)
