"""vendor: Operations on vendor."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_PATCH = Operation(
    "patch",
    "PATCH",
    "/vendor",
    returns=Empty(),
    body="application/merge-patch+json",
    body_required=False,
)


class Vendor(Resource):
    """Operations on vendor."""

    @method
    def patch(self, *, a: str | Omit = omit, **options: Unpack[RequestOptions]) -> None:
        """PATCH /vendor."""
        return self._call(_PATCH, options, fields={"a": a})


class AsyncVendor(AsyncResource):
    """`Vendor`, with methods to be awaited."""

    patch = async_method(Vendor.patch)
