from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models import Model


class ReplaceItemRequest(Model):
    id: str
    body: str | None = None
    self: str
    timeout: int | None = None
    extra_body: dict[str, Any] | None = None
    class_: Annotated[str | None, Field(alias="class")] = None
    foo_bar2: Annotated[str | None, Field(alias="fooBar")] = None
    foo_bar: str | None = None
