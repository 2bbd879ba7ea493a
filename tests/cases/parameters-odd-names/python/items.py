"""items: Operations on items."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_GET_ITEM = Operation("get-item", "GET", "/items/{item-id}", returns=Empty())


class Items(Resource):
    """Operations on items."""

    @method
    def get_item(
        self,
        item_id: str,
        *,
        item_id_query: str | Omit = omit,
        item_id_query2: str | Omit = omit,
        page_size: int | Omit = omit,
        filter: str | Omit = omit,
        parameter_2fa: str | Omit = omit,
        parameter: str | Omit = omit,
        grosse: str | Omit = omit,
        parameter_query: str | Omit = omit,
        private: str | Omit = omit,
        a_b_c_d: str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """GET /items/{item-id}.

        Args:
            item_id_query: Wire name: `item-id`.
            item_id_query2: Wire name: `itemId`.
            page_size: Wire name: `page[size]`.
            filter: Wire name: `$filter`.
            parameter_2fa: Wire name: `2fa`.
            parameter: Wire name: `-`.
            grosse: Wire name: `größe`.
            parameter_query: Wire name: `名前`.
            a_b_c_d: Wire name: `a"b\\c d`.
        """
        return self._call(
            _GET_ITEM,
            options,
            path={"item-id": item_id},
            query={
                "item-id": item_id_query,
                "itemId": item_id_query2,
                "page[size]": page_size,
                "$filter": filter,
                "2fa": parameter_2fa,
                "-": parameter,
                "gr\xf6\xdfe": grosse,
                "\u540d\u524d": parameter_query,
                "_private": private,
                'a"b\\c\nd': a_b_c_d,
            },
        )


class AsyncItems(AsyncResource):
    """`Items`, with methods to be awaited."""

    get_item = async_method(Items.get_item)
