"""old: Operations on old."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions

_GET_OLD = Operation(
    "getOld",
    "GET",
    "/old",
    returns=Json(lambda: models.Old),
    deprecated=True,
    deprecated_arguments=(("query", "way"),),
)


class Old(Resource):
    """Operations on old."""

    @method
    def get_old(
        self, *, way: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> models.Old:
        """Read the old one.

        Deprecated.

        Args:
            way: How it was done. Deprecated.
        """
        return self._call(_GET_OLD, options, query={"way": way})


class AsyncOld(AsyncResource):
    """`Old`, with methods to be awaited."""

    get_old = async_method(Old.get_old)
