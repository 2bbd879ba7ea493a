"""The page of a model: what it is made of, how one is built, and where it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..code import Code, join
from ..ir import (
    Alias,
    AnyJson,
    Declaration,
    Doc,
    Enum,
    Field,
    JsonScalar,
    Object,
    Pointer,
    TypeRef,
    Union,
)
from ..markdown import code, line, prose
from .tables import NO, NOTHING, YES, table
from .uses import Uses

FIELDS = ("Field", "Type", "Required", "Description", "Example")


@dataclass(frozen=True, slots=True)
class Variant:
    shown: Code
    """Linked to the page of the model that it is."""
    values: tuple[JsonScalar, ...] = ()
    """Those of the tag that stand for it."""
    is_default: bool = False
    """Whether all other values stand for it, too."""


class Printer(Protocol):
    """What depends on the language."""

    def name(self, owner: Object, field: Field) -> Code:
        """A field of an object."""

    def field_type(self, owner: Object, field: Field, /) -> Code:
        """Its type, linked to the pages of the models in it."""

    def type(self, type_: TypeRef) -> Code:
        """The same of a value that is there."""

    def value(self, value: JsonScalar) -> Code:
        """A literal."""

    def member(self, enum: Enum, value: JsonScalar, /) -> Code:
        """A value of an enumeration."""

    def variants(self, union: Union) -> Iterable[Variant]:
        """Those that the language tells apart."""

    def said_of(self, owner: Object, field: Field) -> str:
        """What there is to say of a field, as Markdown of the document."""

    def model(self, pointer: Pointer) -> Code:
        """The name of a model, linked to its page."""

    def operation(self, pointer: Pointer) -> Code:
        """The method of an operation, linked to its section."""


@dataclass(frozen=True, slots=True)
class ModelPage:
    title: Code
    text: Code | None
    example: Code
    fields: Code | None
    """A table."""
    additional: Code | None
    """The type of the properties that have no field."""
    values: Code | None
    variants: Code | None
    tag: Code | None
    """The property that tells variants apart."""
    is_untagged: bool
    """Whether variants are told apart by nothing but what fits."""
    alias: Code | None
    """The type that it is another name for."""
    uses: tuple[Code, ...]


def model_page(
    declaration: Declaration,
    title: Code,
    example: Code,
    uses: Uses,
    printer: Printer,
) -> ModelPage:
    fields = values = variants = tag = alias = additional = None
    match declaration:
        case Object() as owner:
            fields = fields_table(owner, printer)
            if owner.additional != AnyJson():
                additional = printer.type(owner.additional)
        case Enum():
            values = join("\n", _values(declaration, printer))
        case Union():
            variants = join("\n", _variants(declaration, printer))
            tag = code(declaration.tag.wire_name) if declaration.tag else None
        case Alias(type=type_):
            alias = printer.type(type_)
    return ModelPage(
        title=title,
        text=prose(_said_of(declaration.doc)) or None,
        example=example,
        fields=fields,
        additional=additional,
        values=values,
        variants=variants,
        tag=tag,
        is_untagged=isinstance(declaration, Union) and tag is None,
        alias=alias,
        uses=tuple(_uses(uses, printer)),
    )


def _said_of(doc: Doc) -> str:
    texts = dict.fromkeys(text.strip() for text in (doc.summary, doc.text))
    said = [text for text in texts if text]
    return "\n\n".join([*said, "*Deprecated.*"] if doc.deprecated else said)


def fields_table(owner: Object, printer: Printer) -> Code | None:
    """None where there are none."""
    if not owner.fields:
        return None
    rows = (
        (
            code(printer.name(owner, one)),
            printer.field_type(owner, one),
            YES if one.required else NO,
            line(printer.said_of(owner, one)) or NOTHING,
            NOTHING if one.doc.example is None else printer.value(one.doc.example),
        )
        for one in owner.fields
    )
    return join("\n", table(FIELDS, rows))


def _values(enum: Enum, printer: Printer) -> tuple[Code, ...]:
    meanings = dict(enum.meanings)
    if not meanings:
        return table(("Value",), ((printer.member(enum, one),) for one in enum.values))
    return table(
        ("Value", "Meaning"),
        (
            (printer.member(enum, one), line(meanings.get(one, "")) or NOTHING)
            for one in enum.values
        ),
    )


def _variants(union: Union, printer: Printer) -> tuple[Code, ...]:
    variants = printer.variants(union)
    if union.tag is None:
        return table(("Variant",), ((one.shown,) for one in variants))
    rows = []
    for variant in variants:
        values = list(map(printer.value, variant.values))
        values += [Code("any other")] * variant.is_default
        rows.append((variant.shown, join(", ", values) or NOTHING))
    return table(("Variant", "Value"), rows)


def variants_as_written(
    union: Union, type_: Callable[[TypeRef], Code]
) -> Iterator[Variant]:
    """The variants of the document, where the language has a type for each."""
    mapping = union.tag.mapping if union.tag else {}
    for variant in union.variants:
        values = tuple(value for value, one in mapping.items() if one == variant)
        is_default = union.tag is not None and variant == union.tag.default
        yield Variant(type_(variant), values, is_default)


def _uses(uses: Uses, printer: Printer) -> Iterator[Code]:
    for how, operations in (
        ("Sent by", uses.sent_by),
        ("Returned by", uses.returned_by),
        ("Raised by", uses.raised_by),
    ):
        yield from _listed(how, map(printer.operation, operations))
    yield from _listed("Part of", map(printer.model, uses.part_of))


def _listed(how: str, links: Iterable[Code]) -> Iterator[Code]:
    listed: Sequence[Code] = list(links)
    if listed:
        yield Code(f"{how} {join(', ', listed)}")
