"""storage.files: Operations on files."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

if TYPE_CHECKING:
    from .storage_files_versions import AsyncStorageFilesVersions, StorageFilesVersions

_LIST_FILES = Operation("listFiles", "GET", "/files", returns=Empty())


class StorageFiles(Resource):
    """Operations on files."""

    @cached_property
    def versions(self) -> StorageFilesVersions:
        """Operations on versions."""
        from .storage_files_versions import StorageFilesVersions

        return StorageFilesVersions(self._client)

    @method
    def list_files(self, **options: Unpack[RequestOptions]) -> None:
        """GET /files."""
        return self._call(_LIST_FILES, options)


class AsyncStorageFiles(AsyncResource):
    """`StorageFiles`, with methods to be awaited."""

    @cached_property
    def versions(self) -> AsyncStorageFilesVersions:
        """Operations on versions."""
        from .storage_files_versions import AsyncStorageFilesVersions

        return AsyncStorageFilesVersions(self._client)

    list_files = async_method(StorageFiles.list_files)
