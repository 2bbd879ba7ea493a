"""items: Operations on items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Unpack, cast

from typing_extensions import TypedDict

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions
from ._runtime.retry import RetryPolicy


class _OptionsWithoutExtraHeadersTimeout(TypedDict, total=False):
    retries: int | RetryPolicy
    deadline: float | None
    idempotency_key: str
    extra_query: Mapping[str, object]
    extra_body: Mapping[str, object]


_IMPORT_ = Operation("import", "GET", "/items/{class}/{self}", returns=Empty())


class Items(Resource):
    """Operations on items."""

    @method
    def import_(
        self,
        class_: str,
        self_: str,
        *,
        from_: str | Omit = omit,
        none: str | Omit = omit,
        match: str | Omit = omit,
        timeout: int | Omit = omit,
        extra_headers: bool | Omit = omit,
        options_: bool | Omit = omit,
        cls: bool | Omit = omit,
        str: str | Omit = omit,
        list: Sequence[str] | Omit = omit,
        errors: str | Omit = omit,
        omit: str | Omit = omit,
        **options: Unpack[_OptionsWithoutExtraHeadersTimeout],
    ) -> None:
        """GET /items/{class}/{self}."""
        return self._call(
            _IMPORT_,
            cast("RequestOptions", options),
            path={"class": class_, "self": self_},
            query={
                "from": from_,
                "None": none,
                "match": match,
                "timeout": timeout,
                "extra_headers": extra_headers,
                "options": options_,
                "cls": cls,
                "str": str,
                "list": list,
                "errors": errors,
                "omit": omit,
            },
        )


class AsyncItems(AsyncResource):
    """`Items`, with methods to be awaited."""

    import_ = async_method(Items.import_)
