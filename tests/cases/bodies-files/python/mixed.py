"""mixed: Operations on mixed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_SEND_MIXED = Operation(
    "sendMixed",
    "POST",
    "/mixed",
    returns=Empty(),
    body="multipart/mixed",
    body_required=False,
)


class Mixed(Resource):
    """Operations on mixed."""

    @method
    def send_mixed(
        self,
        *,
        body: Mapping[str, Any] | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /mixed.

        Args:
            body: Sent as multipart/mixed.
        """
        return self._call(_SEND_MIXED, options, body=body)


class AsyncMixed(AsyncResource):
    """`Mixed`, with methods to be awaited."""

    send_mixed = async_method(Mixed.send_mixed)
