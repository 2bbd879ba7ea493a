"""Sample values → expressions of Go, laid out with four spaces a level."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from ...code import Code, join
from ...graph import unaliased, without_null
from ...guide.samples import (
    Bytes,
    BytesOrText,
    Day,
    Free,
    Items,
    Member,
    Moment,
    Nothing,
    Parts,
    Plain,
    Properties,
    Sample,
    Samples,
    Variant,
)
from ...ir import (
    AnyJson,
    Constant,
    Field,
    JsonScalar,
    ListOf,
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
from ..enums import base_of, has_constants, values_of
from ..fields import Fields, TypedField
from ..imports import Imports
from ..literals import literal
from ..names import MODEL_METHODS
from ..types import Parts as PartTypes
from ..types import Types
from ..variants import bare, scalar_of
from ..vocabulary import Vocabulary
from .imports import ProgramImports

INDENT = "    "
_HELPERS = {
    "string": "String",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "Bool",
}
_INT64 = range(-(2**63), 2**63)


class Structs:
    """The fields of the models of one API, each model once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[Pointer, Mapping[str, TypedField]] = {}

    def fields(self, pointer: Pointer) -> Mapping[str, TypedField]:
        """By their names on the wire, with types as other packages write them."""
        if pointer not in self._known:
            vocabulary = self._vocabulary
            declaration = vocabulary.api.declarations[pointer]
            assert isinstance(declaration, Object)
            kind = PartTypes if pointer in vocabulary.multipart else Types
            types = kind(vocabulary, Imports(vocabulary.module))
            self._known[pointer] = Fields(types, MODEL_METHODS).typed(declaration)
        return self._known[pointer]


