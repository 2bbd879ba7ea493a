"""upload: Operations on upload."""

from __future__ import annotations

from typing import Unpack

from ._runtime.files import FileInput
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_UPLOAD = Operation(
    "upload", "POST", "/upload", returns=Empty(), body="multipart/form-data"
)


class Upload(Resource):
    """Operations on upload."""

    @method
    def upload(
        self, *, file: FileInput | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /upload.

        Args:
            file: Format: binary.
        """
        return self._call(_UPLOAD, options, fields={"file": file})


class AsyncUpload(AsyncResource):
    """`Upload`, with methods to be awaited."""

    upload = async_method(Upload.upload)
