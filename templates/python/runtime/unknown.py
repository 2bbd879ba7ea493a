"""``UnknownVariant``: what a union holds where the server is ahead of the SDK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic_core import CoreSchema, SchemaSerializer, core_schema

from .public import public_module
from .secret_names import CONVENTION, redacted

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


class UnknownVariant:
    """A variant that this version of the SDK does not know.

    It is dumped, and sent back, as it came.
    """

    __slots__ = __match_args__ = ("raw",)

    raw: Any
    """The whole value, as parsed JSON."""

    # Read by pydantic wherever any value may stand; no dataclass, whose fields it dumps.
    __pydantic_serializer__: ClassVar[SchemaSerializer]

    def __init__(self, raw: Any) -> None:
        self.raw = raw

    def __repr__(self) -> str:
        return f"UnknownVariant(raw={redacted(self.raw, CONVENTION)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnknownVariant) and self.raw == other.raw

    __hash__ = None  # type: ignore[assignment]  # its value is a dict, mostly

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return _SCHEMA


def _of(value: Any) -> UnknownVariant:
    return value if isinstance(value, UnknownVariant) else UnknownVariant(value)


def _raw_of(value: UnknownVariant) -> Any:
    return value.raw


_SCHEMA = core_schema.no_info_plain_validator_function(
    _of, serialization=core_schema.plain_serializer_function_ser_schema(_raw_of)
)
UnknownVariant.__pydantic_serializer__ = SchemaSerializer(_SCHEMA)
UnknownVariant.__module__ = public_module("models", otherwise=__name__)
