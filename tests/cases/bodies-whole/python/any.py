"""any: Operations on any."""

from __future__ import annotations

from typing import Any, Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_SEND_ANY = Operation(
    "sendAny", "POST", "/any", returns=Empty(), body="application/json"
)


class AnyResource(Resource):
    """Operations on any."""

    @method
    def send_any(self, *, body: Any, **options: Unpack[RequestOptions]) -> None:
        """POST /any."""
        return self._call(_SEND_ANY, options, body=body)


class AsyncAnyResource(AsyncResource):
    """`AnyResource`, with methods to be awaited."""

    send_any = async_method(AnyResource.send_any)
