"""items: Operations on items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack, cast

from typing_extensions import TypedDict

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions
from ._runtime.retry import RetryPolicy


class _OptionsWithoutExtraBodyTimeout(TypedDict, total=False):
    retries: int | RetryPolicy
    deadline: float | None
    idempotency_key: str
    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, object]


_REPLACE_ITEM = Operation(
    "replaceItem", "PUT", "/items/{id}", returns=Empty(), body="application/json"
)


class Items(Resource):
    """Operations on items."""

    @method
    def replace_item(
        self,
        id: str,
        *,
        id_body: str,
        self_: str,
        body: str | Omit = omit,
        body_body: str | Omit = omit,
        timeout: int | Omit = omit,
        extra_body: Mapping[str, Any] | Omit = omit,
        class_: str | Omit = omit,
        foo_bar2: str | Omit = omit,
        foo_bar: str | Omit = omit,
        **options: Unpack[_OptionsWithoutExtraBodyTimeout],
    ) -> None:
        """PUT /items/{id}.

        Args:
            id_body: Wire name: `id`.
            body_body: Wire name: `body`.
            foo_bar2: Wire name: `fooBar`.
        """
        return self._call(
            _REPLACE_ITEM,
            cast("RequestOptions", options),
            path={"id": id},
            fields={
                "id": id_body,
                "self": self_,
                "body": body_body,
                "timeout": timeout,
                "extra_body": extra_body,
                "class": class_,
                "fooBar": foo_bar2,
                "foo_bar": foo_bar,
            },
            query={"body": body},
        )


class AsyncItems(AsyncResource):
    """`Items`, with methods to be awaited."""

    replace_item = async_method(Items.replace_item)
