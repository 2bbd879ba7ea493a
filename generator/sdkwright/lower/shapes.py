"""A schema with its references and `allOf` folded in.

Lowering looks at shapes only, so that `allOf` is one idea in one place. What a shape
keeps of each property is the place it was written: an inline object that several schemas
inherit stays one declaration.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from .. import extensions
from ..diagnostics import Findings
from ..document import Document, child
from ..ir import Pointer
from .ignored import is_ignored
from .keywords import (
    adds_nothing,
    adds_to_none,
    combines_schemas,
    common_types,
    format_of,
    is_bare_reference,
    is_structural,
    without_choices,
    without_nullable,
)
from .nodes import Node, discriminator_of, first_of
from .references import References

_UNION_KEYWORDS = ("oneOf", "anyOf")


@dataclass(frozen=True, slots=True)
class Choice:
    """One `oneOf` or `anyOf`."""

    pointer: Pointer
    variants: tuple[Node, ...]
    discriminator: Node | None


@dataclass(slots=True)
class Shape:
    pointer: Pointer
    parts: tuple[Node, ...]
    types: tuple[str, ...] | None = None
    format: str = ""
    values: tuple[Any, ...] | None = None
    properties: dict[str, list[Node]] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    additional: list[Node] = field(default_factory=list)
    patterns: list[Node] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    prefix: tuple[Node, ...] = ()
    least: int = 0
    """How many items there are at least."""
    most: int | None = None
    choices: list[Choice] = field(default_factory=list)

    @property
    def is_constant(self) -> bool:
        """Whether the only value is a promise, not an `enum` that has one so far."""
        return any("const" in part.value for part in self.parts)

    @property
    def says_a_type(self) -> bool:
        """Whether something stands beside a `oneOf` or `anyOf` that says what it is."""
        said = (
            self.properties,
            self.additional,
            self.patterns,
            self.items,
            self.prefix,
        )
        return bool(self.types) or self.values is not None or any(said)

    @property
    def is_object(self) -> bool:
        return bool(self.properties) or "object" in (self.types or ())

    @property
    def is_object_alone(self) -> bool:
        """Whether nothing but null is a value besides."""
        return self.is_object and {*(self.types or ())} <= {"object", "null"}

    @property
    def variants(self) -> tuple[Node, ...]:
        """Those of the union that the shape is, none where properties stand beside it."""
        return self.choices[-1].variants if self.choices and not self.properties else ()

    @property
    def allows_null(self) -> bool:
        """An `enum` may forget null where `type` has it: people mean that it is allowed."""
        return (
            "null" in (self.types or ())
            or None in (self.values or ())
            or any(part.value.get("nullable") is True for part in self.parts)
        )


class Shapes:
    """Makes shapes, and remembers them by pointer."""

    def __init__(self, document: Document, findings: Findings) -> None:
        self.references = References(document, findings)
        self._findings = findings
        self._shapes: dict[Pointer, Shape] = {}
        self._nullable: dict[Pointer, bool] = {}

    def of(self, node: Node) -> Shape:
        shape = self._shapes.get(node.pointer)
        if shape is None:
            shape = self._shapes[node.pointer] = self.fold(
                node.pointer, list(self._parts([(node, False)]))
            )
        return shape

    def given_name(self, pointer: Pointer) -> str | None:
        """What the schema at a place says that its type is to be called."""
        shape = self._shapes.get(pointer)
        own = [part for part in shape.parts if part.pointer == pointer] if shape else []
        return extensions.schema_name(own[0].value) if own else None

    def reference(self, node: Node) -> Node | None:
        """The schema that this one only points at, by `$ref` or a bare `allOf`."""
        value = node.value
        if not isinstance(value, dict):
            return None
        structural = [key for key in value if is_structural(key)]
        telling_more = [key for key in structural if not adds_to_none(value, key)]
        if telling_more == ["$ref"]:
            return self._beyond_paths(self.references.resolve(node), {node.pointer})
        if telling_more == ["allOf"]:
            below = node.elements("allOf")
            telling = [one for one in below if not adds_nothing(one.value)]
            if len(telling) == 1:
                return self.reference(telling[0])
        return None

    def _beyond_paths(self, node: Node | None, seen: set[Pointer]) -> Node | None:
        """What a place of an operation only points at: nothing has a name there."""
        while (
            node
            and node.pointer.startswith("#/paths/")
            and node.pointer not in seen
            and isinstance(node.value, dict)
            and is_bare_reference(node.value)
        ):
            seen.add(node.pointer)
            node = self.references.resolve(node)
        return node

    def fold(self, pointer: Pointer, parts: Sequence[Node]) -> Shape:
        """One shape of schemas that all hold (JSON Schema 2020-12 core, section 10.2.1.1)."""
        shape = Shape(pointer, tuple(parts))
        for part in parts:
            self._fold_types(shape, part)
            self._fold_object(shape, part)
            self._fold_items(shape, part)
            for keyword in _UNION_KEYWORDS:
                if variants := tuple(part.elements(keyword)):
                    place = child(part.pointer, keyword)
                    choice = Choice(place, variants, discriminator_of(part))
                    shape.choices.append(choice)
        return shape

    def is_null(self, shape: Shape) -> bool:
        """Whether null is the only value."""
        is_null = shape.types == ("null",) and not shape.choices
        return is_null or shape.values == (None,)

    def is_only_null(self, shape: Shape) -> bool:
        """The same, where a union may say so."""
        if not shape.choices:
            return self.is_null(shape)
        leaves = (one for one in self.with_variants(shape) if not one.variants)
        return all(map(self.is_null, leaves))

    def is_null_variant(self, node: Node) -> bool:
        """Whether a variant of a union stands for null, as `{nullable: true}` does."""
        shape = self.of(node)
        says_nothing_else = not shape.says_a_type and not shape.choices
        return self.is_null(shape) or (shape.allows_null and says_nothing_else)

    def is_nullable(self, shape: Shape) -> bool:
        """Whether null is a value among others."""
        if shape.pointer not in self._nullable:
            self._nullable[shape.pointer] = not self.is_null(shape) and any(
                one.allows_null for one in self.with_variants(shape)
            )
        return self._nullable[shape.pointer]

    def with_variants(self, shape: Shape) -> Iterator[Shape]:
        """A shape, and those that it stands for as a union of unions, each once."""
        seen = {shape.pointer}
        waiting = [shape]
        while waiting:
            one = waiting.pop()
            yield one
            variants = [
                self.of(node) for node in one.variants if node.pointer not in seen
            ]
            seen.update(variant.pointer for variant in variants)
            waiting.extend(reversed(variants))

    def combined_parts(self, node: Node) -> Iterator[Node]:
        """What a schema is made of that is combined with others, and so not null."""
        return self._parts([(node, True)])

    def _parts(self, waiting: list[tuple[Node, bool]]) -> Iterator[Node]:
        """Schemas and all that they build on, themselves first, each once.

        Each comes with whether it is combined with others.
        """
        seen: set[Pointer] = set()
        while waiting:
            one, is_combined = waiting.pop()
            if not isinstance(one.value, dict) or one.pointer in seen:
                continue
            seen.add(one.pointer)
            below = list(one.elements("allOf"))
            if "$ref" in one.value and (target := self.references.resolve(one)):
                below.insert(0, target)
            combines = is_combined or combines_schemas(one.value)
            if is_combined:  # what is combined with something else is not null
                alone = self.beside_null(one)
                below.extend([alone] if alone else [])
                # A union of which this is a variant says nothing of this one.
                if alone or self._has_variant(one, seen - {one.pointer}):
                    one = Node(one.pointer, without_choices(one.value))
                one = Node(one.pointer, without_nullable(one.value))
            yield one
            waiting.extend((other, combines) for other in reversed(below))

    def _has_variant(self, union: Node, pointers: set[Pointer]) -> bool:
        """Whether one of some schemas is a variant, or one of a union among them."""
        seen: set[Pointer] = set()
        waiting = [union]
        for node in waiting:
            for one in _variants(node):
                is_reference = isinstance(one.value, dict) and "$ref" in one.value
                target = (self.references.resolve(one) if is_reference else None) or one
                if target.pointer in pointers:
                    return True
                if target.pointer not in seen:
                    seen.add(target.pointer)
                    waiting.append(target)
        return False

    def beside_null(self, node: Node) -> Node | None:
        """The only variant of a `oneOf` or `anyOf` that is not null."""
        variants = _variants(node)
        others = [one for one in variants if one.value != {"type": "null"}]
        return others[0] if len(others) == 1 < len(variants) else None

    def _fold_types(self, shape: Shape, part: Node) -> None:
        value = part.value
        form = format_of(value)
        shape.format = shape.format or form
        types = value.get("type", "string" if form == "binary" else None)
        listed = types if isinstance(types, list) else [types]
        if declared := tuple(one for one in listed if isinstance(one, str)):
            both = (
                declared if shape.types is None else common_types(shape.types, declared)
            )
            if not both:
                self._conflict(part, "type")
            shape.types = both or shape.types
        values = (value["const"],) if "const" in value else value.get("enum")
        if isinstance(values, list | tuple):
            both_values = (
                tuple(values)
                if shape.values is None
                else tuple(one for one in shape.values if one in values)
            )
            if not both_values:
                self._conflict(part, "enum")
            shape.values = both_values or shape.values

    def _fold_object(self, shape: Shape, part: Node) -> None:
        for name, schema in part.entries("properties"):
            is_schema = isinstance(schema.value, dict | bool)
            if extensions.is_extension(name) and not is_schema:
                continue
            if not is_ignored(*schema, self._findings):
                shape.properties.setdefault(name, []).append(schema)
        if isinstance(required := part.value.get("required"), list):
            shape.required.update(name for name in required if isinstance(name, str))
        shape.patterns.extend(node for _, node in part.entries("patternProperties"))
        shape.additional.extend(
            first_of(part, "additionalProperties", "unevaluatedProperties")
        )

    def _fold_items(self, shape: Shape, part: Node) -> None:
        """JSON Schema 2020-12 core, sections 10.3.1 and 11.2.

        Up to draft 2019-09 (section 9.3.1.1) a list of `items` says what `prefixItems`
        says now; people still write it.
        """
        keyword, others = "prefixItems", ("items", "unevaluatedItems")
        if isinstance(part.value.get("items"), list):
            keyword, others = "items", ("additionalItems", "unevaluatedItems")
        shape.prefix = shape.prefix or tuple(part.elements(keyword))
        shape.items.extend(first_of(part, *others))
        least, most = part.value.get("minItems"), part.value.get("maxItems")
        if isinstance(least, int):
            shape.least = max(shape.least, least)
        if isinstance(most, int):
            shape.most = most if shape.most is None else min(shape.most, most)

    def _conflict(self, part: Node, keyword: str) -> None:
        self._findings.add(
            "impossible-schema",
            child(part.pointer, keyword),
            f"no value satisfies this `{keyword}` and those it is combined with",
            hint="the one that is combined first is used",
            lost=f"this `{keyword}`",
        )


def _variants(node: Node) -> list[Node]:
    """What stands in the `oneOf` and the `anyOf` of a schema itself."""
    return [one for keyword in _UNION_KEYWORDS for one in node.elements(keyword)]
