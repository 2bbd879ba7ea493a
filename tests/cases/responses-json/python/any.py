"""any: Operations on any."""

from __future__ import annotations

from typing import Any, Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_GET_ANY: Operation[Any] = Operation("getAny", "GET", "/any", returns=Json(lambda: Any))


class AnyResource(Resource):
    """Operations on any."""

    @method
    def get_any(self, **options: Unpack[RequestOptions]) -> Any:
        """GET /any."""
        return self._call(_GET_ANY, options)


class AsyncAnyResource(AsyncResource):
    """`AnyResource`, with methods to be awaited."""

    get_any = async_method(AnyResource.get_any)
