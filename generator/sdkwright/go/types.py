"""Types of the model → types of Go."""

from __future__ import annotations

from ..code import Code
from ..graph import unaliased, without_null
from ..ir import (
    Alias,
    AnyJson,
    Binary,
    Constant,
    ListOf,
    MapOf,
    Named,
    Null,
    Nullable,
    Pointer,
    Scalar,
    TupleOf,
    TypeRef,
)
from .enums import base_of, values_of
from .imports import Imports
from .variants import scalar_of
from .vocabulary import Vocabulary

_SCALARS = {
    "string": "string",
    "integer": "int64",
    "number": "float64",
    "boolean": "bool",
}


class Types:
    """Types as the files of one package write them; `package` is empty outside of models."""

    files = False

    def __init__(
        self, vocabulary: Vocabulary, imports: Imports, package: str = ""
    ) -> None:
        self.vocabulary = vocabulary
        self.imports = imports
        self._package = package

    def value(self, type_: TypeRef) -> Code:
        """The type of a value that is there; null is whatever is nil."""
        match type_:
            case Scalar("string", "date-time"):
                return Code(f"{self.imports.standard('time')}.Time")
            case Scalar("string", "date"):
                return Code(f"{self.imports.own('types')}.Date")
            case Scalar(kind):
                return Code(_SCALARS[kind])
            case Constant(value):
                return self.value(scalar_of(value))
            case Nullable(inner):
                return self.pointer(inner)
            case ListOf(item):
                return Code(f"[]{self._inside(item)}")
            case MapOf(item):
                return Code(f"map[string]{self._inside(item)}")
            case TupleOf(items):
                return Code(f"[{len(items)}]any")
            case AnyJson() | Null():
                return Code("any")
            case Binary():
                return Code("[]byte")
            case Named(pointer):
                return self.named(pointer)

    def named(self, pointer: Pointer) -> Code:
        """A declaration by its name, or in the place of it."""
        name = self.vocabulary.names.get(pointer)
        if name is None:
            declaration = self.vocabulary.api.declarations[pointer]
            assert isinstance(declaration, Alias)
            return self.value(declaration.type)
        return self.of_package(self.vocabulary.package_of[pointer], name)

    def of_package(self, package: str, name: Code) -> Code:
        """A name of a package of models."""
        if package == self._package:
            return name
        return Code(f"{self.imports.own(f'models/{package}')}.{name}")

    def pointer(self, type_: TypeRef) -> Code:
        """A type with a value for what is not there: nil."""
        bare = without_null(type_)
        return (
            self.value(bare) if self.is_nilable(bare) else Code(f"*{self.value(bare)}")
        )

    def _inside(self, item: TypeRef) -> Code:
        """The type of what is in a list or map, where no tag tells null from nothing in it."""
        bare = without_null(item)
        is_null_told = isinstance(item, Nullable) and self.is_container(bare)
        return Code(f"*{self.value(bare)}") if is_null_told else self.value(item)

    def parameter(self, type_: TypeRef, *, required: bool) -> Code:
        """The type of an argument of a method."""
        return self.value(type_) if required else self.pointer(type_)

    def result(self, type_: TypeRef) -> Code:
        """What a method returns of a type: structs by pointer."""
        return (
            Code(f"*{self.value(type_)}")
            if self.is_struct(type_)
            else self.value(type_)
        )

    def is_nilable(self, type_: TypeRef) -> bool:
        """Whether nil is a value of a type, without a pointer."""
        match unaliased(type_, self.vocabulary.api.declarations):
            case ListOf() | MapOf() | AnyJson() | Null() | Binary():
                return True
            case Named(pointer):
                values = values_of(self.vocabulary.api.declarations[pointer])
                return bool(values) and base_of(values) == "any"
        return False

    def is_container(self, type_: TypeRef) -> bool:
        """Whether a type is a list or a map."""
        bare = unaliased(type_, self.vocabulary.api.declarations)
        return isinstance(bare, ListOf | MapOf)

    def is_struct(self, type_: TypeRef) -> bool:
        """Whether a type is a struct of ours: a model or a union."""
        match unaliased(type_, self.vocabulary.api.declarations):
            case Named(pointer):
                return not values_of(self.vocabulary.api.declarations[pointer])
        return False


class Parts(Types):
    """The same for what is a multipart body as a whole: strings of bytes are files."""

    def value(self, type_: TypeRef) -> Code:
        match type_:
            case Scalar("string", "binary"):
                return Code(f"{self.imports.own('types')}.File")
        return super().value(type_)

    def named(self, pointer: Pointer) -> Code:
        declaration = self.vocabulary.api.declarations[pointer]
        if isinstance(declaration, Alias) and _holds_a_file(declaration):
            return self.value(declaration.type)
        return super().named(pointer)


def _holds_a_file(alias: Alias) -> bool:
    """Whether values are files, or lists of them."""
    bare = without_null(alias.type)
    inner = without_null(bare.item) if isinstance(bare, ListOf) else bare
    return isinstance(inner, Scalar) and inner.format == "binary"
