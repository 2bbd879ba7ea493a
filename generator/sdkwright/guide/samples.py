"""Values that show what a type looks like, as trees that each language prints.

An example of the document comes first, then the only or the first value that there is,
then one of the format. What is not required is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeAlias, assert_never

from ..ir import (
    Access,
    Alias,
    AnyJson,
    Binary,
    Constant,
    Declaration,
    Doc,
    Enum,
    Field,
    JsonScalar,
    ListOf,
    MapOf,
    Named,
    Null,
    Nullable,
    Object,
    Pointer,
    Scalar,
    TupleOf,
    TypeRef,
    Union,
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text, a number or a boolean."""

    value: JsonScalar


@dataclass(frozen=True, slots=True)
class Moment:
    value: datetime


@dataclass(frozen=True, slots=True)
class Day:
    value: date


@dataclass(frozen=True, slots=True)
class Bytes:
    """Bytes that are not JSON: mostly those of a file."""


@dataclass(frozen=True, slots=True)
class BytesOrText:
    """A string of the format `binary`: a file in a multipart body, text in JSON."""

    name: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """Null."""


@dataclass(frozen=True, slots=True)
class Free:
    """An object without properties, where any may be."""


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The items of a list in which each has a type of its own."""

    items: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A value of an enumeration."""

    enum: Pointer
    value: JsonScalar


@dataclass(frozen=True, slots=True)
class Variant:
    """A value of a union, and the type that it has in it."""

    union: Pointer
    type: TypeRef
    value: Sample


@dataclass(frozen=True, slots=True)
class Properties:
    """An object."""

    object: Pointer
    fields: tuple[tuple[Field, Sample], ...]


Sample: TypeAlias = (
    Plain
    | Moment
    | Day
    | Bytes
    | BytesOrText
    | Nothing
    | Free
    | Items
    | Parts
    | Member
    | Variant
    | Properties
)

_MOMENT = datetime(2026, 1, 31, 12, tzinfo=UTC)
_TEXTS = {
    "uuid": "123e4567-e89b-12d3-a456-426614174000",
    "uri": "https://example.com",
    "email": "someone@example.com",
}
_NUMBERS: dict[str, JsonScalar] = {"integer": 1, "number": 1.5, "boolean": True}
_KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}
_DEEPEST = 4  # lists below are empty
_NO_DOC = Doc()
_NO_TAG: Mapping[str, JsonScalar] = {}


class Samples:
    """Makes values of the types of one API, without the properties that `without` tells."""

    def __init__(
        self, declarations: Mapping[Pointer, Declaration], without: Access
    ) -> None:
        self._declarations = declarations
        self._without = without

    def of(self, type_: TypeRef, doc: Doc = _NO_DOC, name: str = "") -> Sample:
        """A value; `name` is what a text says where nothing else is known of it."""
        return self._sample(type_, doc, name, ()) or Free()

    def object(self, declaration: Object) -> Properties:
        """An object with what it needs, or else with its first property."""
        held = [one for one in declaration.fields if one.access != self._without]
        shown = [one for one in held if one.required] or held[:1]
        found = self._properties(declaration, shown, {}, (declaration.pointer,))
        return found or Properties(declaration.pointer, ())

    def _sample(
        self,
        type_: TypeRef,
        doc: Doc,
        name: str,
        above: tuple[Pointer, ...],
        tag: Mapping[str, JsonScalar] = _NO_TAG,
    ) -> Sample | None:
        """None: there is no value that ends; `above` are the declarations that it is in."""
        match type_:
            case Scalar():
                return _scalar(type_, doc.example, name)
            case Constant(value):
                return Plain(value)
            case Nullable(inner):
                return self._sample(inner, doc, name, above, tag) or Nothing()
            case ListOf(item):
                if len(above) >= _DEEPEST:
                    return Items(())
                one = self._sample(item, _NO_DOC, name, above)
                return Items((one,) if one else ())
            case TupleOf(items):
                parts = [self._sample(one, _NO_DOC, name, above) for one in items]
                found = tuple(one for one in parts if one)
                return Parts(found) if len(found) == len(items) else None
            case MapOf() | AnyJson():
                return Free()
            case Null():
                return Nothing()
            case Binary():
                return Bytes()
            case Named(pointer):
                if pointer in above:
                    return None
                return self._declared(pointer, doc, name, (*above, pointer), tag)
            case _:
                assert_never(type_)

    def _declared(
        self,
        pointer: Pointer,
        doc: Doc,
        name: str,
        above: tuple[Pointer, ...],
        tag: Mapping[str, JsonScalar],
    ) -> Sample | None:
        match self._declarations[pointer]:
            case Enum(values=values):
                told = tag.get(name, doc.example)
                chosen = told if told in values else values[0]
                return Member(pointer, chosen)
            case Alias(type=type_, doc=own):
                known = doc if doc.example is not None else own
                return self._sample(type_, known, name, above, tag)
            case Union() as union:
                found = (self._variant(union, one, above) for one in union.variants)
                return next((one for one in found if one), None)
            case Object(fields=fields) as declaration:
                needed = [
                    one
                    for one in fields
                    if (one.required or one.wire_name in tag)
                    and one.access != self._without
                ]
                return self._properties(declaration, needed, tag, above)

    def _variant(
        self, union: Union, type_: TypeRef, above: tuple[Pointer, ...]
    ) -> Variant | None:
        tag = _tag_of(union, type_)
        value = self._sample(type_, _NO_DOC, "", above, tag)
        return Variant(union.pointer, type_, value) if value else None

    def _properties(
        self,
        declaration: Object,
        fields: Iterable[Field],
        tag: Mapping[str, JsonScalar],
        above: tuple[Pointer, ...],
    ) -> Properties | None:
        found = []
        for field in fields:
            name = field.wire_name
            told = {name: tag[name]} if name in tag else _NO_TAG
            value = self._sample(field.type, field.doc, name, above, told)
            if value is None and field.required:
                return None
            if isinstance(value, Plain) and name in told:
                value = Plain(told[name])
            if value is not None:
                found.append((field, value))
        return Properties(declaration.pointer, tuple(found))


def _tag_of(union: Union, variant: TypeRef) -> Mapping[str, JsonScalar]:
    """The property that tells a variant, with the first value that does."""
    if union.tag:
        for value, one in union.tag.mapping.items():
            if one == variant:
                return {union.tag.wire_name: value}
    return _NO_TAG


def _scalar(type_: Scalar, example: JsonScalar | None, name: str) -> Sample:
    if type_.kind == "string" and type_.format == "binary":
        return BytesOrText(name or "...")
    if type_.kind == "string" and type_.format == "date-time":
        return Moment(_MOMENT)
    if type_.kind == "string" and type_.format == "date":
        return Day(_MOMENT.date())
    if type(example) in _KINDS[type_.kind] and example is not None:
        return Plain(example)
    if type_.kind == "string":
        return Plain(_TEXTS.get(type_.format, name or "..."))
    return Plain(_NUMBERS[type_.kind])
