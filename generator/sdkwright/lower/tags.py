"""What tells the variants of a union apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from .. import extensions
from ..document import child, split
from ..graph import without_null
from ..ir import JsonScalar, Tag, TypeRef
from ..pointers import COMPONENTS
from .keywords import of_text, type_name
from .nodes import Node, discriminator_of
from .shapes import Choice, Shape

if TYPE_CHECKING:
    from .schemas import Schemas

# What people call a property that is there to tell variants apart.
_USUAL = ("type", "kind")


@dataclass(frozen=True, slots=True)
class Variant:
    node: Node
    shape: Shape
    type: TypeRef
    target: Node | None
    """The schema that others refer to, too, if it is one."""

    @property
    def said(self) -> str | None:
        """The value of a `discriminator` that the schema says it has."""
        value = self.target.value if self.target else None
        return extensions.tag_value(value) if isinstance(value, dict) else None

    @property
    def name(self) -> str:
        """What tells a schema with a name (OpenAPI 3.1, section 4.8.25); "" for others."""
        path = split(self.target.pointer)[1] if self.target else []
        return path[-1] if path else ""


def find_tag(
    schemas: Schemas, choice: Choice, variants: Sequence[Variant]
) -> Tag | None:
    """The tag of a union: its `discriminator`, else a property with other constants in each.

    Variants that are not objects have no part in it. None where objects cannot be told
    apart.
    """
    objects = [one for one in variants if _is_object(schemas, one.shape)]
    if len(objects) < 2:
        return None
    if choice.discriminator and (
        tag := declared_tag(schemas, choice.discriminator, objects)
    ):
        return tag
    if (discriminator := _inherited(objects)) and (
        tag := declared_tag(schemas, discriminator, objects)
    ):
        # Those that the base maps and this union does not list are none of its variants.
        types = {variant.type for variant in objects}
        mapping = {value: one for value, one in tag.mapping.items() if one in types}
        return replace(tag, mapping=mapping)
    first = _leaves(schemas, objects[0].shape)[0]
    names = sorted(first.properties, key=lambda name: name not in _USUAL)
    tags = (_inferred(schemas, name, objects) for name in names)
    return next((tag for tag in tags if tag), None)


def _inherited(variants: Sequence[Variant]) -> Node | None:
    """The `discriminator` of a schema that all variants extend by `allOf`."""
    common = set.intersection(
        *({part.pointer for part in variant.shape.parts} for variant in variants)
    )
    parts = (part for part in variants[0].shape.parts if part.pointer in common)
    return next((found for part in parts if (found := discriminator_of(part))), None)


def declared_tag(
    schemas: Schemas, discriminator: Node, variants: Sequence[Variant]
) -> Tag | None:
    """OpenAPI 3.1, section 4.8.25: by `mapping`, else by the constant or the name.

    Values for other schemas make more variants. None where nothing tells one of them.
    """
    name = discriminator.value.get("propertyName")
    if not isinstance(name, str):
        return None
    types: dict[JsonScalar, TypeRef] = {}
    kinds = {
        kind
        for variant in variants
        for leaf in _leaves(schemas, variant.shape)
        for node in leaf.properties.get(name, ())
        for kind in _kinds(schemas.shapes.of(node))
    }
    for text, target in discriminator.entries("mapping"):
        if extensions.is_extension(text):
            continue
        if mapped := _mapped(schemas, target):
            types[of_text(text, kinds)] = mapped
    listed = [_constants(schemas, variant.shape, name) for variant in variants]
    for variant, constants in zip(variants, _own_constants(listed), strict=True):
        values = constants
        is_mapped = variant.type in types.values()
        is_named = variant.name in constants or not constants
        if variant.said:
            values = [variant.said]
        elif variant.name and is_named and not is_mapped:
            values = [variant.name]
        for value in values:
            types.setdefault(value, variant.type)
        if not values and not is_mapped:
            return None
    default = discriminator.get("defaultMapping")
    return Tag(name, types, _mapped(schemas, default) if default.value else None)


def _own_constants(
    listed: Sequence[tuple[JsonScalar, ...]],
) -> Iterator[list[JsonScalar]]:
    """The values that tell one variant, of those that each lists.

    What a base lists for all that extend it says nothing of those that leave it so; if
    there is but one of these, it has what the others have not.
    """
    every = {value for values in listed for value in values}
    narrowed = [values for values in listed if set(values) != every]
    counts = Counter(value for values in narrowed for value in set(values))
    for values in listed:
        if set(values) != every:
            yield [value for value in values if counts[value] == 1]
        elif len(narrowed) == len(listed) - 1:
            yield [value for value in values if value not in counts]
        else:
            yield []


def _kinds(shape: Shape) -> Iterator[str]:
    """What types a value may be of, a text alone where that is one of them."""
    said = {*(shape.types or ()), *map(type_name, shape.values or ())}
    yield from ("string",) if "string" in said else said


def _mapped(schemas: Schemas, value: Node) -> TypeRef | None:
    """The schema that a `mapping` leads to, by its name or else a URI reference."""
    pointer, target = value
    node = schemas.inheritance.named(target) if isinstance(target, str) else None
    if node is None:
        reference = target if _is_reference(target) else child(COMPONENTS, target)
        node = schemas.shapes.references.resolve(Node(pointer, {"$ref": reference}))
    return without_null(schemas.named(node)) if node else None


def _inferred(schemas: Schemas, name: str, variants: Sequence[Variant]) -> Tag | None:
    types: dict[JsonScalar, TypeRef] = {}
    for variant in variants:
        leaves = _leaves(schemas, variant.shape)
        values = _constants(schemas, variant.shape, name)
        if not values or not all(name in leaf.required for leaf in leaves):
            return None
        if any(types.get(value, variant.type) != variant.type for value in values):
            return None
        types.update(dict.fromkeys(values, variant.type))
    return Tag(name, types) if len(set(types.values())) > 1 else None


def _constants(schemas: Schemas, shape: Shape, name: str) -> tuple[JsonScalar, ...]:
    """The values that a property may have; none where it may have others."""
    found: list[JsonScalar] = []
    for leaf in _leaves(schemas, shape):
        values = _values(schemas, leaf, name)
        if not values:
            return ()
        found.extend(values)
    return tuple(found)


def constant_of(schemas: Schemas, shape: Shape) -> str:
    """The first property that can only have one text, by which people tell a schema from others."""
    found = (_values(schemas, shape, name) for name in shape.properties)
    return next((str(values[0]) for values in found if len(values) == 1), "")


def _values(schemas: Schemas, shape: Shape, name: str) -> tuple[JsonScalar, ...]:
    said = [schemas.shapes.of(node).values for node in shape.properties.get(name, ())]
    lists = [[one for one in values if one is not None] for values in said if values]
    common = (
        [value for value in lists[0] if all(value in one for one in lists)]
        if lists
        else []
    )
    return (
        tuple(common) if all(isinstance(value, str | int) for value in common) else ()
    )


def _is_object(schemas: Schemas, shape: Shape) -> bool:
    leaves = _leaves(schemas, shape)
    return bool(leaves) and all(leaf.is_object_alone for leaf in leaves)


def _leaves(schemas: Schemas, shape: Shape) -> list[Shape]:
    """The shapes that a variant stands for: itself, or the variants of the union it is.

    Null is none of them: it is told without a tag.
    """
    return [
        one
        for one in schemas.shapes.with_variants(shape)
        if not one.variants and not schemas.shapes.is_null(one)
    ]


def _is_reference(target: Any) -> bool:
    """Whether a mapping's value is a URI reference rather than the name of a schema."""
    return isinstance(target, str) and (
        "/" in target or "#" in target or target.endswith((".yaml", ".yml", ".json"))
    )
