"""Unions whose variants carry a tag, open to tags that are not known yet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, cast

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .unknown import UnknownVariant

TagValue: TypeAlias = str | int | bool

_OTHER = "another variant"


@dataclass(frozen=True, slots=True, eq=False)  # hashed by identity: typing wants that
class Tagged:
    """Metadata of a union: the value of one property says which variant it is.

    A known tag whose body is wrong is an error; an object with another tag, or none,
    is of the default type.
    """

    property: str
    """Its name on the wire."""
    variants: Mapping[TagValue, Any]
    """The variant for each tag: a model, or a union of models that have this tag."""
    default: Any = UnknownVariant
    """What the API has for all others; without one they are kept as they come."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        choices = {
            _label(self.property, tag): handler.generate_schema(variant)
            for tag, variant in self.variants.items()
        }
        choices[_OTHER] = handler.generate_schema(self.default)

        def choose(value: object) -> str | None:
            if isinstance(value, UnknownVariant):
                return _OTHER
            if isinstance(value, BaseModel):
                tag = getattr(value, _field_name(type(value), self.property), None)
            elif isinstance(value, Mapping):
                tag = cast("Mapping[str, object]", value).get(self.property)
            else:
                return None  # an error: no variant is anything but an object
            label = _label(self.property, tag)
            return label if label in choices else _OTHER

        return core_schema.tagged_union_schema(
            choices,
            choose,
            custom_error_type="object_type",
            custom_error_message="Input should be an object",
        )


def _label(property_: str, tag: object) -> str:
    """What names a variant in the place of an error, such as ``type="text"``."""
    if isinstance(tag, Enum):
        tag = tag.value
    # As JSON: true, 1 and "1" are different tags.
    return f"{property_}={json.dumps(tag)}" if isinstance(tag, (str, int)) else _OTHER


@cache
def _field_name(model: type[BaseModel], wire_name: str) -> str:
    model.model_rebuild()  # aliases are known once it is complete
    for name, field in model.model_fields.items():
        if field.alias == wire_name:
            return name
    return wire_name
