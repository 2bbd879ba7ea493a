"""items: Operations on items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions, Style

if TYPE_CHECKING:
    from . import params

_LIST_ITEMS = Operation(
    "listItems",
    "GET",
    "/items",
    returns=Empty(),
    styles={("query", "filter"): Style("json", explode=False)},
)


class Items(Resource):
    """Operations on items."""

    @method
    def list_items(
        self,
        *,
        filter: models.Filter | params.FilterParam | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """GET /items."""
        return self._call(_LIST_ITEMS, options, query={"filter": filter})


class AsyncItems(AsyncResource):
    """`Items`, with methods to be awaited."""

    list_items = async_method(Items.list_items)
