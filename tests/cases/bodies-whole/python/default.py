"""default: Operations on default."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_SEND_BESIDE = Operation(
    "sendBeside", "POST", "/{body}", returns=Empty(), body="application/json"
)


class Default(Resource):
    """Operations on default."""

    @method
    def send_beside(
        self,
        body: str,
        *,
        request_body: Sequence[str],
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /{body}."""
        return self._call(_SEND_BESIDE, options, body=request_body, path={"body": body})


class AsyncDefault(AsyncResource):
    """`Default`, with methods to be awaited."""

    send_beside = async_method(Default.send_beside)
