"""models: Operations on models."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_A = Operation("a", "GET", "/a", returns=Empty())


class Models(Resource):
    """Operations on models."""

    @method
    def a(self, **options: Unpack[RequestOptions]) -> None:
        """GET /a."""
        return self._call(_A, options)


class AsyncModels(AsyncResource):
    """`Models`, with methods to be awaited."""

    a = async_method(Models.a)
