"""Declarations → the modules of `models` and `params`."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..code import Code, join
from ..graph import without_null
from ..ir import (
    Alias,
    AnyJson,
    Enum,
    Field,
    Named,
    Nullable,
    Object,
    Pointer,
    TypeRef,
    Union,
)
from ..passwords import is_password
from .imports import Imports
from .literals import docstring, literal
from .names import field_names
from .partition import Module, named_by
from .texts import said_of, said_of_class, said_of_values
from .types import Defined, Returned, SentInside, SentInsideParts, joined
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class FieldView:
    name: Code
    annotation: Code
    default: Code
    """With its equals sign; empty where a value is required."""
    doc: Code | None


@dataclass(frozen=True, slots=True)
class ClassView:
    name: Code
    base: Code
    doc: Code | None
    fields: tuple[FieldView, ...]
    kind: Literal["class"] = "class"


@dataclass(frozen=True, slots=True)
class AliasView:
    name: Code
    marker: Code
    """The name of `TypeAlias` here."""
    value: Code
    doc: Code | None
    kind: Literal["alias"] = "alias"


@dataclass(frozen=True, slots=True)
class CallView:
    """A type that a call makes: its value is quoted, to be read when all names are there."""

    name: Code
    maker: Code
    arguments: Code
    doc: Code | None
    kind: Literal["call"] = "call"


Definition: TypeAlias = ClassView | AliasView | CallView


@dataclass(frozen=True, slots=True)
class ModuleView:
    name: Code
    imports: tuple[Code, ...]
    definitions: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """The `__init__` of a package whose names load on first use."""

    doc: Code
    imports: tuple[Code, ...]
    names: tuple[tuple[Code, Code], ...]
    """Each name, and the module that defines it relative to the package, quoted."""


def models_module(module: Module, vocabulary: Vocabulary) -> ModuleView:
    imports = Imports(_taken(module, vocabulary))
    types = Defined(vocabulary, imports, module.name)
    definitions = tuple(_model(pointer, types) for pointer in module.members)
    return ModuleView(module.name, imports.lines(), definitions)


def params_module(module: Module, vocabulary: Vocabulary) -> ModuleView | None:
    """The same as plain dicts, for those that requests reach; None where there are none."""
    members = [pointer for pointer in module.members if pointer in vocabulary.params]
    if not members:
        return None
    imports = Imports({*_taken(module, vocabulary), *_wire_names(members, vocabulary)})
    types = SentInside(vocabulary, imports, module.name)
    parts = SentInsideParts(vocabulary, imports, module.name)
    definitions = tuple(
        _param(pointer, parts if pointer in vocabulary.multipart else types)
        for pointer in members
    )
    return ModuleView(module.name, imports.lines(), definitions)


def models_index(modules: Iterable[ModuleView]) -> IndexView:
    doc = "The models of the API, by the names of its schemas. Each loads on first use."
    unknown = {".._runtime.models": [Code("UnknownVariant")]}
    return _index(doc, {**_defined(modules), **unknown})


def params_index(modules: Iterable[ModuleView]) -> IndexView:
    doc = (
        "What models are as plain dicts, for type checkers and editors. Keys are those of the wire;"
        " what they mean stands with the models."
    )
    return _index(doc, _defined(modules))


def _defined(modules: Iterable[ModuleView]) -> dict[str, list[Code]]:
    """The names that stand in each module, by how the index imports the module."""
    return {
        f".{module.name}": [one.name for one in module.definitions]
        for module in modules
    }


def _index(doc: str, names: Mapping[str, list[Code]]) -> IndexView:
    pairs = sorted((name, module) for module, found in names.items() for name in found)
    return IndexView(
        doc=docstring([doc], 0),
        # `X as X` is how a name that is imported becomes one of the package (PEP 484).
        imports=tuple(
            Code(
                f"from {module} import {', '.join(f'{name} as {name}' for name in found)}"
            )
            for module, found in names.items()
        ),
        names=tuple((literal(name), literal(module)) for name, module in pairs),
    )


def _model(pointer: Pointer, types: Defined) -> Definition:
    vocabulary, imports = types.vocabulary, types.imports
    declaration, name = vocabulary.api.declarations[pointer], vocabulary.names[pointer]
    paragraphs = [*said_of_class(declaration.doc), *said_of_values(declaration)]
    doc = _docstring(paragraphs, 4 if isinstance(declaration, Object) else 0)
    match declaration:
        case Object(fields=fields, additional=additional):
            names = field_names(declaration)
            base = imports.name(".._runtime.models", "Model")
            if additional != AnyJson():
                base = Code(
                    f"{base}, additional=lambda: {types.annotation(additional)}"
                )
            views = tuple(
                _field(pointer, field, names[field.wire_name], types)
                for field in fields
            )
            return ClassView(name, base, doc, views)
        case Union(tag=tag) if tag is not None:
            value = _tagged(declaration, types)
        case Enum() | Union() | Alias():
            value = joined(types.written_out(declaration))
    return _alias(pointer, name, value, doc, types)


def _param(pointer: Pointer, types: SentInside) -> Definition:
    vocabulary = types.vocabulary
    declaration = vocabulary.api.declarations[pointer]
    name = Code(f"{vocabulary.names[pointer]}Param")
    if isinstance(declaration, Object):
        return _typed_dict(declaration, name, types)
    if isinstance(declaration, Union) and declaration.tag:
        # The models' own union is all but plain dicts: known variants, and those that are not.
        dicts = [
            one for variant in declaration.variants for one in types.dicts(variant)
        ]
        value = [types.reference(pointer), *dicts]
    else:
        value = types.written_out(declaration)
    return _alias(pointer, name, joined(value), None, types)


def _alias(
    pointer: Pointer,
    name: Code,
    value: Code,
    doc: Code | None,
    types: Defined | SentInside,
) -> Definition:
    if pointer in types.vocabulary.recursive:
        maker = types.imports.name("typing_extensions", "TypeAliasType")
        return CallView(name, maker, join(", ", (literal(name), literal(value))), doc)
    return AliasView(name, types.imports.name("typing", "TypeAlias"), value, doc)


def _tagged(union: Union, types: Defined) -> Code:
    """The variants, what is none of them, and how to tell: plain types for whoever reads them."""
    assert union.tag is not None
    imports = types.imports
    variants = [types.annotation(variant) for variant in union.variants]
    default = ""
    if union.tag.default:
        default = f", default={types.annotation(union.tag.default)}"
    else:
        variants.append(imports.name(".._runtime.models", "UnknownVariant"))
    choices = ", ".join(
        f"{literal(value)}: {types.annotation(type_)}"
        for value, type_ in union.tag.mapping.items()
    )
    tagged = imports.name(".._runtime.models", "Tagged")
    tag = f"{tagged}({literal(union.tag.wire_name)}, {{{choices}}}{default})"
    annotated = imports.name("typing", "Annotated")
    return Code(f"{annotated}[{joined(variants)}, {tag}]")


def _field(owner: Pointer, field: Field, name: Code, types: Defined) -> FieldView:
    imports = types.imports
    required = field.required and field.access != "write"
    type_ = field.type if required else Nullable(without_null(field.type))
    annotation = _annotation(owner, field, type_, types)
    said = [f"alias={literal(field.wire_name)}"] if name != field.wire_name else []
    if is_password(field.type, types.vocabulary.api.declarations):
        said.append("repr=False")
    if field.doc.deprecated:
        avoided = (
            f"{field.wire_name!r} of {types.vocabulary.names[owner]} is deprecated"
        )
        said.append(f"deprecated={literal(avoided)}")
    if said:
        annotated = imports.name("typing", "Annotated")
        info = f"{imports.name('pydantic', 'Field')}({', '.join(said)})"
        annotation = Code(f"{annotated}[{annotation}, {info}]")
    default = Code("") if required else Code(" = None")
    return FieldView(
        name,
        annotation,
        default,
        _docstring([said_of(field.doc, name, field.wire_name)], 4),
    )


def _annotation(owner: Pointer, field: Field, type_: TypeRef, types: Returned) -> Code:
    """That of a field. A tag has its values and no others: to compare it narrows a union."""
    api, names = types.vocabulary.api, types.vocabulary.names
    alternatives = types.alternatives(type_)
    match without_null(type_):
        case Named(pointer) if tags := types.vocabulary.tags.get(
            (owner, field.wire_name)
        ):
            declaration = api.declarations[pointer]
            if (
                isinstance(declaration, Enum)
                and pointer not in names
                and set(declaration.values) <= set(tags)
            ):
                null = ["None"] if "None" in alternatives else []
                alternatives = [types.closed(declaration.values), *null]
    return joined(alternatives)


def _typed_dict(declaration: Object, name: Code, types: SentInside) -> Definition:
    imports = types.imports
    base = imports.name("typing_extensions", "TypedDict")
    annotations = {
        field.wire_name: _item(declaration.pointer, field, types)
        for field in declaration.fields
        if field.access != "read"
    }
    if not all(map(_is_class_attribute, annotations)):
        items = ", ".join(
            f"{literal(key)}: {literal(text)}" for key, text in annotations.items()
        )
        arguments = (literal(name), Code(f"{{{items}}}"), Code("total=False"))
        return CallView(name, base, join(", ", arguments), None)
    views = tuple(
        FieldView(Code(wire_name), annotation, Code(""), None)
        for wire_name, annotation in annotations.items()
    )
    return ClassView(name, Code(f"{base}, total=False"), None, views)


def _item(owner: Pointer, field: Field, types: SentInside) -> Code:
    annotation = _annotation(owner, field, field.type, types)
    if not field.required:
        return annotation
    return Code(f"{types.imports.name('typing', 'Required')}[{annotation}]")


def _is_class_attribute(wire_name: str) -> bool:
    """Whether a key of a dict can be written as an attribute; names with `__` would be mangled."""
    return (
        wire_name.isascii()
        and wire_name.isidentifier()
        and not keyword.iskeyword(wire_name)
        and not wire_name.startswith("__")
    )


def _docstring(paragraphs: list[str], indent: int) -> Code | None:
    said = [text for text in paragraphs if text]
    return docstring(said, indent) if said else None


def _taken(module: Module, vocabulary: Vocabulary) -> Iterator[str]:
    """Names that hide others of the same name: models that are seen here, and their attributes."""
    declarations, names = vocabulary.api.declarations, vocabulary.names
    for pointer in module.members:
        declaration = declarations[pointer]
        yield names[pointer]
        yield from (names[one] for one in named_by(pointer, declarations, names))
        if isinstance(declaration, Object):
            yield from field_names(declaration).values()


def _wire_names(members: Sequence[Pointer], vocabulary: Vocabulary) -> Iterator[str]:
    for pointer in members:
        declaration = vocabulary.api.declarations[pointer]
        if isinstance(declaration, Object):
            yield from (field.wire_name for field in declaration.fields)
