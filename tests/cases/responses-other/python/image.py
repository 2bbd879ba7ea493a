"""image: Operations on image."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Bytes, Operation, RequestOptions

_IMAGE = Operation("image", "GET", "/image", returns=Bytes("image/png, image/webp"))


class Image(Resource):
    """Operations on image."""

    @method
    def image(self, **options: Unpack[RequestOptions]) -> bytes:
        """GET /image."""
        return self._call(_IMAGE, options)


class AsyncImage(AsyncResource):
    """`Image`, with methods to be awaited."""

    image = async_method(Image.image)
