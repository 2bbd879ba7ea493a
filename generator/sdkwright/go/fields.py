"""The properties of an object as the fields of a struct."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from ..code import Code
from ..graph import unaliased, without_null
from ..ir import (
    AnyJson,
    Constant,
    Enum,
    Field,
    JsonScalar,
    MapOf,
    Named,
    Nullable,
    Object,
    Pointer,
    TypeRef,
)
from ..passwords import is_password
from .circles import is_required
from .comments import comment
from .layout import Row
from .literals import in_tag, tag
from .names import field_names
from .texts import said_of_field
from .types import Types


@dataclass(frozen=True, slots=True)
class TypedField:
    """A field, as code that uses it needs to know it."""

    name: Code
    type: Code


@dataclass(frozen=True, slots=True)
class GoField:
    """A field, as it is written."""

    name: Code
    type: Code
    row: Row
    is_secret: bool = False
    """Whether what prints the struct would show a password."""


class Fields:
    """The fields of models."""

    def __init__(self, types: Types, methods: Collection[str]) -> None:
        self._types = types
        self._methods = methods

    def typed(self, declaration: Object) -> dict[str, TypedField]:
        """The fields of properties, by their names on the wire."""
        names = self._names(declaration)
        return {
            one.wire_name: TypedField(
                names[one.wire_name], self._type(declaration.pointer, one)[0]
            )
            for one in declaration.fields
        }

    def of(self, declaration: Object) -> tuple[GoField, ...]:
        names = self._names(declaration)
        found = [
            self._field(declaration.pointer, field, names[field.wire_name])
            for field in declaration.fields
        ]
        if declaration.additional != AnyJson():
            found.append(self._additional(declaration.additional))
        return tuple(found)

    def _names(self, declaration: Object) -> dict[str, Code]:
        methods = set(self._methods)
        if declaration.additional != AnyJson():
            methods.add("AdditionalProperties")
        if any(map(self._is_password, declaration.fields)):
            methods.add("Format")
        return field_names(declaration.fields, methods)

    def _field(self, owner: Pointer, field: Field, name: Code) -> GoField:
        type_, more = self._type(owner, field)
        # A name that is a hyphen would be none.
        key = "\\-" if field.wire_name == "-" else in_tag(field.wire_name)
        required = is_required(owner, field, self._types.vocabulary.sent)
        pairs = [("json", key if required else f"{key},omitempty"), *more]
        said = comment(said_of_field(field.doc), 1) or None
        # What is behind a pointer is not printed anyway.
        is_shown = not type_.startswith(("*", "optionalnullable."))
        is_secret = is_shown and self._is_password(field)
        return GoField(name, type_, Row((name, type_, tag(*pairs)), said), is_secret)

    def _is_password(self, field: Field) -> bool:
        return is_password(field.type, self._types.vocabulary.api.declarations)

    def _type(self, owner: Pointer, field: Field) -> tuple[Code, list[tuple[str, str]]]:
        """The type of a field, and what its tag says beside its name."""
        types, bare = self._types, without_null(field.type)
        value = types.value(bare)
        more: list[tuple[str, str]] = []
        if constant := types.vocabulary.constants.get((owner, field.wire_name)):
            package = types.vocabulary.package_of[owner]
            value = types.of_package(package, constant.type)
        only = self._only_value(owner, field.wire_name, bare)
        if only is not None:
            more.append(("const", only if isinstance(only, str) else json.dumps(only)))
        is_nullable = isinstance(field.type, Nullable)
        required = is_required(owner, field, types.vocabulary.sent)
        in_circle = (owner, field.wire_name) in types.vocabulary.circular
        if types.is_nilable(bare):
            if required and is_nullable and types.is_container(bare):
                more.append(("nullable", "true"))
            if required or not is_nullable or not types.is_container(bare):
                return value, more
            return self._optional_nullable(value), more
        if required:
            return (Code(f"*{value}") if is_nullable or in_circle else value), more
        if is_nullable:
            return self._optional_nullable(value), more
        return Code(f"*{value}"), more

    def _optional_nullable(self, value: Code) -> Code:
        package = self._types.imports.own("optionalnullable")
        return Code(f"{package}.OptionalNullable[{value}]")

    def _only_value(
        self, owner: Pointer, wire_name: str, type_: TypeRef
    ) -> JsonScalar | None:
        """The value that a field always has: a constant, or a tag that says which variant it is."""
        vocabulary = self._types.vocabulary
        match unaliased(type_, vocabulary.api.declarations):
            case Constant(value):
                return value
            case Named(pointer):
                declaration = vocabulary.api.declarations[pointer]
                tags = vocabulary.tags.get((owner, wire_name), ())
                if isinstance(declaration, Enum) and set(declaration.values) == set(
                    tags
                ):
                    return (
                        declaration.values[0] if len(declaration.values) == 1 else None
                    )
        return None

    def _additional(self, type_: TypeRef) -> GoField:
        name = Code("AdditionalProperties")
        value = self._types.value(MapOf(type_))
        said = comment(["The properties that have no field."], 1)
        pairs = tag(("additionalProperties", "true"), ("json", "-"))
        return GoField(name, value, Row((name, value, pairs), said))


class ErrorFields(Fields):
    """The fields of errors, which tell absent from null nowhere."""

    def _optional_nullable(self, value: Code) -> Code:
        is_nilable = value.startswith(("[]", "map["))
        return value if is_nilable else Code(f"*{value}")