class Values:
    """Writes the values of one program, whose imports it knows then."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        imports: ProgramImports,
        samples: Samples,
        structs: Structs,
    ) -> None:
        self._vocabulary = vocabulary
        self._structs = structs
        self._declarations = vocabulary.api.declarations
        self._imports = imports
        self.samples = samples
        self._types = Types(vocabulary, imports)
        self._parts = PartTypes(vocabulary, imports)

    def required(self, sample: Sample, type_: TypeRef) -> Code:
        """A value of a type as it is; null is whatever is nil."""
        return self._item(sample, type_, self._types)

    def value(self, sample: Sample, type_: TypeRef) -> Code:
        """A value that is there."""
        return self._value(sample, without_null(type_), self._types)

    def pointer(self, sample: Sample, type_: TypeRef) -> Code:
        """A value where nil is one as well."""
        return self._pointer(sample, without_null(type_), self._types)

    def type(self, type_: TypeRef) -> Code:
        return self._types.value(type_)

    def variant(self, union: Union, index: int) -> Code:
        """A union of its variant of this number."""
        types = self._types_of(union.pointer)
        found = self._vocabulary.variants[union.pointer][index]
        value = self._value(self.samples.of(found.type), found.type, types)
        creator = self._vocabulary.creators[union.pointer][index]
        return Code(f"{self._named(union.pointer, creator)}({value})")

    def body(self, media_type: str, *, required: bool) -> Code:
        """Bytes of a media type, which the file says where that is a range."""
        if "*" not in media_type:
            return self._reader()
        return self._file() if required else Code(f"&{self._file()}")

    def _value(self, sample: Sample, type_: TypeRef, types: Types) -> Code:
        """What the sample is, in the words of the type."""
        match sample:
            case Plain(value) | Member(_, value):
                return self._scalar(value, type_)
            case Moment(value):
                time = self._imports.standard("time")
                month = f"{time}.{value:%B}"
                parts = f"{value.year}, {month}, {value.day}, {value.hour}, 0, 0, 0"
                return Code(f"{time}.Date({parts}, {time}.UTC)")
            case Day(value):
                own, time = self._imports.own("types"), self._imports.standard("time")
                parts = f"{value.year}, {time}.{value:%B}, {value.day}"
                return Code(f"{own}.NewDate({parts})")
            case BytesOrText() if self._is_file(type_, types):
                return self._file()
            case BytesOrText(name):
                return literal(name)
            case Bytes():
                return Code('[]byte("...")')
            case Nothing():
                return Code("nil")
            case Free():
                return self._empty(type_, types)
            case Items(items) | Parts(items):
                return self._items(items, type_, types)
            case Variant(union, variant, value):
                return self._variant(union, variant, value)
            case Properties(pointer, fields):
                return self._object(pointer, fields)
            case _:
                assert_never(sample)

    def _items(self, items: Sequence[Sample], type_: TypeRef, types: Types) -> Code:
        match unaliased(type_, self._declarations):
            case TupleOf(item_types):
                of_items: Sequence[TypeRef] = item_types
            case inner:
                assert isinstance(inner, ListOf)
                of_items = [inner.item] * len(items)
        pairs = zip(items, of_items, strict=True)
        values = (self._item(one, item, types) for one, item in pairs)
        return composite(types.value(type_), values)

    def _item(self, sample: Sample, type_: TypeRef, types: Types) -> Code:
        """A value of a type as it is; null is whatever is nil."""
        if isinstance(type_, Nullable):
            return self._pointer(sample, type_, types)
        return self._value(sample, type_, types)

    def _pointer(self, sample: Sample, type_: TypeRef, types: Types) -> Code:
        type_ = without_null(type_)
        if isinstance(sample, Nothing) or types.is_nilable(type_):
            return self._value(sample, type_, types)
        match sample:
            case Properties():
                return Code(f"&{self._value(sample, type_, types)}")
            case Member() if self._has_constants(type_):
                return Code(f"{self._value(sample, type_, types)}.ToPointer()")
            case Plain() | Member() | BytesOrText() if kind := self._kind(
                type_, sample, types
            ):
                value = self._value(sample, type_, types)
                return Code(f"{self._imports.root()}.{_HELPERS[kind]}({value})")
        return Code(
            f"{self._imports.root()}.Pointer({self._value(sample, type_, types)})"
        )

    def _kind(self, type_: TypeRef, sample: Sample, types: Types) -> str:
        """The kind of a scalar whose type has no name; empty where it is none."""
        if isinstance(sample, BytesOrText) and self._is_file(type_, types):
            return ""
        match unaliased(type_, self._declarations):
            case Scalar(kind):
                return kind
            case Constant(value) if not isinstance(type_, Named):
                return scalar_of(value).kind
        return ""

    def _has_constants(self, type_: TypeRef) -> bool:
        match unaliased(type_, self._declarations):
            case Named(pointer):
                values = values_of(self._declarations[pointer])
                return bool(values) and has_constants(base_of(values))
        return False

    def _scalar(self, value: JsonScalar, type_: TypeRef) -> Code:
        named = type_.pointer if isinstance(type_, Named) else ""
        if constant := self._constant(named, value):
            return constant
        match unaliased(type_, self._declarations):
            case Named(pointer):
                return self._constant(pointer, value) or literal(value)
            case Scalar("integer") if isinstance(value, int) and value not in _INT64:
                return Code("1")
            case Scalar("number") if not math.isfinite(_float(value)):
                return Code("1.5")
        return literal(value)

    def _constant(self, pointer: Pointer, value: JsonScalar) -> Code | None:
        """The name of a value of an enumeration, or of the only text that there is."""
        names = self._vocabulary.values.get(pointer)
        if not names:
            return None
        for name, one in zip(
            names, values_of(self._declarations[pointer]), strict=True
        ):
            if one == value and type(one) is type(value):
                return self._named(pointer, name)
        type_ = self._types.named(pointer)
        return Code(f"{type_}({literal(value)})")

    def _empty(self, type_: TypeRef, types: Types) -> Code:
        match unaliased(type_, self._declarations):
            case AnyJson() | Null():
                return Code("map[string]any{}")
        return Code(f"{types.value(type_)}{{}}")

    def _is_file(self, type_: TypeRef, types: Types) -> bool:
        match unaliased(type_, self._declarations):
            case Scalar("string", "binary"):
                return types is self._parts
        return False

    def _file(self) -> Code:
        """A file with what there is to read."""
        reader = self._reader()
        own = self._imports.own("types")
        return composite(
            Code(f"{own}.File"),
            (Code('Name: "file.bin"'), Code(f"Content: {reader}")),
        )

    def _reader(self) -> Code:
        """Something to read from."""
        return Code(f'{self._imports.standard("strings")}.NewReader("...")')

    def _variant(self, pointer: Pointer, type_: TypeRef, value: Sample) -> Code:
        union = self._declarations[pointer]
        assert isinstance(union, Union)
        names = self._vocabulary.names
        wanted = bare(type_, self._declarations, names)
        variants = self._vocabulary.variants[pointer]
        creators = zip(variants, self._vocabulary.creators[pointer], strict=True)
        types = self._types_of(pointer)
        for variant, creator in creators:
            if variant.type == wanted:
                inner = self._value(value, variant.type, types)
                return Code(f"{self._named(pointer, creator)}({inner})")
        # Dates beside other texts are texts.
        return self.variant(union, 0)

    def _object(self, pointer: Pointer, fields: Iterable[tuple[Field, Sample]]) -> Code:
        known, types = self._structs.fields(pointer), self._types_of(pointer)
        entries = (
            Code(f"{known[one.wire_name].name}: {value}")
            for one, sample in fields
            if (value := self._field(pointer, one, known[one.wire_name], sample, types))
        )
        return composite(self._types.named(pointer), entries)

    def _field(
        self, owner: Pointer, field: Field, go: TypedField, sample: Sample, types: Types
    ) -> Code:
        """The value of a field; empty for what is left out."""
        type_ = without_null(field.type)
        constant = self._vocabulary.constants.get((owner, field.wire_name))
        if isinstance(sample, Nothing):
            return Code("" if go.type.startswith("optionalnullable.") else "nil")
        if constant:
            name = self._named(owner, constant.value)
            value, pointer = name, Code(f"{name}.ToPointer()")
        elif not go.type.startswith(("*", "optionalnullable.")):
            return self._value(sample, type_, types)
        elif types.is_nilable(type_):
            value = self._value(sample, type_, types)
            pointer = Code(f"{self._imports.root()}.Pointer({value})")
        else:
            value = pointer = self._pointer(sample, type_, types)
        if go.type.startswith("optionalnullable."):
            package = self._imports.own("optionalnullable")
            return Code(f"{package}.From({pointer})")
        return pointer if go.type.startswith("*") else value

    def _types_of(self, pointer: Pointer) -> Types:
        return self._parts if pointer in self._vocabulary.multipart else self._types

    def _named(self, pointer: Pointer, name: Code) -> Code:
        """What stands in the package of a declaration."""
        return self._types.of_package(self._vocabulary.package_of[pointer], name)


def composite(type_: Code, entries: Iterable[Code]) -> Code:
    """A composite literal, each of its entries on a line of its own."""
    lines = [f"{one},".replace("\n", f"\n{INDENT}") for one in entries]
    if not lines:
        return Code(f"{type_}{{}}")
    body = join(f"\n{INDENT}", map(Code, lines))
    return Code(f"{type_}{{\n{INDENT}{body}\n}}")


def _float(value: JsonScalar) -> float:
    try:
        return float(value)
    except (OverflowError, ValueError):
        return math.inf
