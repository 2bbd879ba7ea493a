"""things: Operations on things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

_CREATE_THING = Operation(
    "createThing",
    "POST",
    "/things",
    returns=Json(lambda: models.Thing),
    body="application/json",
)


class Things(Resource):
    """Operations on things."""

    @method
    def create_thing(
        self,
        *,
        date: date,
        list: Sequence[str],
        datetime: datetime | Omit = omit,
        dict: Mapping[str, str] | Omit = omit,
        str: str | Omit = omit,
        int: int | Omit = omit,
        float: float | Omit = omit,
        bool: bool | Omit = omit,
        bytes: str | Omit = omit,
        any: Any | Omit = omit,
        literal: Literal["a", "b"] | str | Omit = omit,
        model: str | Omit = omit,
        field: str | Omit = omit,
        annotated: str | Omit = omit,
        thing: models.Thing | params.ThingParam | Omit = omit,
        other: Sequence[date] | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> models.Thing:
        """POST /things.

        Args:
            bytes: Format: byte.
        """
        return self._call(
            _CREATE_THING,
            options,
            fields={
                "date": date,
                "list": list,
                "datetime": datetime,
                "dict": dict,
                "str": str,
                "int": int,
                "float": float,
                "bool": bool,
                "bytes": bytes,
                "Any": any,
                "Literal": literal,
                "Model": model,
                "Field": field,
                "Annotated": annotated,
                "Thing": thing,
                "other": other,
            },
        )


class AsyncThings(AsyncResource):
    """`Things`, with methods to be awaited."""

    create_thing = async_method(Things.create_thing)
