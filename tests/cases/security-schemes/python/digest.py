"""digest: Operations on digest."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_DIGEST = Operation(
    "digest", "GET", "/digest", returns=Empty(), security=({"digest": ()},)
)


class Digest(Resource):
    """Operations on digest."""

    @method
    def digest(self, **options: Unpack[RequestOptions]) -> None:
        """GET /digest."""
        return self._call(_DIGEST, options)


class AsyncDigest(AsyncResource):
    """`Digest`, with methods to be awaited."""

    digest = async_method(Digest.digest)
