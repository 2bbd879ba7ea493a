"""Declarations → the files of `models/components` and `models/operations`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..code import Code
from ..guide.texts import paragraphs
from ..ir import Alias, AnyJson, Constant, Enum, ListOf, MapOf, Object, Pointer, Union
from .comments import comment, doc
from .enums import base_of, has_constants, values_of
from .fields import Fields, GoField
from .imports import Imports
from .layout import Function, Row, columns, constants, functions
from .literals import listed, literal, tag
from .names import MODEL_METHODS, receiver
from .partition import File
from .types import Parts, Types
from .variants import Variant
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class StructView:
    """A model."""

    name: Code
    doc: Code
    fields: Code
    methods: Code
    extra: Code
    """The method for what has no field; empty where that is a map."""
    receiver: Code
    secrets: tuple[Code, ...]
    """The fields that are shown nowhere."""
    kind: Literal["struct"] = "struct"


@dataclass(frozen=True, slots=True)
class EnumView:
    name: Code
    doc: Code
    base: Code
    constants: Code
    to_pointer: Code
    kind: Literal["enum"] = "enum"


@dataclass(frozen=True, slots=True)
class UnionView:
    name: Code
    doc: Code
    fields: Code
    functions: Code
    """What makes one of each variant."""
    other: Code
    """The method for variants with other tags; empty where there are none."""
    methods: Code
    kind: Literal["union"] = "union"


@dataclass(frozen=True, slots=True)
class AliasView:
    name: Code
    doc: Code
    value: Code
    """With its equals sign, where it is another name for the same type."""
    kind: Literal["alias"] = "alias"


Definition: TypeAlias = StructView | EnumView | UnionView | AliasView


@dataclass(frozen=True, slots=True)
class FileView:
    package: Code
    imports: Code
    definitions: tuple[Definition, ...]


def file_view(file: File, vocabulary: Vocabulary) -> FileView:
    imports = Imports(vocabulary.module)
    definitions = tuple(
        view
        for pointer in file.members
        for view in _definitions(pointer, vocabulary, imports, file.package)
    )
    return FileView(Code(file.package), imports.declaration(), definitions)


def _definitions(
    pointer: Pointer, vocabulary: Vocabulary, imports: Imports, package: str
) -> Iterable[Definition]:
    declaration = vocabulary.api.declarations[pointer]
    kind = Parts if pointer in vocabulary.multipart else Types
    types = kind(vocabulary, imports, package)
    match declaration:
        case Object():
            return [_struct(declaration, types), *_constants(declaration, types)]
        case Union():
            return [_union(declaration, types)]
        case Enum() | Alias(type=Constant()):
            return [_enum(declaration, types)]
        case Alias():
            return [_alias(declaration, types)]


def model_methods(name: Code, imports: Imports) -> list[Function]:
    """How a type is read and written as JSON."""
    runtime, it = imports.own("internal/runtime"), receiver(name)
    return [
        Function(
            Code(f"func ({it} {name}) MarshalJSON() ([]byte, error)"),
            Code(f"return {runtime}.Marshal(&{it})"),
        ),
        Function(
            Code(f"func ({it} *{name}) UnmarshalJSON(data []byte) error"),
            Code(f"return {runtime}.Unmarshal(data, {it})"),
        ),
    ]


def _struct(declaration: Object, types: Types) -> StructView:
    name = types.vocabulary.names[declaration.pointer]
    fields = Fields(types, MODEL_METHODS).of(declaration)
    getters = [_getter(name, one, types.imports) for one in fields]
    secrets = tuple(one.name for one in fields if one.is_secret)
    if secrets:
        types.imports.standard("fmt")
    return StructView(
        name=name,
        doc=_doc(name, declaration),
        fields=columns(one.row for one in fields),
        methods=functions([*model_methods(name, types.imports), *getters]),
        extra=(
            extra_method(name, receiver(name))
            if declaration.additional == AnyJson()
            else Code("")
        ),
        receiver=receiver(name),
        secrets=secrets,
    )


def extra_method(name: Code, it: Code) -> Code:
    """What hands out the properties without a field; `it` is the receiver."""
    return _field_method(name, it, "ExtraFields", "extra")


def _field_method(name: Code, it: Code, method: str, field: str) -> Code:
    type_ = field.capitalize()
    signature = Code(f"func ({it} *{name}) {method}() *runtime.{type_}")
    return functions([Function(signature, Code(f"return &{it}.{field}"))])


def _getter(name: Code, field: GoField, imports: Imports) -> Function:
    runtime, it = imports.own("internal/runtime"), receiver(name)
    return Function(
        Code(f"func ({it} *{name}) Get{field.name}() {field.type}"),
        Code(f"return {runtime}.Value({it}).{field.name}"),
    )


def _constants(declaration: Object, types: Types) -> Iterable[EnumView]:
    """The types of fields that are one text."""
    for field in declaration.fields:
        names = types.vocabulary.constants.get((declaration.pointer, field.wire_name))
        if names:
            row = Row((names.value, names.type, Code(f"= {literal(names.text)}")))
            yield _enum_view(names.type, Code(""), Code("string"), constants([row]))


def _enum(declaration: Enum | Alias, types: Types) -> EnumView | AliasView:
    name = types.vocabulary.names[declaration.pointer]
    values = values_of(declaration)
    base = base_of(values)
    if not has_constants(base):
        each = f"One of {', '.join(map(literal, values))}, or what comes to be one."
        said = _doc(name, declaration, each)
        return AliasView(name, said, Code(f"= {base}"))
    said = _doc(name, declaration)
    meanings = dict(declaration.meanings) if isinstance(declaration, Enum) else {}
    rows = (
        Row(
            (constant, name, Code(f"= {literal(value)}")), _meaning(meanings.get(value))
        )
        for constant, value in zip(
            types.vocabulary.values[declaration.pointer], values, strict=True
        )
    )
    return _enum_view(name, said, Code(base), constants(rows))


def _enum_view(name: Code, said: Code, base: Code, values: Code) -> EnumView:
    it = receiver(name)
    signature = Code(f"func ({it} {name}) ToPointer() *{name}")
    to_pointer = functions([Function(signature, Code(f"return &{it}"))])
    return EnumView(name, said, base, values, to_pointer)


def _meaning(text: str | None) -> Code | None:
    return comment([text], 1) if text and text.strip() else None


def _union(declaration: Union, types: Types) -> UnionView:
    vocabulary = types.vocabulary
    name = vocabulary.names[declaration.pointer]
    variants = vocabulary.variants[declaration.pointer]
    tag_ = declaration.tag
    told_by = tag_.wire_name if tag_ else ""
    is_open = tag_ is not None and not tag_.default
    head = Row((Code("_"), Code("struct{}"), tag(("union", told_by))))
    makers = zip(variants, vocabulary.creators[declaration.pointer], strict=True)
    types.imports.own("internal/runtime")
    return UnionView(
        name=name,
        doc=_doc(name, declaration, "A union: one of its fields is set."),
        fields=columns([head, *(_variant(one, types) for one in variants)]),
        functions=functions(
            _creator(name, creator, one, types) for one, creator in makers
        ),
        other=(
            _field_method(name, receiver(name), "Other", "other")
            if is_open
            else Code("")
        ),
        methods=functions(model_methods(name, types.imports)),
    )


def _variant(variant: Variant, types: Types) -> Row:
    pairs = [("variant", listed(variant.values))] if variant.values else []
    pairs += [("default", "true")] if variant.is_default else []
    cells = (variant.name, types.pointer(variant.type))
    return Row((*cells, tag(*pairs)) if pairs else cells)


def _creator(name: Code, creator: Code, variant: Variant, types: Types) -> Function:
    value = "v" if types.is_nilable(variant.type) else "&v"
    return Function(
        Code(f"func {creator}(v {types.value(variant.type)}) {name}"),
        Code(f"return {name}{{{variant.name}: {value}}}"),
    )


def _alias(declaration: Alias, types: Types) -> AliasView:
    name = types.vocabulary.names[declaration.pointer]
    value = types.value(declaration.type)
    is_defined = isinstance(declaration.type, ListOf | MapOf)
    text = value if is_defined else Code(f"= {value}")
    return AliasView(name, _doc(name, declaration), text)


def _doc(name: Code, declaration: Object | Enum | Union | Alias, *more: str) -> Code:
    said = [*paragraphs(declaration.doc), *more]
    return doc(name, said, deprecated=declaration.doc.deprecated)
