from __future__ import annotations

from typing import Literal, TypeAlias

from .._runtime.models import Model


class NewPetPayload(Model):
    name: str | None = None


class Pet(Model):
    name: str | None = None


PetsPayload: TypeAlias = list[Pet]

MoodPayload: TypeAlias = Literal["good", "bad"] | str

EitherPayload: TypeAlias = Pet | str


class CreateSubscriptionOnEventPayload(Model):
    kind: Literal["a", "b"] | str


CreateSubscriptionOnEndPayload: TypeAlias = int
