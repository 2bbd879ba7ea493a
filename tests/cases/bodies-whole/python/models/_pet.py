from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.models import Model, Tagged, UnknownVariant
from ._cat import Cat


class Dog(Model):
    kind: Literal["dog"]


Pet: TypeAlias = Annotated[
    Cat | Dog | UnknownVariant, Tagged("kind", {"cat": Cat, "dog": Dog})
]
