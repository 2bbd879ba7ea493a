"""storage: Operations on storage."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

if TYPE_CHECKING:
    from .storage_files import AsyncStorageFiles, StorageFiles

_FILES2 = Operation("files", "GET", "/both", returns=Empty())


class Storage(Resource):
    """Operations on storage."""

    @cached_property
    def files(self) -> StorageFiles:
        """Operations on files."""
        from .storage_files import StorageFiles

        return StorageFiles(self._client)

    @method
    def files2(self, **options: Unpack[RequestOptions]) -> None:
        """GET /both."""
        return self._call(_FILES2, options)


class AsyncStorage(AsyncResource):
    """`Storage`, with methods to be awaited."""

    @cached_property
    def files(self) -> AsyncStorageFiles:
        """Operations on files."""
        from .storage_files import AsyncStorageFiles

        return AsyncStorageFiles(self._client)

    files2 = async_method(Storage.files2)
