"""What a document says to people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..ir import Doc, JsonScalar
from .keywords import is_structural
from .nodes import Node

_LIMITS = (
    *("default", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"),
    *("multipleOf", "minLength", "maxLength", "pattern", "minItems", "maxItems"),
    *("uniqueItems", "minProperties", "maxProperties"),
    *("format", "contentEncoding", "contentMediaType"),
)
_LIMITS_SET = frozenset(_LIMITS)
_FORMATS_SAID_BY_TYPES = ("date-time", "date", "int32", "int64", "float", "double")
_Objects = Sequence[Mapping[str, Any]]


def doc_of(value: Mapping[str, Any]) -> Doc:
    """Of an operation, a response, a body: what has a `summary`."""
    return _doc([value], summary="summary")


def doc_of_parameter(value: Mapping[str, Any], schema: Node) -> Doc:
    """Where a parameter says nothing, its schema does."""
    values = [value, schema.value] if isinstance(schema.value, dict) else [value]
    return replace(_doc(values), deprecated=value.get("deprecated") is True)


def doc_of_schema(parts: Sequence[Node]) -> Doc:
    """Of a schema with a name, by the outermost of what it is made of that has a text."""
    values = [part.value for part in parts]
    deprecated = bool(values) and values[0].get("deprecated") is True
    return replace(_doc(values, summary="title"), deprecated=deprecated)


def doc_of_use(nodes: Sequence[Node]) -> Doc:
    """Of a property: what is said there, not what the schema it refers to says of itself."""
    values = [node.value for node in nodes if isinstance(node.value, dict)]
    return _doc([*values, *_annotations(values)])


def _annotations(values: _Objects) -> Iterator[Mapping[str, Any]]:
    """Members of an `allOf` that only say something."""
    for value in values:
        members = value.get("allOf")
        for member in members if isinstance(members, list) else ():
            if isinstance(member, dict) and not any(map(is_structural, member)):
                yield member


def _doc(values: _Objects, summary: str = "") -> Doc:
    return Doc(
        summary=_text(values, summary),
        text=_text(values, "description"),
        deprecated=any(value.get("deprecated") is True for value in values),
        example=next((one for one in _examples(values) if _is_scalar(one)), None),
        limits=tuple(_limits(values)),
    )


def _text(values: _Objects, keyword: str) -> str:
    texts = (value.get(keyword) for value in values)
    return next((text for text in texts if isinstance(text, str)), "")


def _limits(values: _Objects) -> Iterator[tuple[str, JsonScalar]]:
    """Keywords that are told and never enforced."""
    if all(_LIMITS_SET.isdisjoint(value) for value in values):
        return
    for keyword in _LIMITS:
        said = [value[keyword] for value in values if keyword in value]
        if not said or not _is_scalar(said[0]):
            continue
        if keyword != "format" or said[0] not in _FORMATS_SAID_BY_TYPES:
            yield keyword, said[0]


def _examples(values: _Objects) -> Iterator[Any]:
    for value in values:
        yield value.get("example")
        several = value.get("examples")
        if isinstance(several, list):
            yield from several
        elif isinstance(several, dict):  # of a parameter: Example Objects by name
            yield from (one.get("value") for one in _objects(several.values()))
    yield from (value.get("default") for value in values)


def _objects(values: Iterable[Any]) -> Iterator[Mapping[str, Any]]:
    return (value for value in values if isinstance(value, dict))


def _is_scalar(value: Any) -> bool:
    return isinstance(value, str | int | float)
