"""upload: Operations on upload."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_UPLOAD = Operation(
    "upload", "POST", "/upload", returns=Empty(), body="multipart/form-data"
)


class Upload(Resource):
    """Operations on upload."""

    @method
    def upload(self, *, body: bytes, **options: Unpack[RequestOptions]) -> None:
        """POST /upload.

        Args:
            body: Sent as multipart/form-data. Its boundary is said in
                `extra_headers={'Content-Type': ...}`.
        """
        return self._call(_UPLOAD, options, body=body)


class AsyncUpload(AsyncResource):
    """`Upload`, with methods to be awaited."""

    upload = async_method(Upload.upload)
