from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from .._runtime.models import Model
from ._point import Point


class InlineResponseHeaders(Model):
    etag: Annotated[str, Field(alias="ETag")]
    """Its version."""
    x_total: Annotated[int | None, Field(alias="X-Total")] = None
    x_public: Annotated[bool | None, Field(alias="X-Public")] = None
    x_until: Annotated[datetime | None, Field(alias="X-Until")] = None
    x_ids: Annotated[list[int] | None, Field(alias="X-Ids")] = None
    x_point: Annotated[Point | None, Field(alias="X-Point")] = None
    x_exploded: Annotated[Point | None, Field(alias="X-Exploded")] = None
    x_json: Annotated[Point | None, Field(alias="X-Json")] = None
    x_text: Annotated[str | None, Field(alias="X-Text")] = None
    x_old: Annotated[
        Literal["a", "b"] | str | None,
        Field(
            alias="X-Old", deprecated="'X-Old' of InlineResponseHeaders is deprecated"
        ),
    ] = None
    """Deprecated."""
