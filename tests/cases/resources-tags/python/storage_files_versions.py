"""storage.files.versions: Operations on versions."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_LIST_VERSIONS = Operation("listVersions", "GET", "/files/versions", returns=Empty())


class StorageFilesVersions(Resource):
    """Operations on versions."""

    @method
    def list_versions(self, **options: Unpack[RequestOptions]) -> None:
        """GET /files/versions."""
        return self._call(_LIST_VERSIONS, options)


class AsyncStorageFilesVersions(AsyncResource):
    """`StorageFilesVersions`, with methods to be awaited."""

    list_versions = async_method(StorageFilesVersions.list_versions)
