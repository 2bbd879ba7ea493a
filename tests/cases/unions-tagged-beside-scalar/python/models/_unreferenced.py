from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.models import Model, Tagged, UnknownVariant


class ChoiceFunction(Model):
    type: Literal["function"]
    name: str | None = None


class ChoiceTool(Model):
    type: Literal["tool"]


ChoiceVariant: TypeAlias = Annotated[
    ChoiceFunction | ChoiceTool | UnknownVariant,
    Tagged("type", {"function": ChoiceFunction, "tool": ChoiceTool}),
]

Choice: TypeAlias = str | ChoiceVariant
