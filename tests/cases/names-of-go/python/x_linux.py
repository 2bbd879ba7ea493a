"""x_linux: Operations on x linux."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_GO_STRING = Operation("goString", "GET", "/linux", returns=Empty())


class XLinux(Resource):
    """Operations on x linux."""

    @method
    def go_string(self, **options: Unpack[RequestOptions]) -> None:
        """GET /linux."""
        return self._call(_GO_STRING, options)


class AsyncXLinux(AsyncResource):
    """`XLinux`, with methods to be awaited."""

    go_string = async_method(XLinux.go_string)
