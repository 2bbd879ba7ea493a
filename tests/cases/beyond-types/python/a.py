"""a: Operations on a."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_CREATE_A = Operation("createA", "POST", "/a", returns=Empty(), body="application/json")


class A(Resource):
    """Operations on a."""

    @method
    def create_a(
        self, *, a: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /a."""
        return self._call(_CREATE_A, options, fields={"a": a})


class AsyncA(AsyncResource):
    """`A`, with methods to be awaited."""

    create_a = async_method(A.create_a)
