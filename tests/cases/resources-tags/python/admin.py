"""admin: Operations on admin."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_LIST_USERS = Operation("listUsers", "GET", "/users", returns=Empty())


class Admin(Resource):
    """Operations on admin."""

    @method
    def list_users(self, **options: Unpack[RequestOptions]) -> None:
        """All users."""
        return self._call(_LIST_USERS, options)


class AsyncAdmin(AsyncResource):
    """`Admin`, with methods to be awaited."""

    list_users = async_method(Admin.list_users)
