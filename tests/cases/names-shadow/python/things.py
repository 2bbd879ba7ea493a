"""things: Operations on things."""

from __future__ import annotations

from builtins import list as list_, str as str_
from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

from . import errors as errors_, models as models_
from ._runtime.method import AsyncResource, Resource, async_method, method as method_
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Json, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

_LIST = Operation("list", "GET", "/list", returns=Json(lambda: list_[models_.Size]))
_STR = Operation(
    "str", "POST", "/str", returns=Json(lambda: str_), body="application/json"
)
_ERRORS = Operation(
    "errors", "GET", "/errors", returns=Empty(), errors={400: errors_.SizeError}
)
_MODELS = Operation("models", "GET", "/models", returns=Empty())
_METHOD = Operation("method", "GET", "/method", returns=Empty())
_CLIENT = Operation("client", "GET", "/_client", returns=Empty())


class Things(Resource):
    """Operations on things."""

    @method_
    def list(
        self,
        *,
        models: models_.Size | params.SizeParam | Omit = omit,
        params: Sequence[models_.Size | params.SizeParam] | Omit = omit,
        omit: str_ | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> list_[models_.Size]:
        """GET /list."""
        return self._call(
            _LIST, options, query={"models": models, "params": params, "Omit": omit}
        )

    @method_
    def str(self, *, body: Sequence[str_], **options: Unpack[RequestOptions]) -> str_:
        """POST /str."""
        return self._call(_STR, options, body=body)

    @method_
    def errors(self, **options: Unpack[RequestOptions]) -> None:
        """GET /errors."""
        return self._call(_ERRORS, options)

    @method_
    def models(self, **options: Unpack[RequestOptions]) -> None:
        """GET /models."""
        return self._call(_MODELS, options)

    @method_
    def method(self, **options: Unpack[RequestOptions]) -> None:
        """GET /method."""
        return self._call(_METHOD, options)

    @method_
    def client(self, **options: Unpack[RequestOptions]) -> None:
        """GET /_client."""
        return self._call(_CLIENT, options)


class AsyncThings(AsyncResource):
    """`Things`, with methods to be awaited."""

    list = async_method(Things.list)
    str = async_method(Things.str)
    errors = async_method(Things.errors)
    models = async_method(Things.models)
    method = async_method(Things.method)
    client = async_method(Things.client)
