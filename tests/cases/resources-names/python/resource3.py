"""/: Operations on ."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.method import AsyncResource, Resource

if TYPE_CHECKING:
    from .resource3_up import AsyncUp, Up


class ModelResource(Resource):
    """Operations on ."""

    @cached_property
    def up(self) -> Up:
        """Operations on up."""
        from .resource3_up import Up

        return Up(self._client)


class AsyncModelResource(AsyncResource):
    """`ModelResource`, with methods to be awaited."""

    @cached_property
    def up(self) -> AsyncUp:
        """Operations on up."""
        from .resource3_up import AsyncUp

        return AsyncUp(self._client)
