"""array: Operations on array."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

_SEND_ARRAY = Operation(
    "sendArray", "POST", "/array", returns=Empty(), body="application/json"
)


class Array(Resource):
    """Operations on array."""

    @method
    def send_array(
        self,
        *,
        body: Sequence[models.Cat | params.CatParam],
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /array."""
        return self._call(_SEND_ARRAY, options, body=body)


class AsyncArray(AsyncResource):
    """`Array`, with methods to be awaited."""

    send_array = async_method(Array.send_array)
