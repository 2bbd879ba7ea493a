"""orders: Operations on orders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.forms import Encoding
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions, Style

if TYPE_CHECKING:
    from . import params

_CREATE_ORDER = Operation(
    "createOrder",
    "POST",
    "/orders",
    returns=Empty(),
    body="application/x-www-form-urlencoded",
    encodings={
        "address": Encoding(style=Style("deepObject", explode=True)),
        "tags": Encoding(style=Style("spaceDelimited", explode=False)),
        "extra": Encoding("application/json"),
    },
    body_required=False,
)
_REPLACE_ORDER = Operation(
    "replaceOrder",
    "PUT",
    "/orders",
    returns=Empty(),
    body="application/x-www-form-urlencoded",
    encodings={"tags": Encoding(style=Style("form", explode=True))},
)
_PATCH_ORDER = Operation(
    "patchOrder",
    "PATCH",
    "/orders",
    returns=Empty(),
    body="application/x-www-form-urlencoded",
    body_required=False,
)


class Orders(Resource):
    """Operations on orders."""

    @method
    def create_order(
        self,
        *,
        address: models.Address | params.AddressParam | Omit = omit,
        tags: Sequence[str] | Omit = omit,
        notes: Sequence[str] | Omit = omit,
        extra: Sequence[str] | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /orders."""
        return self._call(
            _CREATE_ORDER,
            options,
            fields={"address": address, "tags": tags, "notes": notes, "extra": extra},
        )

    @method
    def replace_order(
        self,
        *,
        body: models.Order | params.OrderParam | models.Draft | params.DraftParam,
        **options: Unpack[RequestOptions],
    ) -> None:
        """PUT /orders.

        Args:
            body: Sent as application/x-www-form-urlencoded.
        """
        return self._call(_REPLACE_ORDER, options, body=body)

    @method
    def patch_order(
        self,
        *,
        body: Mapping[str, str] | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """PATCH /orders.

        Args:
            body: Sent as application/x-www-form-urlencoded.
        """
        return self._call(_PATCH_ORDER, options, body=body)


class AsyncOrders(AsyncResource):
    """`Orders`, with methods to be awaited."""

    create_order = async_method(Orders.create_order)
    replace_order = async_method(Orders.replace_order)
    patch_order = async_method(Orders.patch_order)
