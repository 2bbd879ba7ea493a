"""``UnknownVariant``: what a union holds where the server is ahead of the SDK."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import CoreSchema, core_schema

from .public import public_module

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


@dataclass(frozen=True, slots=True)
class UnknownVariant:
    """A variant that this version of the SDK does not know.

    It is dumped, and sent back, as it came.
    """

    raw: Any
    """The whole value, as parsed JSON."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._of,
            serialization=core_schema.plain_serializer_function_ser_schema(cls._raw_of),
        )

    @classmethod
    def _of(cls, value: Any) -> UnknownVariant:
        return value if isinstance(value, cls) else cls(value)

    @staticmethod
    def _raw_of(value: UnknownVariant) -> Any:
        return value.raw


UnknownVariant.__module__ = public_module("models", otherwise=__name__)
