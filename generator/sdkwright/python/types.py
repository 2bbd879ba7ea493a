"""Types of the model → annotations of Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from .. import dates
from ..code import Code
from ..graph import references, without_null
from ..ir import (
    Alias,
    AnyJson,
    Binary,
    Constant,
    Declaration,
    Enum,
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
from .imports import Imports
from .literals import literal
from .vocabulary import Vocabulary

_DATES = {"date-time": "datetime", "date": "date"}
_FILES = "._runtime.files"
_BUILTINS = {"integer": "int", "number": "float", "boolean": "bool"}


class Returned:
    """Annotations of what comes back, as the code outside of `models` writes them."""

    def __init__(self, vocabulary: Vocabulary, imports: Imports) -> None:
        self.vocabulary = vocabulary
        self.imports = imports

    def annotation(self, type_: TypeRef) -> Code:
        return joined(self.alternatives(type_))

    def alternatives(self, type_: TypeRef) -> list[str]:
        """The members of the union that a type is; one, mostly. None stands last."""
        match type_:
            case Scalar("string", format_) if format_ in _DATES:
                return [self.imports.name("datetime", _DATES[format_])]
            case Scalar("string"):
                return [self.imports.builtin("str")]
            case Scalar(kind):
                return [self.imports.builtin(_BUILTINS[kind])]
            case Constant(value):
                return [self.closed([value])]
            case Nullable(inner):
                return [
                    *(one for one in self.alternatives(inner) if one != "None"),
                    "None",
                ]
            case ListOf(item):
                return [self.list_of(self.annotation(item))]
            case TupleOf(items):
                members = ", ".join(map(self.annotation, items))
                return [f"{self.imports.builtin('tuple')}[{members}]"]
            case MapOf(value):
                return [self.map_of(self.annotation(value))]
            case AnyJson():
                return [self.imports.name("typing", "Any")]
            case Null():
                return ["None"]
            case Binary():
                return [self.binary()]
            case Named(pointer):
                return self.named(pointer)

    def binary(self) -> str:
        return self.imports.builtin("bytes")

    def list_of(self, item: Code) -> str:
        return f"{self.imports.builtin('list')}[{item}]"

    def map_of(self, value: Code) -> str:
        return f"{self.imports.builtin('dict')}[{self.imports.builtin('str')}, {value}]"

    def named(self, pointer: Pointer) -> list[str]:
        if pointer not in self.vocabulary.names:
            return self.written_out(self.vocabulary.api.declarations[pointer])
        return [self.reference(pointer)]

    def reference(self, pointer: Pointer) -> str:
        return f"{self.imports.name('.', 'models')}.{self.vocabulary.names[pointer]}"

    def written_out(self, declaration: Declaration) -> list[str]:
        """A declaration in the place of its name."""
        match declaration:
            case Enum(values=values):
                kinds = dict.fromkeys(_builtin_of(value) for value in values)
                open_ = [self.imports.builtin(kind) for kind in kinds]
                return [self.closed(values), *open_]
            case Union(variants=variants):
                return _unique(
                    one
                    for variant in self.told_apart(variants)
                    for one in self.alternatives(variant)
                )
            case Alias(type=type_):
                return self.alternatives(type_)
            case Object():
                raise AssertionError("an object has a name")

    def told_apart(self, variants: Sequence[TypeRef]) -> Sequence[TypeRef]:
        return dates.told_apart(variants, self.vocabulary.api.declarations)

    def closed(self, values: Iterable[JsonScalar]) -> str:
        literals = [_member(value) for value in values]
        if None in literals:  # a float is not allowed in a Literal
            return self.imports.builtin("float")
        return (
            f"{self.imports.name('typing', 'Literal')}[{', '.join(map(str, literals))}]"
        )


class Defined(Returned):
    """The same inside a module of `models`, which imports what other modules define."""

    def __init__(self, vocabulary: Vocabulary, imports: Imports, module: Code) -> None:
        super().__init__(vocabulary, imports)
        self._module = module

    def reference(self, pointer: Pointer) -> str:
        name, module = (
            self.vocabulary.names[pointer],
            self.vocabulary.module_of[pointer],
        )
        return name if module == self._module else self.imports.own(f".{module}", name)


class Sent(Returned):
    """Annotations of what goes out: any sequence for a list, a plain dict for a model."""

    def told_apart(self, variants: Sequence[TypeRef]) -> Sequence[TypeRef]:
        return variants  # whoever sends a date has one

    def list_of(self, item: Code) -> str:
        return f"{self.imports.name('collections.abc', 'Sequence')}[{item}]"

    def map_of(self, value: Code) -> str:
        mapping = self.imports.name("collections.abc", "Mapping")
        return f"{mapping}[{self.imports.builtin('str')}, {value}]"

    def named(self, pointer: Pointer) -> list[str]:
        declaration = self.vocabulary.api.declarations[pointer]
        if pointer not in self.vocabulary.names:
            return self.written_out(declaration)
        if pointer not in self.vocabulary.params:
            return [self.reference(pointer)]
        if isinstance(declaration, Object):
            return [self.reference(pointer), self.param(pointer)]
        return [self.param(pointer)]

    def binary(self) -> str:
        return self.imports.name(_FILES, "FileContent")

    def dicts(self, type_: TypeRef) -> Iterator[str]:
        """What plain dicts may stand for a type, behind the names of others."""
        for pointer in references(type_):
            declaration = self.vocabulary.api.declarations[pointer]
            if pointer in self.vocabulary.params:
                yield self.param(pointer)
            elif isinstance(declaration, Alias):
                yield from self.dicts(declaration.type)
            elif isinstance(declaration, Union):
                for variant in declaration.variants:
                    yield from self.dicts(variant)

    def param(self, pointer: Pointer) -> str:
        params = self.imports.for_checkers(".", "params")
        return f"{params}.{self.vocabulary.names[pointer]}Param"


class SentInParts(Sent):
    """The same for parts of a multipart body, where strings of bytes are files."""

    files: ClassVar[str] = _FILES

    def alternatives(self, type_: TypeRef) -> list[str]:
        if is_file(type_):
            return [self.imports.name(self.files, "FileInput")]
        return super().alternatives(type_)

    def named(self, pointer: Pointer) -> list[str]:
        declaration = self.vocabulary.api.declarations[pointer]
        if _holds_a_file(declaration):
            return self.written_out(declaration)
        return super().named(pointer)


class SentInside(Sent):
    """The same inside a module of `params`."""

    def __init__(self, vocabulary: Vocabulary, imports: Imports, module: Code) -> None:
        super().__init__(vocabulary, imports)
        self._module = module

    def reference(self, pointer: Pointer) -> str:
        models = self.imports.name("..", "models")
        return f"{models}.{self.vocabulary.names[pointer]}"

    def param(self, pointer: Pointer) -> str:
        name = Code(f"{self.vocabulary.names[pointer]}Param")
        module = self.vocabulary.module_of[pointer]
        return name if module == self._module else self.imports.own(f".{module}", name)


class SentInsideParts(SentInParts, SentInside):
    """The same for what is a multipart body as a whole."""

    files = ".._runtime.files"


def joined(alternatives: Iterable[str]) -> Code:
    """A union, each member once."""
    return Code(" | ".join(_unique(alternatives)))


def is_file(type_: TypeRef) -> bool:
    """Whether it is a string that is bytes."""
    return isinstance(type_, Scalar) and type_.format == "binary"


def _holds_a_file(declaration: Declaration) -> bool:
    """Whether values are files, or lists of them."""
    match declaration:
        case Union(variants=variants):
            types = variants
        case Alias(type=type_):
            types = (type_,)
        case _:
            return False
    bare = map(without_null, types)
    return any(is_file(one.item if isinstance(one, ListOf) else one) for one in bare)


def _unique(parts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(parts))


def _member(value: JsonScalar) -> Code | None:
    return None if isinstance(value, float) else literal(value)


def _builtin_of(value: JsonScalar) -> str:
    return type(value).__name__
