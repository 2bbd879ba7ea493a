"""Schemas → types and declarations."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from ..diagnostics import Findings
from ..document import Document, child
from ..graph import without_null
from ..ir import (
    Access,
    Alias,
    AnyJson,
    Constant,
    Declaration,
    Doc,
    Enum,
    Field,
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
from .docs import doc_of_schema, doc_of_use
from .enums import meanings_of, names_of, values_of
from .inheritance import Inheritance
from .keywords import CONDITIONS, conditions_of, is_a, is_structural, says_nullable
from .nodes import Node
from .shapes import Shape, Shapes
from .unions import family_tag, told_by, union_of


class Schemas:
    """Lowers schemas on demand; `declarations` grows as they refer to each other.

    A referenced schema has its id, its pointer, before it is lowered: circular and
    forward references need no care.
    """

    def __init__(self, document: Document, findings: Findings) -> None:
        self.declarations: dict[Pointer, Declaration] = {}
        self.shapes = Shapes(document, findings)
        self.variant_words: dict[Pointer, str] = {}
        self.inheritance = Inheritance(document, self.shapes)
        self.findings = findings
        self.merged_within: dict[Pointer, int] = {}
        """How many unions a merged variant is in, by its pointer."""
        self._types: dict[Pointer, TypeRef] = {}
        self._open: dict[Pointer, bool] = {}
        self._merged: dict[tuple[Pointer, ...], Shape] = {}
        self._waiting: deque[Shape] = deque()

    def type_of(self, node: Node) -> TypeRef:
        """The type of a value at a place where a schema is used."""
        target = self.shapes.reference(node)
        if target is None:
            return self.type_of_shape(self.shapes.of(node))
        type_ = self.named(target)
        if isinstance(type_, Null) or not says_nullable(node.value):
            return type_
        return Nullable(without_null(type_))

    def of_media(self, media: Node) -> Node:
        """The schema of a Media Type Object, which may be a reference (OpenAPI 3.2)."""
        found = self.shapes.references.dereference(media) or Node(media.pointer, {})
        return Node(child(found.pointer, "schema"), found.value.get("schema", True))

    def named(self, node: Node) -> TypeRef:
        """A use of a schema that others may refer to, which makes it a declaration."""
        shape = self.shapes.of(node)
        if node.pointer not in self.declarations:
            self.declare(Alias(node.pointer, doc_of_schema(shape.parts), AnyJson()))
            self._waiting.append(shape)
        if self.shapes.is_only_null(shape):
            return Null()
        named = Named(node.pointer)
        return Nullable(named) if self.shapes.is_nullable(shape) else named

    def one_of(self, pointer: Pointer, types: Sequence[TypeRef]) -> TypeRef:
        """The type of a value that has one of several, at least one of them."""
        if AnyJson() in (distinct := dict.fromkeys(map(without_null, types))):
            return AnyJson()
        variants = tuple(one for one in distinct if one != Null()) or (Null(),)
        one, *more = variants
        type_ = self.declare(Union(pointer, Doc(), variants, None)) if more else one
        return type_ if {*variants} == {*types} else Nullable(type_)

    def finish(self) -> None:
        """Lower what was referred to. A queue: no chain of references is too long for the stack."""
        while self._waiting:
            shape = self._waiting.popleft()
            target = self.shapes.reference(shape.parts[0]) if shape.parts else None
            if self.inheritance.is_below(shape.pointer):
                target = None  # told by its name, it is a type though it adds nothing
            type_ = without_null(
                self.named(target) if target else self.type_of_shape(shape)
            )
            if type_ != Named(shape.pointer):
                self.declare(Alias(shape.pointer, doc_of_schema(shape.parts), type_))
        for pointer in list(self.declarations):
            if self._leads_back(pointer):
                self.declare(Alias(pointer, Doc(), AnyJson()))
                self.findings.add(
                    "unresolved-reference",
                    pointer,
                    "the reference leads back to itself",
                    hint="point it at a definition",
                    lost="the type; any value is taken",
                )

    def _leads_back(self, pointer: Pointer) -> bool:
        """Whether an alias is another name of itself."""
        seen: set[Pointer] = set()
        here = pointer
        while here not in seen:
            seen.add(here)
            declaration = self.declarations[here]
            if not isinstance(declaration, Alias):
                return False
            target = without_null(declaration.type)
            if not isinstance(target, Named):
                return False
            here = target.pointer
        return here == pointer

    def _fields(self, shape: Shape) -> tuple[Field, ...]:
        return tuple(
            Field(
                name,
                self.together(child(shape.pointer, "properties", name), nodes),
                name in shape.required,
                nodes[0].pointer,
                doc_of_use(nodes),
                self._access(nodes),
            )
            for name, nodes in shape.properties.items()
        )

    def _access(self, nodes: Sequence[Node]) -> Access:
        """What is said of a property, or of what it refers to."""
        parts = [part.value for node in nodes for part in self.shapes.of(node).parts]
        if any(part.get("readOnly") is True for part in parts):
            return "read"
        is_write_only = any(part.get("writeOnly") is True for part in parts)
        return "write" if is_write_only else "both"

    def declare(self, declaration: Declaration) -> Named:
        """Enter a declaration under its pointer."""
        self.declarations[declaration.pointer] = declaration
        return Named(declaration.pointer)

    def together(self, pointer: Pointer, nodes: Sequence[Node]) -> TypeRef:
        """The type that several schemas describe, by all they say; `pointer` is its place."""
        telling = {
            (self.shapes.reference(node) or node).pointer: node
            for node in nodes
            if isinstance(node.value, dict) and any(map(is_structural, node.value))
        }
        if len(telling) < 2:
            return self.type_of(next(iter(telling.values()), nodes[0]))
        combined = list(telling.values())
        parts = [part for node in combined for part in self.shapes.combined_parts(node)]
        type_ = self.type_of_shape(self.merge(pointer, tuple(telling), parts))
        if all(self.shapes.is_nullable(self.shapes.of(node)) for node in combined):
            return Nullable(without_null(type_))
        return type_

    def merge(
        self, pointer: Pointer, key: tuple[Pointer, ...], parts: Sequence[Node]
    ) -> Shape:
        """A shape of several schemas; the same ones, by `key`, are merged but once.

        That is so within one schema or operation alone, so that what is merged without
        end has one, and nobody else decides what it is called.
        """
        owner = "/".join(pointer.split("/")[:4])
        if (owner, *key) not in self._merged:
            self._merged[owner, *key] = self.shapes.fold(pointer, parts)
        return self._merged[owner, *key]

    def type_of_shape(self, shape: Shape) -> TypeRef:
        """The type of a shape, without the name that others may have given it."""
        if shape.pointer in self._types:
            return self._types[shape.pointer]
        if shape.pointer in self._open:  # a schema that contains itself by no reference
            self._open[shape.pointer] = True
            return Named(shape.pointer)
        self._open[shape.pointer] = False
        type_ = self.type_without_name(shape)
        is_mentioned = self._open.pop(shape.pointer)
        if is_mentioned and without_null(type_) != Named(shape.pointer):
            self.declare(Alias(shape.pointer, Doc(), without_null(type_)))
        if self.shapes.is_nullable(shape) and not isinstance(type_, AnyJson | Null):
            type_ = Nullable(without_null(type_))
        self._types[shape.pointer] = type_
        return type_

    def type_without_name(self, shape: Shape) -> TypeRef:
        """The type of a shape, made anew; null is the caller's to add."""
        for part in shape.parts:
            for keyword in conditions_of(part.value):
                self.findings.add(
                    "unsupported-keyword",
                    child(part.pointer, keyword),
                    f"`{keyword}` is not expressed in types",
                    lost=CONDITIONS[keyword],
                )
        self._check_default(shape)
        if shape.choices and (union := union_of(self, shape)):
            return union
        if shape.values is not None and (enum := self._enum(shape)):
            return enum
        types = shape.types or ()
        if not types and (shape.properties or shape.patterns or shape.additional):
            types = ("object",)
        if not types and (shape.prefix or shape.items):
            types = ("array",)
        kinds = [one for one in types if one != "null"]
        if not kinds:
            return Null() if types else AnyJson()
        if len(kinds) == 1:
            return self._single(shape, kinds[0])
        # The union has the pointer of the schema, and an object among its types another.
        inner = replace(shape, pointer=child(shape.pointer, "properties"))
        variants = dict.fromkeys(self._single(inner, one) for one in kinds)
        if len(variants) == 1:
            return next(iter(variants))
        doc = doc_of_schema(shape.parts)
        return self.declare(Union(shape.pointer, doc, tuple(variants), None))

    def _single(self, shape: Shape, type_: str) -> TypeRef:
        match type_:
            case "object":
                return self._object(shape)
            case "array":
                return self._array(shape)
            case "string" | "integer" | "number" | "boolean" as kind:
                return Scalar(kind, shape.format)
        self.findings.add(
            "unknown-type",
            child(shape.pointer, "type"),
            f"`{type_}` is not a type of JSON Schema",
            hint="use object, array, string, integer, number, boolean or null",
            lost="the type; any value is taken",
        )
        return AnyJson()

    def _array(self, shape: Shape) -> TypeRef:
        """A list, or a tuple where all items have their place."""
        place = child(shape.pointer, "items")
        items = self.together(place, shape.items) if shape.items else AnyJson()
        if not shape.prefix:
            return ListOf(items)
        first = [self.type_of(node) for node in shape.prefix]
        is_closed = any(one.value is False for one in shape.items)
        if shape.least >= len(first) and (is_closed or shape.most == len(first)):
            return TupleOf(tuple(first))
        self.findings.add(
            "items-by-position",
            shape.prefix[0].pointer.rpartition("/")[0],
            "items by their position are a tuple only where none may be missing or more",
            hint="say `minItems`, and `maxItems` or `items: false`",
            lost="which item has which type",
        )
        place = child(shape.pointer, "prefixItems")
        return ListOf(self.one_of(place, first if is_closed else [*first, items]))

    def _object(self, shape: Shape) -> TypeRef:
        additional = self._additional(shape)
        tag = family_tag(self, shape.pointer)
        doc = doc_of_schema(shape.parts)
        itself: TypeRef = MapOf(additional)
        if shape.properties:
            place = child(shape.pointer, "discriminator") if tag else shape.pointer
            itself = self.declare(Object(place, doc, self._fields(shape), additional))
        if tag is None:
            return itself
        # With a tag that nothing below it has, a value is of the base alone.
        tag = replace(tag, default=tag.default or itself)
        return self.declare(Union(shape.pointer, doc, told_by(tag), tag))

    def _additional(self, shape: Shape) -> TypeRef:
        """The type of properties without a name of their own."""
        typed = [one for one in shape.additional if isinstance(one.value, dict)]
        place = child(shape.pointer, "additionalProperties")
        others = self.together(place, typed) if typed else AnyJson()
        if not shape.patterns:
            return others
        types = [self.type_of(node) for node in shape.patterns]
        if typed or not any(one.value is False for one in shape.additional):
            types.append(others)
        if len(set(types)) > 1:
            self.findings.add(
                "property-patterns",
                shape.patterns[0].pointer.rpartition("/")[0],
                "properties have one type, whatever pattern their names match",
                hint="say `additionalProperties: false` where no others are meant",
                lost="which name has which type",
            )
        return self.one_of(child(shape.pointer, "patternProperties"), types)

    def _check_default(self, shape: Shape) -> None:
        for part in shape.parts:
            default = part.value.get("default")
            if default is None or not shape.types or is_a(default, shape.types):
                continue
            self.findings.add(
                "impossible-default",
                child(part.pointer, "default"),
                f"the default is not of the type {' or '.join(shape.types)}",
                hint="correct the default, or the type",
            )

    def _enum(self, shape: Shape) -> TypeRef | None:
        """The type of an `enum`; None where none of its values is of the type beside it."""
        values = values_of(shape)
        if not values and any(one is not None for one in shape.values or ()):
            self.findings.add(
                "impossible-schema",
                child(shape.pointer, "enum"),
                f"no value is of the type {' or '.join(shape.types or ())}",
                hint="an `enum` of items belongs to `items`",
                lost="this `enum`",
            )
            return None
        if not values:
            return Null()
        if not all(isinstance(value, str | int | float | bool) for value in values):
            self.findings.add(
                "unsupported-enum",
                shape.pointer,
                "an enumeration of objects or arrays is not expressed in types",
                lost="the list of values",
            )
            return AnyJson()
        if shape.is_constant:
            return Constant(values[0])
        doc = doc_of_schema(shape.parts)
        meanings, names = meanings_of(shape, values), names_of(shape, values)
        return self.declare(Enum(shape.pointer, doc, values, meanings, names))
