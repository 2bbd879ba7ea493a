"""x_windows_amd64: Operations on x windows amd64."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_SDK = Operation("SDK", "GET", "/windows", returns=Empty())


class XWindowsAmd64(Resource):
    """Operations on x windows amd64."""

    @method
    def sdk(self, **options: Unpack[RequestOptions]) -> None:
        """GET /windows."""
        return self._call(_SDK, options)


class AsyncXWindowsAmd64(AsyncResource):
    """`XWindowsAmd64`, with methods to be awaited."""

    sdk = async_method(XWindowsAmd64.sdk)
