"""a: Operations on a."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions

_POST_A: Operation[models.B] = Operation(
    "postA", "POST", "/a", returns=Json(lambda: models.B), body="application/json"
)


class A(Resource):
    """Operations on a."""

    @method
    def post_a(
        self,
        *,
        limit: models.ACount | Omit = omit,
        y: str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> models.B:
        """POST /a."""
        return self._call(_POST_A, options, query={"limit": limit}, fields={"y": y})


class AsyncA(AsyncResource):
    """`A`, with methods to be awaited."""

    post_a = async_method(A.post_a)
