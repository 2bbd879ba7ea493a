"""union: Operations on union."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

_SEND_UNION = Operation(
    "sendUnion", "POST", "/union", returns=Empty(), body="application/json"
)


class Union(Resource):
    """Operations on union."""

    @method
    def send_union(
        self, *, body: params.PetParam, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /union."""
        return self._call(_SEND_UNION, options, body=body)


class AsyncUnion(AsyncResource):
    """`Union`, with methods to be awaited."""

    send_union = async_method(Union.send_union)
