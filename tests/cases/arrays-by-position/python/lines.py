"""lines: Operations on lines."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions

_CREATE_LINE: Operation[models.Pair] = Operation(
    "createLine",
    "POST",
    "/lines",
    returns=Json(lambda: models.Pair),
    body="application/json",
)


class Lines(Resource):
    """Operations on lines."""

    @method
    def create_line(
        self,
        *,
        from_: models.Pair | Omit = omit,
        to: models.Pair | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> models.Pair:
        """POST /lines."""
        return self._call(_CREATE_LINE, options, fields={"from": from_, "to": to})


class AsyncLines(AsyncResource):
    """`Lines`, with methods to be awaited."""

    create_line = async_method(Lines.create_line)
