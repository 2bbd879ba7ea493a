"""spellings: Operations on spellings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Unpack

from ._runtime.files import FileContent
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Body, Empty, Operation, RequestOptions

_SAME_DATA = Operation(
    "sameData",
    "POST",
    "/spellings",
    returns=Empty(),
    bodies=(Body("application/json"), Body("application/x-www-form-urlencoded")),
    body_required=False,
)
_PATCH_DATA = Operation(
    "patchData",
    "PATCH",
    "/spellings",
    returns=Empty(),
    bodies=(
        Body("application/json-patch+json"),
        Body("application/merge-patch+json"),
        Body("application/xml"),
    ),
    body_required=False,
)


class Spellings(Resource):
    """Operations on spellings."""

    @method
    def same_data(
        self,
        *,
        data: str | Omit = omit,
        content_type: (
            Literal["application/json", "application/x-www-form-urlencoded"] | Omit
        ) = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /spellings.

        Args:
            content_type: By default the first that the arguments fit.
        """
        return self._call(
            _SAME_DATA, options, content_type=content_type, fields={"data": data}
        )

    @method
    def patch_data(
        self,
        *,
        body: Mapping[str, Any] | str | FileContent | Omit = omit,
        content_type: (
            Literal[
                "application/json-patch+json",
                "application/merge-patch+json",
                "application/xml",
            ]
            | Omit
        ) = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """PATCH /spellings.

        Args:
            content_type: By default the first that the arguments fit.
        """
        return self._call(_PATCH_DATA, options, body=body, content_type=content_type)


class AsyncSpellings(AsyncResource):
    """`Spellings`, with methods to be awaited."""

    same_data = async_method(Spellings.same_data)
    patch_data = async_method(Spellings.patch_data)
