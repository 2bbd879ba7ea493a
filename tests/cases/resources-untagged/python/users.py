"""users: Operations on users."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_LIST_USERS = Operation("listUsers", "GET", "/api/v1/users", returns=Empty())
_GET_USER = Operation("getUser", "GET", "/api/v1/users/{id}", returns=Empty())


class Users(Resource):
    """Operations on users."""

    @method
    def list_users(self, **options: Unpack[RequestOptions]) -> None:
        """GET /api/v1/users."""
        return self._call(_LIST_USERS, options)

    @method
    def get_user(self, id: str, **options: Unpack[RequestOptions]) -> None:
        """GET /api/v1/users/{id}."""
        return self._call(_GET_USER, options, path={"id": id})


class AsyncUsers(AsyncResource):
    """`Users`, with methods to be awaited."""

    list_users = async_method(Users.list_users)
    get_user = async_method(Users.get_user)
