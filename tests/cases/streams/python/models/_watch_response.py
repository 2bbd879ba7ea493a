from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.models import Model, Tagged, UnknownVariant


class WatchResponseJoinedData(Model):
    name: str


class WatchResponseJoined(Model):
    """Joined"""

    event: Literal["joined"]
    id: str | None = None
    data: WatchResponseJoinedData


class WatchResponsePing(Model):
    """Ping"""

    event: Literal["ping"]
    data: str | None = None


WatchResponse: TypeAlias = Annotated[
    WatchResponseJoined | WatchResponsePing | UnknownVariant,
    Tagged("event", {"joined": WatchResponseJoined, "ping": WatchResponsePing}),
]
