"""pets: Pets"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Json, Operation, RequestOptions, Style

if TYPE_CHECKING:
    from . import params

_SEARCH_PETS = Operation(
    "searchPets",
    "QUERY",
    "/pets",
    returns=Json(lambda: list[str]),
    body="application/json",
    body_required=False,
)
_LIST_PETS = Operation(
    "listPets",
    "GET",
    "/pets",
    returns=Empty(),
    styles={("cookie", "session"): Style("cookie", explode=True)},
)
_COUNT_PETS = Operation(
    "countPets",
    "HEAD",
    "/pets",
    returns=Empty(),
    styles={("querystring", "filter"): Style("json", explode=False)},
)
_COPY_PETS = Operation("copyPets", "COPY", "/pets", returns=Empty())
_M_SEARCH_PETS = Operation("m-search /pets", "M-SEARCH", "/pets", returns=Empty())


class Pets(Resource):
    """Pets"""

    @method
    def search_pets(
        self, *, name: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> list[str]:
        """QUERY /pets."""
        return self._call(_SEARCH_PETS, options, fields={"name": name})

    @method
    def list_pets(
        self,
        *,
        filter: models.ListPetsFilter | params.ListPetsFilterParam | Omit = omit,
        session: str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """GET /pets."""
        return self._call(
            _LIST_PETS,
            options,
            querystring={"filter": filter},
            cookie={"session": session},
        )

    @method
    def count_pets(
        self,
        *,
        filter: Mapping[str, Any] | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """HEAD /pets."""
        return self._call(_COUNT_PETS, options, querystring={"filter": filter})

    @method
    def copy_pets(self, **options: Unpack[RequestOptions]) -> None:
        """COPY /pets."""
        return self._call(_COPY_PETS, options)

    @method
    def m_search_pets(self, **options: Unpack[RequestOptions]) -> None:
        """M-SEARCH /pets."""
        return self._call(_M_SEARCH_PETS, options)


class AsyncPets(AsyncResource):
    """`Pets`, with methods to be awaited."""

    search_pets = async_method(Pets.search_pets)
    list_pets = async_method(Pets.list_pets)
    count_pets = async_method(Pets.count_pets)
    copy_pets = async_method(Pets.copy_pets)
    m_search_pets = async_method(Pets.m_search_pets)
