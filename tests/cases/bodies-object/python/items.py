"""items: Operations on items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

_CREATE_ITEM = Operation(
    "createItem", "POST", "/items", returns=Empty(), body="application/json"
)


class Items(Resource):
    """Operations on items."""

    @method
    def create_item(
        self,
        *,
        name: str,
        size: models.Size | params.SizeParam,
        note: str | None | Omit = omit,
        parts: Sequence[models.NewItem | params.NewItemParam] | Omit = omit,
        labels: Mapping[str, str] | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /items.

        Args:
            name: What people call it.
        """
        return self._call(
            _CREATE_ITEM,
            options,
            fields={
                "name": name,
                "size": size,
                "note": note,
                "parts": parts,
                "labels": labels,
            },
        )


class AsyncItems(AsyncResource):
    """`Items`, with methods to be awaited."""

    create_item = async_method(Items.create_item)
