"""t: Operations on t."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_GET_A = Operation("getA", "GET", "/a/{id}", returns=Empty())
_PUT_A = Operation(
    "putA",
    "PUT",
    "/a/{id}",
    returns=Empty(),
    body="application/json",
    body_required=False,
)


class T(Resource):
    """Operations on t."""

    @method
    def get_a(
        self, id: str, *, pet_name: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """GET /a/{id}."""
        return self._call(_GET_A, options, path={"id": id}, query={"petName": pet_name})

    @method
    def put_a(
        self,
        id: str,
        *,
        body: Sequence[Any] | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """PUT /a/{id}."""
        return self._call(_PUT_A, options, body=body, path={"id": id})


class AsyncT(AsyncResource):
    """`T`, with methods to be awaited."""

    get_a = async_method(T.get_a)
    put_a = async_method(T.put_a)
