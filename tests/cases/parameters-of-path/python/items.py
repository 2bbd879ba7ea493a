"""items: Operations on items."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_GET_ITEM = Operation("getItem", "GET", "/items/{id}", returns=Empty())
_DELETE_ITEM = Operation("deleteItem", "DELETE", "/items/{id}", returns=Empty())


class Items(Resource):
    """Operations on items."""

    @method
    def get_item(
        self,
        id: str,
        *,
        verbose: int,
        trace: str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """GET /items/{id}.

        Args:
            trace: What to call it.
        """
        return self._call(
            _GET_ITEM,
            options,
            path={"id": id},
            query={"verbose": verbose},
            header={"trace": trace},
        )

    @method
    def delete_item(
        self,
        id: str,
        *,
        verbose: bool | Omit = omit,
        trace: str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """DELETE /items/{id}.

        Args:
            trace: What to call it.
        """
        return self._call(
            _DELETE_ITEM,
            options,
            path={"id": id},
            query={"verbose": verbose},
            header={"trace": trace},
        )


class AsyncItems(AsyncResource):
    """`Items`, with methods to be awaited."""

    get_item = async_method(Items.get_item)
    delete_item = async_method(Items.delete_item)
