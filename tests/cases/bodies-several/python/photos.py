"""photos: Operations on photos."""

from __future__ import annotations

from typing import Unpack

from ._runtime.files import FileContent
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_ADD_PHOTO = Operation(
    "addPhoto", "POST", "/photos/{content_type}", returns=Empty(), body="image/*"
)


class Photos(Resource):
    """Operations on photos."""

    @method
    def add_photo(
        self,
        content_type: str,
        *,
        body: FileContent,
        request_content_type: str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /photos/{content_type}.

        Args:
            body: Sent as image/*.
        """
        return self._call(
            _ADD_PHOTO,
            options,
            body=body,
            content_type=request_content_type,
            path={"content_type": content_type},
        )


class AsyncPhotos(AsyncResource):
    """`Photos`, with methods to be awaited."""

    add_photo = async_method(Photos.add_photo)
