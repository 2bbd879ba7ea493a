"""list: Operations on list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_LIST = Operation(
    "list",
    "POST",
    "/list",
    returns=Empty(),
    body="application/json",
    body_required=False,
)


class List(Resource):
    """Operations on list."""

    @method
    def list(
        self, *, body: Sequence[str] | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /list."""
        return self._call(_LIST, options, body=body)


class AsyncList(AsyncResource):
    """`List`, with methods to be awaited."""

    list = async_method(List.list)
