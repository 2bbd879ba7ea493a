from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class ListLoansResponseResultLoansItem(Model):
    class_: Annotated[str | None, Field(alias="class")] = None


class ListLoansResponseResult(Model):
    loans: list[ListLoansResponseResultLoansItem] | None = None
    has_more: bool | None = None


class ListLoansResponse(Model):
    result: ListLoansResponseResult | None = None
