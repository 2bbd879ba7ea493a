"""list: Operations on list."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_GET_LIST = Operation(
    "getList", "GET", "/list", returns=Json(lambda: list[models.Item])
)


class List(Resource):
    """Operations on list."""

    @method
    def get_list(self, **options: Unpack[RequestOptions]) -> list[models.Item]:
        """GET /list."""
        return self._call(_GET_LIST, options)


class AsyncList(AsyncResource):
    """`List`, with methods to be awaited."""

    get_list = async_method(List.get_list)
