"""certificate: Operations on certificate."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_CERTIFICATE = Operation(
    "certificate", "GET", "/certificate", returns=Empty(), security=({},)
)


class Certificate(Resource):
    """Operations on certificate."""

    @method
    def certificate(self, **options: Unpack[RequestOptions]) -> None:
        """GET /certificate."""
        return self._call(_CERTIFICATE, options)


class AsyncCertificate(AsyncResource):
    """`Certificate`, with methods to be awaited."""

    certificate = async_method(Certificate.certificate)
