from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.models import Model, Tagged, UnknownVariant


class MessageSingleTrue(Model):
    ok: Literal[True]


class MessageSingleFalse(Model):
    ok: Literal[False]
    why: str | None = None


MessageSingle: TypeAlias = Annotated[
    MessageSingleTrue | MessageSingleFalse | UnknownVariant,
    Tagged("ok", {True: MessageSingleTrue, False: MessageSingleFalse}),
]


class PartText(Model):
    type: Literal["text"]
    text: str


class PartImageUrl(Model):
    type: Literal["image_url", "image"]
    url: str


class Audio(Model):
    type: Literal["audio"]


Part: TypeAlias = Annotated[
    PartText | PartImageUrl | Audio | UnknownVariant,
    Tagged(
        "type",
        {
            "text": PartText,
            "image_url": PartImageUrl,
            "image": PartImageUrl,
            "audio": Audio,
        },
    ),
]


class Message(Model):
    content: str | list[Part] | None = None
    single: MessageSingle | None = None
