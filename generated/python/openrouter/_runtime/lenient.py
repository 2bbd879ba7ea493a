"""``response_validation="lenient"``: what fits is built, what does not stays as it came.

pydantic's own schema of a type is rewritten, when an answer first needs that: anything may
stand in the place of a property or an item, and no property is required.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal, TypeAlias, cast

import httpx2
from pydantic import BaseModel, ConfigDict, TypeAdapter
from pydantic_core import SchemaError, SchemaValidator, ValidationError, core_schema

from .decode import DecodeError
from .models import with_deep_stack
from .one_line import on_one_line
from .problem import in_short
from .response import request_id_of

Schema: TypeAlias = dict[str, Any]
"""A `pydantic_core.CoreSchema`, of any type."""
Container: TypeAlias = Literal["array", "object"]

_logger = logging.getLogger((__package__ or "").partition(".")[0])

_CONTAINERS: dict[str, Container] = {
    "dict": "object",
    "list": "array",
    "model": "object",
    "tagged-union": "object",
    "tuple": "array",
    "typed-dict": "object",
}
_SCALARS = frozenset(
    ("bool", "bytes", "date", "datetime", "float", "int", "literal", "none", "str")
)
_ANYTHING: Any = core_schema.any_schema()
_ANY_OF: dict[Container, Any] = {
    "array": core_schema.list_schema(),
    "object": core_schema.dict_schema(),
}
_LENIENT = " (lenient)"
"""What the names of rewritten definitions end with."""


def built(error: DecodeError, operation: str, headers: httpx2.Headers) -> Any:
    """What can be built of what is not what was promised; what is wrong is logged.

    Raises ``error`` where nothing can: it is no JSON, or of another kind.
    """
    if error.unfit is None:
        raise error
    try:
        data = _validated(*error.unfit)
    except (SchemaError, ValidationError):
        raise error from None
    # Places and reasons, but no values: they may be secret.
    _logger.warning(
        "%s: taken as it came (request id: %s): %s",
        operation,
        on_one_line(request_id_of(headers) or "none"),
        in_short(error.problems),
    )
    return data


def _validated(type_: Any, value: bytes | Mapping[str, object]) -> Any:
    """Raises what pydantic does: for a schema, too, that it no longer understands."""
    validator = _validator(type_)
    if isinstance(value, bytes):
        return validator.validate_json(value, by_alias=True, by_name=False)
    return validator.validate_python(value, by_alias=True, by_name=False)


def _validator(type_: Any) -> SchemaValidator:
    try:
        hash(type_)
    except TypeError:
        return _made(type_)
    return _made_once(type_)


def _made(type_: Any) -> SchemaValidator:
    def make() -> SchemaValidator:
        adapter = TypeAdapter[Any](type_)
        adapter.rebuild()
        schema: Any = adapter.core_schema
        return SchemaValidator(_Rewriting(schema).whole())

    return with_deep_stack(make)


_made_once = lru_cache(maxsize=256)(_made)


class _Rewriting:
    """Of the schema of one type.

    What it does not know stays as strict as it is: user code in validators, say, expects
    values of its types.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._definitions: dict[str, Schema] = {
            one["ref"]: one for one in schema.get("definitions", ())
        }

    def whole(self) -> Any:
        if not self._definitions:
            return self._lenient(self._schema)
        lenient = [
            {**self._lenient(one), "ref": name + _LENIENT}
            for name, one in self._definitions.items()
        ]
        return {
            "type": "definitions",
            "schema": self._lenient(self._schema["schema"]),
            "definitions": [*self._definitions.values(), *lenient],
        }

    def _lenient(self, schema: Schema) -> Any:
        match schema:
            case {"type": "definition-ref", "schema_ref": name}:
                return {**schema, "schema_ref": name + _LENIENT}
            case (
                {"type": "nullable" | "default", "schema": inner}
                # Of a `Model`: the functions of users stand around the model.
                | {
                    "type": "function-after",
                    "schema": {"type": "model-fields"} as inner,
                }
            ):
                return {**schema, "schema": self._lenient(inner)}
            case {"type": "list", "items_schema": item}:
                return {**schema, "items_schema": self._or_raw(item)}
            case {"type": "dict", "values_schema": value}:
                return {**schema, "values_schema": self._or_raw(value)}
            case {"type": "tuple", "items_schema": items}:
                lenient = {**schema, "items_schema": [*map(self._or_raw, items)]}
                return _first(lenient, _ANY_OF["array"])  # it may have too few
            case {"type": "union"}:
                return self._union(schema)
            case {"type": "tagged-union", "choices": choices}:
                lenient = {tag: self._lenient(one) for tag, one in choices.items()}
                return {**schema, "choices": lenient}
            case {"type": "model", "schema": inner} if _is_plain(schema):
                return _model({**schema, "schema": self._lenient(inner)})
            case {"type": "model-fields" | "typed-dict", "fields": fields}:
                lenient = {name: self._field(one) for name, one in fields.items()}
                extras = schema.get("extras_schema")
                others = {"extras_schema": self._or_raw(extras)} if extras else {}
                return {**schema, "fields": lenient, **others}
            case _:
                return schema

    def _or_raw(self, schema: Schema) -> Any:
        return _first(self._lenient(schema), _ANYTHING)

    def _field(self, field: Schema) -> Schema:
        """One that is missing has its default, or None; it is absent from a dict."""
        schema = field["schema"]
        if field["type"] == "typed-dict-field":
            return {**field, "schema": self._or_raw(schema), "required": False}
        if schema["type"] == "default":
            lenient = {**schema, "schema": self._or_raw(schema["schema"])}
        else:
            lenient = {
                "type": "default",
                "schema": self._or_raw(schema),
                "default": None,
            }
        return {**field, "schema": lenient}

    def _union(self, union: Schema) -> Any:
        """The only choice that is an object, or an array; of several one that fits.

        Nothing is validated both ways: choices within choices would take for ever.
        """
        choices = [*self._choices(union)]
        if not all(kind in _CONTAINERS or kind in _SCALARS for kind, _ in choices):
            return union
        lenient: list[Schema] = []
        raw: list[Schema] = []
        for container, anything in _ANY_OF.items():
            alike = [one for kind, one in choices if _CONTAINERS.get(kind) == container]
            if len(alike) == 1:
                lenient.append(self._lenient(alike[0]))
            elif alike:
                raw.append(anything)
        return _first(*lenient, union, *raw)

    def _choices(self, schema: Schema) -> Iterator[tuple[str, Schema]]:
        """The type of each, and the choice, which may be a reference to a definition."""
        meant = schema
        while meant["type"] == "definition-ref":
            meant = self._definitions[meant["schema_ref"]]
        match meant:
            case {"type": "nullable" | "default", "schema": inner}:
                yield from self._choices(inner)
            case {"type": "union", "choices": choices}:
                for choice in choices:  # some have a label
                    yield from self._choices(
                        cast(Any, choice[0] if isinstance(choice, tuple) else choice)
                    )
            case {"type": "model", "root_model": True}:
                yield "a model of anything", schema
            case _:
                yield meant["type"], schema


def _first(*choices: Any) -> Any:
    """The first of these that fits."""
    return core_schema.union_schema([*choices], mode="left_to_right")


def _is_plain(model: Schema) -> bool:
    """Whether it runs no code of a user."""
    return not (model.get("custom_init") or model.get("post_init"))


class _Parts(BaseModel):
    """What a model is made of. (pydantic validates a model that it has built as it was
    built, whatever its schema says.)"""

    model_config = ConfigDict(defer_build=True)


def _model(schema: Schema) -> Any:
    kind = schema["cls"]

    def make(parts: _Parts) -> Any:
        model = kind.__new__(kind)
        model.__setstate__(parts.__getstate__())
        return model

    parts: Any = {**schema, "cls": _Parts}
    parts.pop("ref", None)  # the name of the strict one
    return core_schema.no_info_after_validator_function(make, parts)
