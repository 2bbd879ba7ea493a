"""free: Operations on free."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_SEND_FREE = Operation(
    "sendFree", "POST", "/free", returns=Empty(), body="application/json"
)


class Free(Resource):
    """Operations on free."""

    @method
    def send_free(
        self, *, body: Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> None:
        """POST /free."""
        return self._call(_SEND_FREE, options, body=body)


class AsyncFree(AsyncResource):
    """`Free`, with methods to be awaited."""

    send_free = async_method(Free.send_free)
