"""data: Operations on data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Unpack

from ._runtime.files import FileContent
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Body, Empty, Operation, RequestOptions

_PUT_DATA = Operation(
    "putData",
    "PUT",
    "/data",
    returns=Empty(),
    bodies=(
        Body("application/json"),
        Body("text/csv"),
        Body("application/octet-stream"),
    ),
)


class Data(Resource):
    """Operations on data."""

    @method
    def put_data(
        self,
        *,
        body: Sequence[int] | str | FileContent,
        content_type: (
            Literal["application/json", "text/csv", "application/octet-stream"] | Omit
        ) = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """PUT /data.

        Args:
            content_type: By default the first that the arguments fit.
        """
        return self._call(_PUT_DATA, options, body=body, content_type=content_type)


class AsyncData(AsyncResource):
    """`Data`, with methods to be awaited."""

    put_data = async_method(Data.put_data)
