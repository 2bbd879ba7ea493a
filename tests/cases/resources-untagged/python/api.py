"""api: Operations on api."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_GET_TENANT = Operation("getTenant", "GET", "/api/v1/{tenant}", returns=Empty())


class ApiResource(Resource):
    """Operations on api."""

    @method
    def get_tenant(self, tenant: str, **options: Unpack[RequestOptions]) -> None:
        """GET /api/v1/{tenant}."""
        return self._call(_GET_TENANT, options, path={"tenant": tenant})


class AsyncApiResource(AsyncResource):
    """`ApiResource`, with methods to be awaited."""

    get_tenant = async_method(ApiResource.get_tenant)
