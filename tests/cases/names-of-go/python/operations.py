"""Operations: Operations on operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Json, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

_STRING = Operation("string", "GET", "/strings", returns=Json(lambda: models.String))
_OPTION = Operation(
    "option", "POST", "/strings", returns=Empty(), body="application/json"
)


class Operations(Resource):
    """Operations on operations."""

    @method
    def string(
        self,
        *,
        error: models.Error | params.ErrorParam,
        len: str | Omit = omit,
        ctx: str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> models.String:
        """GET /strings."""
        return self._call(
            _STRING, options, query={"error": error, "len": len, "ctx": ctx}
        )

    @method
    def option(
        self,
        *,
        get: str,
        get_name: str,
        name: str,
        marshal_json: str,
        type: Literal["nil", "iota"] | str,
        opts: str | Omit = omit,
        request: str | Omit = omit,
        s: str | Omit = omit,
        unmarshal_json: str | Omit = omit,
        extra_fields: str | Omit = omit,
        additional_properties: str | Omit = omit,
        other: str | Omit = omit,
        func: str | Omit = omit,
        interface: str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /strings."""
        return self._call(
            _OPTION,
            options,
            fields={
                "Get": get,
                "GetName": get_name,
                "Name": name,
                "MarshalJSON": marshal_json,
                "type": type,
                "UnmarshalJSON": unmarshal_json,
                "ExtraFields": extra_fields,
                "AdditionalProperties": additional_properties,
                "Other": other,
                "func": func,
                "interface": interface,
            },
            header={"opts": opts},
            query={"request": request},
            cookie={"s": s},
        )


class AsyncOperations(AsyncResource):
    """`Operations`, with methods to be awaited."""

    string = async_method(Operations.string)
    option = async_method(Operations.option)
