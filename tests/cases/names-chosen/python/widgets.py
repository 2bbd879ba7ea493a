"""widgets: Operations on widgets."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Json, Operation, RequestOptions

_LIST_WIDGETS = Operation(
    "WidgetController_findAll",
    "GET",
    "/v1/widgets",
    returns=Json(lambda: list[models.Widget]),
)
_MAKE = Operation("post /v1/widgets", "POST", "/v1/widgets", returns=Empty())
_FIND = Operation("get /v1/widgets/{id}", "GET", "/v1/widgets/{id}", returns=Empty())


class WidgetsResource(Resource):
    """Operations on widgets."""

    @method
    def list_widgets(self, **options: Unpack[RequestOptions]) -> list[models.Widget]:
        """GET /v1/widgets."""
        return self._call(_LIST_WIDGETS, options)

    @method
    def make(self, **options: Unpack[RequestOptions]) -> None:
        """POST /v1/widgets."""
        return self._call(_MAKE, options)

    @method
    def find(self, id: str, **options: Unpack[RequestOptions]) -> None:
        """GET /v1/widgets/{id}."""
        return self._call(_FIND, options, path={"id": id})


class AsyncWidgetsResource(AsyncResource):
    """`WidgetsResource`, with methods to be awaited."""

    list_widgets = async_method(WidgetsResource.list_widgets)
    make = async_method(WidgetsResource.make)
    find = async_method(WidgetsResource.find)
