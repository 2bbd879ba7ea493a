"""Schemas → types and declarations."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from ..diagnostics import Findings
from ..document import Document, child, split
from ..ir import (
    Access,
    Alias,
    AnyJson,
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
    Tag,
    TypeRef,
    Union,
)
from .docs import doc_of_schema, doc_of_use
from .shapes import CONDITIONS, Node, Shape, Shapes, is_structural
from .unions import Variant, constant_of, find_tag


class Schemas:
    """Lowers schemas on demand; `declarations` grows as they refer to each other.

    A referenced schema has its id, its pointer, before it is lowered: circular and
    forward references need no care.
    """

    def __init__(self, document: Document, findings: Findings) -> None:
        self.declarations: dict[Pointer, Declaration] = {}
        self.shapes = Shapes(document, findings)
        self.variant_words: dict[Pointer, str] = {}
        self._findings = findings
        self._types: dict[Pointer, TypeRef] = {}
        self._merged: dict[tuple[Pointer, ...], Shape] = {}
        self._waiting: deque[Shape] = deque()

    def type_of(self, node: Node) -> TypeRef:
        """The type of a value at a place where a schema is used."""
        target = self.shapes.reference(node)
        return self.named(target) if target else self._type(self.shapes.of(node))

    def named(self, node: Node) -> TypeRef:
        """A use of a schema that others may refer to, which makes it a declaration."""
        shape = self.shapes.of(node)
        if node.pointer not in self.declarations:
            self._declare(Alias(node.pointer, doc_of_schema(shape.parts), AnyJson()))
            self._waiting.append(shape)
        named = Named(node.pointer)
        return Nullable(named) if self.shapes.is_nullable(shape) else named

    def one_of(self, pointer: Pointer, types: Sequence[TypeRef]) -> TypeRef:
        """The type of a value that has one of several, at least one of them."""
        distinct = tuple(dict.fromkeys(types))
        if len(distinct) == 1:
            return distinct[0]
        return self._declare(Union(pointer, Doc(), distinct, None))

    def finish(self) -> None:
        """Lower what was referred to. A queue: no chain of references is too long for the stack."""
        while self._waiting:
            shape = self._waiting.popleft()
            target = self.shapes.reference(shape.parts[0]) if shape.parts else None
            type_ = without_null(self.named(target) if target else self._type(shape))
            if type_ != Named(shape.pointer):
                self._declare(Alias(shape.pointer, doc_of_schema(shape.parts), type_))

    def _fields(self, shape: Shape) -> tuple[Field, ...]:
        return tuple(
            Field(
                name,
                self._property(shape, name, nodes),
                name in shape.required,
                nodes[0].pointer,
                doc_of_use(nodes),
                _access(nodes),
            )
            for name, nodes in shape.properties.items()
        )

    def _declare(self, declaration: Declaration) -> Named:
        self.declarations[declaration.pointer] = declaration
        return Named(declaration.pointer)

    def _property(self, owner: Shape, name: str, nodes: Sequence[Node]) -> TypeRef:
        """The type of a property; where several schemas describe it, of all they say together."""
        telling = {
            (self.shapes.reference(node) or node).pointer: node
            for node in nodes
            if isinstance(node.value, dict) and any(map(is_structural, node.value))
        }
        if len(telling) < 2:
            return self.type_of(next(iter(telling.values()), nodes[0]))
        key = tuple(sorted(telling))
        if key not in self._merged:
            parts = [
                part for node in telling.values() for part in self.shapes.of(node).parts
            ]
            pointer = child(owner.pointer, "properties", name)
            self._merged[key] = self.shapes.fold(pointer, parts)
        return self._type(self._merged[key])

    def _type(self, shape: Shape) -> TypeRef:
        if shape.pointer in self._types:
            return self._types[shape.pointer]
        type_ = self._without_reference(shape)
        if self.shapes.is_nullable(shape) and not isinstance(type_, AnyJson | Null):
            type_ = Nullable(without_null(type_))
        self._types[shape.pointer] = type_
        return type_

    def _without_reference(self, shape: Shape) -> TypeRef:
        for part in shape.parts:
            for keyword in CONDITIONS.keys() & part.value.keys():
                self._findings.add(
                    "unsupported-keyword",
                    child(part.pointer, keyword),
                    f"`{keyword}` is not expressed in types",
                    lost=CONDITIONS[keyword],
                )
        if shape.choices and (union := self._choice(shape)):
            return union
        if shape.values is not None:
            return self._enum(shape)
        types = shape.types or ()
        if not types and (shape.properties or shape.additional):
            types = ("object",)
        if not types and shape.items:
            types = ("array",)
        kinds = [one for one in types if one != "null"]
        if not kinds:
            return Null() if types else AnyJson()
        if len(kinds) == 1:
            return self._single(shape, kinds[0])
        # The union has the pointer of the schema, and an object among its types another.
        inner = replace(shape, pointer=child(shape.pointer, "properties"))
        variants = tuple(self._single(inner, one) for one in kinds)
        return self._declare(
            Union(shape.pointer, doc_of_schema(shape.parts), variants, None)
        )

    def _single(self, shape: Shape, type_: str) -> TypeRef:
        match type_:
            case "object":
                return self._object(shape)
            case "array":
                return ListOf(
                    self.type_of(shape.items[0]) if shape.items else AnyJson()
                )
            case "string" | "integer" | "number" | "boolean" as kind:
                return Scalar(kind, shape.format)
        self._findings.add(
            "unknown-type",
            child(shape.pointer, "type"),
            f"`{type_}` is not a type of JSON Schema",
            hint="use object, array, string, integer, number, boolean or null",
            lost="the type; any value is taken",
        )
        return AnyJson()

    def _object(self, shape: Shape) -> TypeRef:
        additional = shape.additional
        typed = (
            additional is not None
            and isinstance(additional.value, dict)
            and additional.value
        )
        if not shape.properties:
            return MapOf(
                self.type_of(additional) if additional and typed else AnyJson()
            )
        if additional and typed:
            self._findings.add(
                "untyped-extras",
                additional.pointer,
                "properties beside the named ones are kept as plain JSON",
                lost="the type of further properties",
            )
        # A schema that contains itself without a reference (a merged property) finds this.
        self._types[shape.pointer] = Named(shape.pointer)
        declared = Object(shape.pointer, doc_of_schema(shape.parts), ())
        self._declare(declared)
        return self._declare(replace(declared, fields=self._fields(shape)))

    def _enum(self, shape: Shape) -> TypeRef:
        known = {(type(one), str(one)): one for one in shape.values or ()}
        values = tuple(value for value in known.values() if value is not None)
        if not values:
            return Null()
        if not all(isinstance(value, str | int | float | bool) for value in values):
            self._findings.add(
                "unsupported-enum",
                shape.pointer,
                "an enumeration of objects or arrays is not expressed in types",
                lost="the list of values",
            )
            return AnyJson()
        if shape.is_constant:
            return Constant(values[0])
        return self._declare(Enum(shape.pointer, doc_of_schema(shape.parts), values))

    def _choice(self, shape: Shape) -> TypeRef | None:
        """The union of a `oneOf` or `anyOf`; None where its variants only constrain."""
        # An `allOf` that describes a property again narrows what it inherits: the last one counts.
        *inherited, choice = shape.choices
        for other in inherited:
            self._findings.add(
                "combined-unions",
                other.pointer,
                "a schema with several `oneOf` or `anyOf` has the type of the last",
                lost="what the variants of this one add",
            )
        variants = [
            self._variant(shape, node) for node in choice.variants if _says_a_type(node)
        ]
        if not variants:
            return None
        variants = [
            variant for variant in variants if not self.shapes.is_null(variant.shape)
        ]
        itself = Named(shape.pointer)
        types = list(dict.fromkeys(v.type for v in variants if v.type != itself))
        if len(types) < 2:
            return types[0] if types else Null()
        doc = doc_of_schema(shape.parts)
        if values := self._enumerated(variants):
            return self._declare(Enum(shape.pointer, doc, values))
        tag = find_tag(self, choice, variants)
        self._note_words(variants, tag)
        if tag is None:
            return self._declare(Union(shape.pointer, doc, tuple(types), None))
        tagged = tuple(dict.fromkeys(tag.mapping.values()))
        others = [type_ for type_ in types if type_ not in tagged]
        if not others:
            return self._declare(Union(shape.pointer, doc, tagged, tag))
        objects = self._declare(Union(choice.pointer, Doc(), tagged, tag))
        first = next(index for index, type_ in enumerate(types) if type_ in tagged)
        others.insert(sum(type_ not in tagged for type_ in types[:first]), objects)
        return self._declare(Union(shape.pointer, doc, tuple(others), None))

    def _enumerated(self, variants: Sequence[Variant]) -> tuple[JsonScalar, ...]:
        """The values of an enumeration that is written as a union, open or not."""
        found: dict[JsonScalar, None] = {}
        for variant in variants:
            values = [one for one in variant.shape.values or () if one is not None]
            is_open = not values and variant.type == Scalar("string")
            is_text = all(isinstance(value, str) for value in values)
            named = self.shapes.reference(variant.node) is not None
            if named or not is_text or not (values or is_open):
                return ()
            found.update(dict.fromkeys(values))
        return tuple(found)

    def _note_words(self, variants: Sequence[Variant], tag: Tag | None) -> None:
        """What to call inline variants: by their tag, their title, or a constant."""
        for value, type_ in reversed(list(tag.mapping.items())) if tag else ():
            if isinstance(type_, Named):
                self.variant_words[type_.pointer] = str(value)
        for variant in variants:
            words = doc_of_schema(variant.shape.parts).summary or constant_of(
                self, variant.shape
            )
            if words:
                self.variant_words.setdefault(variant.node.pointer, words)

    def _variant(self, base: Shape, node: Node) -> Variant:
        """A variant, with the properties that stand beside the `oneOf` folded in."""
        if not base.properties:
            return Variant(node, self.shapes.of(node), without_null(self.type_of(node)))
        parts = [
            Node(part.pointer, _without_choices(part.value)) for part in base.parts
        ]
        # Not the variant's own place: other schemas may inherit the same `oneOf`.
        place = child(base.pointer, *split(node.pointer)[1][-2:])
        shape = self.shapes.fold(place, [*self.shapes.of(node).parts, *parts])
        return Variant(node, shape, without_null(self._type(shape)))


def _access(nodes: Sequence[Node]) -> Access:
    values = [node.value for node in nodes if isinstance(node.value, dict)]
    if any(value.get("readOnly") is True for value in values):
        return "read"
    return (
        "write" if any(value.get("writeOnly") is True for value in values) else "both"
    )


def without_null(type_: TypeRef) -> TypeRef:
    return type_.type if isinstance(type_, Nullable) else type_


def _without_choices(value: dict[str, object]) -> dict[str, object]:
    return {
        key: one
        for key, one in value.items()
        if key not in ("oneOf", "anyOf", "discriminator")
    }


def _says_a_type(node: Node) -> bool:
    """Whether a variant is more than a constraint such as `required: [a]`."""
    if not isinstance(node.value, dict):
        return node.value is True
    keywords = {keyword for keyword in node.value if is_structural(keyword)}
    return not node.value or bool(keywords - CONDITIONS.keys() - {"required"})
