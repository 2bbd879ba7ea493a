"""items: Operations on items."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, Unpack

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
    styles={
        ("query", "ids"): Style("form", explode=False),
        ("query", "sizes"): Style("pipeDelimited", explode=False),
        ("query", "colours"): Style("spaceDelimited", explode=False),
        ("query", "filter"): Style("deepObject", explode=True),
        ("query", "expr"): Style("form", explode=True, allow_reserved=True),
    },
)


class Items(Resource):
    """Operations on items."""

    @method
    def list_items(
        self,
        *,
        q: str,
        limit: int | Omit = omit,
        since: datetime | Omit = omit,
        day: date | Omit = omit,
        tags: Sequence[str] | Omit = omit,
        ids: Sequence[int] | Omit = omit,
        sizes: Sequence[float] | Omit = omit,
        colours: Sequence[Literal["red", "blue"] | str] | Omit = omit,
        filter: models.ListItemsFilter | params.ListItemsFilterParam | Omit = omit,
        archived: bool | Literal[""] | Omit = omit,
        expr: str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """GET /items.

        Args:
            limit: Default: 20; maximum: 100.
        """
        return self._call(
            _LIST_ITEMS,
            options,
            query={
                "q": q,
                "limit": limit,
                "since": since,
                "day": day,
                "tags": tags,
                "ids": ids,
                "sizes": sizes,
                "colours": colours,
                "filter": filter,
                "archived": archived,
                "expr": expr,
            },
        )


class AsyncItems(AsyncResource):
    """`Items`, with methods to be awaited."""

    list_items = async_method(Items.list_items)
