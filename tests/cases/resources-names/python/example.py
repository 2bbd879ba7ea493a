"""Example: Operations on example."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_E = Operation("e", "GET", "/e", returns=Empty())


class ExampleResource(Resource):
    """Operations on example."""

    @method
    def e(self, **options: Unpack[RequestOptions]) -> None:
        """GET /e."""
        return self._call(_E, options)


class AsyncExampleResource(AsyncResource):
    """`ExampleResource`, with methods to be awaited."""

    e = async_method(ExampleResource.e)
