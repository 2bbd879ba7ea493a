"""alone: Operations on alone."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_GET_ALONE = Operation("getAlone", "GET", "/alone", returns=Empty())


class Alone(Resource):
    """Operations on alone."""

    @method
    def get_alone(self, **options: Unpack[RequestOptions]) -> None:
        """GET /alone."""
        return self._call(_GET_ALONE, options)


class AsyncAlone(AsyncResource):
    """`Alone`, with methods to be awaited."""

    get_alone = async_method(Alone.get_alone)
