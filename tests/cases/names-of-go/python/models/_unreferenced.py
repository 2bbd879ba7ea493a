from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from .._runtime.models import Model, Tagged, UnknownVariant


class Secret(Model):
    format: str | None = None
    password: Annotated[str | None, Field(repr=False)] = None
    """Format: password."""


class Type(Model):
    type: Literal["type"]
    type2: Annotated[str | None, Field(alias="Type")] = None
    """Wire name: `Type`."""


TypeType: TypeAlias = Literal["type", "Type"] | str


class SecurityCredential(Model):
    x: str | None = None


class Option(Model):
    option: str | None = None


CreateShape: TypeAlias = Literal["round"] | str


class CreateShapeRound(Model):
    kind: Literal["round"]


class Other(Model):
    kind: Literal["other"]


Shape: TypeAlias = Annotated[
    CreateShapeRound | Other | UnknownVariant,
    Tagged("kind", {"round": CreateShapeRound, "other": Other}),
]


class Fields(Model, additional=lambda: str):
    get: Annotated[str, Field(alias="Get")]
    get_name: Annotated[str, Field(alias="GetName")]
    name: Annotated[str, Field(alias="Name")]
    marshal_json: Annotated[str, Field(alias="MarshalJSON")]
    unmarshal_json: Annotated[str | None, Field(alias="UnmarshalJSON")] = None
    extra_fields: Annotated[str | None, Field(alias="ExtraFields")] = None
    additional_properties: Annotated[
        str | None, Field(alias="AdditionalProperties")
    ] = None
    other: Annotated[str | None, Field(alias="Other")] = None
    func: str | None = None
    interface: str | None = None
    type: Literal["nil", "iota"] | str


class Time(Model):
    at: datetime | None = None


class Types(Model):
    on: date | None = None


class Runtime(Model):
    extra: str | None = None
    extra2: Annotated[str | None, Field(alias="Extra")] = None
    """Wire name: `Extra`."""
    runtime: str | None = None


class XTest(Model):
    test: str | None = None


class XLinux(Model):
    linux: str | None = None
