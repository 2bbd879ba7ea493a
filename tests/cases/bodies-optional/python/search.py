"""search: Operations on search."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_SEARCH = Operation(
    "search",
    "POST",
    "/search",
    returns=Empty(),
    body="application/json",
    body_required=False,
)


class Search(Resource):
    """Operations on search."""

    @method
    def search(
        self,
        *,
        query: str | Omit = omit,
        limit: int | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /search."""
        return self._call(_SEARCH, options, fields={"query": query, "limit": limit})


class AsyncSearch(AsyncResource):
    """`Search`, with methods to be awaited."""

    search = async_method(Search.search)
