"""files: Operations on files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.files import FileInput
from ._runtime.forms import Encoding
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

_UPLOAD_FILE = Operation(
    "uploadFile",
    "POST",
    "/files",
    returns=Empty(),
    body="multipart/form-data",
    encodings={
        "thumbnail": Encoding("image/png, image/jpeg"),
        "attributes": Encoding("application/json"),
    },
)


class Files(Resource):
    """Operations on files."""

    @method
    def upload_file(
        self,
        *,
        attributes: (
            models.UploadFileRequestAttributes | params.UploadFileRequestAttributesParam
        ),
        file: FileInput,
        thumbnail: FileInput | Omit = omit,
        preview: str | Omit = omit,
        raw: FileInput | Omit = omit,
        note: str | Omit = omit,
        others: Sequence[FileInput] | Omit = omit,
        any: FileInput | models.Reference | params.ReferenceParam | Omit = omit,
        picture: FileInput | Sequence[FileInput] | Omit = omit,
        files_0: FileInput | None | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /files.

        Args:
            file: What it holds. Format: binary.
            thumbnail: Content media type: image/png.
            preview: Content encoding: base64; content media type: image/png.
            raw: Content encoding: binary.
            note: Content media type: text/markdown.
            files_0: Format: binary. Wire name: `files[0]`.
        """
        return self._call(
            _UPLOAD_FILE,
            options,
            fields={
                "attributes": attributes,
                "file": file,
                "thumbnail": thumbnail,
                "preview": preview,
                "raw": raw,
                "note": note,
                "others": others,
                "any": any,
                "picture": picture,
                "files[0]": files_0,
            },
        )


class AsyncFiles(AsyncResource):
    """`Files`, with methods to be awaited."""

    upload_file = async_method(Files.upload_file)
