"""posts: Operations on posts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

_POST = Operation("post", "POST", "/posts", returns=Empty(), body="multipart/form-data")


class Posts(Resource):
    """Operations on posts."""

    @method
    def post(
        self,
        *,
        body: models.Post | params.PostParam | models.Reference | params.ReferenceParam,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /posts.

        Args:
            body: Sent as multipart/form-data.
        """
        return self._call(_POST, options, body=body)


class AsyncPosts(AsyncResource):
    """`Posts`, with methods to be awaited."""

    post = async_method(Posts.post)
