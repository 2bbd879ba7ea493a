"""items: Operations on items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_LIST_ITEMS = Operation("listItems", "GET", "/items", returns=Empty())


class Items(Resource):
    """Operations on items."""

    @method
    def list_items(
        self,
        *,
        x_trace_id: str,
        x_flags: Sequence[str] | Omit = omit,
        session: str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """GET /items.

        Args:
            x_trace_id: Format: uuid.
        """
        return self._call(
            _LIST_ITEMS,
            options,
            header={"X-Trace-Id": x_trace_id, "X-Flags": x_flags},
            cookie={"session": session},
        )


class AsyncItems(AsyncResource):
    """`Items`, with methods to be awaited."""

    list_items = async_method(Items.list_items)
