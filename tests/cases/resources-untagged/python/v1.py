"""v1: Operations on v1."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_LIST_USERS = Operation("listUsers", "GET", "/api/v1/users", returns=Empty())
_GET_USER = Operation("getUser", "GET", "/api/v1/users/{id}", returns=Empty())
_GET_TENANT = Operation("getTenant", "GET", "/api/v1/{tenant}", returns=Empty())


class V1(Resource):
    """Operations on v1."""

    @method
    def list_users(self, **options: Unpack[RequestOptions]) -> None:
        """GET /api/v1/users."""
        return self._call(_LIST_USERS, options)

    @method
    def get_user(self, id: str, **options: Unpack[RequestOptions]) -> None:
        """GET /api/v1/users/{id}."""
        return self._call(_GET_USER, options, path={"id": id})

    @method
    def get_tenant(self, tenant: str, **options: Unpack[RequestOptions]) -> None:
        """GET /api/v1/{tenant}."""
        return self._call(_GET_TENANT, options, path={"tenant": tenant})


class AsyncV1(AsyncResource):
    """`V1`, with methods to be awaited."""

    list_users = async_method(V1.list_users)
    get_user = async_method(V1.get_user)
    get_tenant = async_method(V1.get_tenant)
