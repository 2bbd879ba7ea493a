"""User Profiles: Operations on user profiles."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_GET = Operation("user_profiles_get", "GET", "/h", returns=Empty())


class UserProfiles(Resource):
    """Operations on user profiles."""

    @method
    def get(self, **options: Unpack[RequestOptions]) -> None:
        """GET /h."""
        return self._call(_GET, options)


class AsyncUserProfiles(AsyncResource):
    """`UserProfiles`, with methods to be awaited."""

    get = async_method(UserProfiles.get)
