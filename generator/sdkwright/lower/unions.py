"""`oneOf` and `anyOf` → unions, enumerations, or the one type that is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..document import child, split
from ..graph import without_null
from ..ir import (
    Doc,
    Enum,
    JsonScalar,
    Named,
    Null,
    Pointer,
    Scalar,
    Tag,
    TypeRef,
    Union,
)
from .docs import doc_of_schema
from .keywords import LIMITS, is_structural, without_choices
from .nodes import Node
from .shapes import Shape
from .tags import Variant, constant_of, declared_tag, find_tag

if TYPE_CHECKING:
    from .schemas import Schemas


# Each union within a union doubles what is merged.
_DEEPEST = 3


def union_of(schemas: Schemas, shape: Shape) -> TypeRef | None:
    """The union of a `oneOf` or `anyOf`; None where its variants only constrain."""
    # An `allOf` that describes a property again narrows what it inherits: the last one counts.
    *inherited, choice = shape.choices
    for other in inherited:
        schemas.findings.add(
            "combined-unions",
            other.pointer,
            "a schema with several `oneOf` or `anyOf` has the type of the last",
            lost="what the variants of this one add",
        )
    limits = [node for node in choice.variants if _only_limits(node)]
    if len(limits) == len(choice.variants):
        return None
    # Beside a type they say which of its values are meant; alone, any value may be.
    passed_by = limits if shape.says_a_type else []
    telling = [node for node in choice.variants if node not in passed_by]
    nodes = [node for node in telling if not schemas.shapes.is_null_variant(node)]
    if len(nodes) == 1 and (alone := _alone(schemas, shape, nodes[0])):
        return schemas.type_without_name(alone)
    variants = [_variant(schemas, shape, node) for node in nodes]
    itself = Named(shape.pointer)
    types = list(dict.fromkeys(v.type for v in variants if v.type != itself))
    if len(types) < 2:
        return types[0] if types else Null()
    doc = doc_of_schema(shape.parts)
    if values := _enumerated(variants):
        meanings = tuple((value, said) for value, said in values.items() if said)
        return schemas.declare(Enum(shape.pointer, doc, tuple(values), meanings))
    tag = _without(itself, find_tag(schemas, choice, variants))
    _note_words(schemas, variants, tag)
    if tag is None:
        return schemas.declare(Union(shape.pointer, doc, tuple(types), None))
    tagged = told_by(tag)
    others = [type_ for type_ in types if type_ not in tagged]
    if not others:
        return schemas.declare(Union(shape.pointer, doc, tagged, tag))
    objects = schemas.declare(Union(choice.pointer, Doc(), tagged, tag))
    places = [index for index, type_ in enumerate(types) if type_ in tagged]
    others.insert(min(places, default=len(others)), objects)
    return schemas.declare(Union(shape.pointer, doc, tuple(others), None))


def family_tag(schemas: Schemas, pointer: Pointer) -> Tag | None:
    """What tells a schema from those that extend it; None where there are none."""
    discriminator = schemas.inheritance.discriminator(pointer)
    if discriminator is None:
        return None
    variants = [
        Variant(one, schemas.shapes.of(one), without_null(schemas.named(one)), one)
        for one in schemas.inheritance.below(pointer)
    ]
    tag = declared_tag(schemas, discriminator, variants)
    itself = Named(pointer)
    mapping = dict(tag.mapping) if tag else {}
    others = {value: one for value, one in mapping.items() if one != itself}
    return replace(tag, mapping=others) if tag and others else None


def told_by(tag: Tag) -> tuple[TypeRef, ...]:
    """The types that the values of a tag stand for, each once."""
    default = () if tag.default is None else (tag.default,)
    return tuple(dict.fromkeys((*tag.mapping.values(), *default)))


def _without(type_: TypeRef, tag: Tag | None) -> Tag | None:
    """A tag without the values of one type; None where they tell nothing apart any more."""
    if tag is None:
        return None
    mapping = {value: one for value, one in tag.mapping.items() if one != type_}
    return replace(tag, mapping=mapping) if len(set(mapping.values())) > 1 else None


def _enumerated(variants: Sequence[Variant]) -> dict[JsonScalar, str]:
    """The values of an enumeration that is written as a union, and what they mean.

    Empty where it is another union. A variant that is any text leaves it open, as all are.
    """
    found: dict[JsonScalar, str] = {}
    for variant in variants:
        values = [one for one in variant.shape.values or () if one is not None]
        if not all(isinstance(value, str | int) for value in values):
            return {}
        doc = doc_of_schema(variant.shape.parts)
        said = ": ".join(one for one in (doc.summary, doc.text) if one)
        found.update(dict.fromkeys(values, said if len(values) == 1 else ""))
    kinds = {type(value) for value in found}
    is_any = {str: Scalar("string"), int: Scalar("integer")}
    if len(kinds) != 1 or (kind := kinds.pop()) not in is_any:
        return {}
    others = (one for one in variants if not one.shape.values)
    are_values = all(one.type == is_any[kind] for one in others)
    return found if are_values and not any(one.target for one in variants) else {}


def _note_words(schemas: Schemas, variants: Sequence[Variant], tag: Tag | None) -> None:
    """What to call inline variants: by their tag, their title, or a constant."""
    for value, type_ in reversed(list(tag.mapping.items())) if tag else ():
        if isinstance(type_, Named):
            schemas.variant_words[type_.pointer] = str(value)
    for variant in variants:
        words = doc_of_schema(variant.shape.parts).summary or constant_of(
            schemas, variant.shape
        )
        if words:
            schemas.variant_words.setdefault(variant.node.pointer, words)


def _variant(schemas: Schemas, base: Shape, node: Node) -> Variant:
    """A variant, with what stands beside the `oneOf` folded in."""
    shape = schemas.shapes.of(node)
    target = schemas.shapes.reference(node)
    says_more = base.properties or base.additional or base.required - shape.required
    has_all = {part.pointer for part in shape.parts} >= {
        one.pointer for one in base.parts
    }
    if has_all or not says_more:
        return Variant(node, shape, without_null(schemas.type_of(node)), target)
    depth = schemas.merged_within.get(base.pointer, 0)
    if depth == _DEEPEST:
        schemas.findings.add(
            "combined-unions",
            node.pointer,
            f"what stands beside unions is merged into variants {_DEEPEST} deep",
            lost="what stands beside the unions around this variant",
        )
        return Variant(node, shape, without_null(schemas.type_of(node)), target)
    # Not the variant's own place: other schemas may inherit the same `oneOf`.
    place = child(base.pointer, *split(node.pointer)[1][-2:])
    names = ({part.pointer for part in parts} for parts in (shape.parts, base.parts))
    own, others = map(sorted, names)
    parts = [*shape.parts, *_beside_choices(base)]
    schemas.merged_within[place] = depth + 1
    if target and (name := split(target.pointer)[1]):
        schemas.variant_words.setdefault(place, name[-1])
    merged = schemas.merge(place, (*own, "", *others), parts)
    return Variant(node, merged, without_null(schemas.type_of_shape(merged)), target)


def _alone(schemas: Schemas, base: Shape, node: Node) -> Shape | None:
    """What a schema is that is one thing, or null: that thing, under its own name.

    None where that has a name already, or builds on the schema itself.
    """
    parts = schemas.shapes.of(node).parts
    pointers = {part.pointer for part in base.parts}
    is_circle = any(part.pointer in pointers for part in parts)
    if is_circle or schemas.shapes.reference(node):
        return None
    return schemas.shapes.fold(base.pointer, [*_beside_choices(base), *parts])


def _beside_choices(shape: Shape) -> list[Node]:
    """What stands beside the `oneOf` or `anyOf` of a schema, and of what it builds on."""
    return [Node(part.pointer, without_choices(part.value)) for part in shape.parts]


def _only_limits(node: Node) -> bool:
    """Whether a variant is a constraint such as `required: [a]`, and says no type."""
    if not isinstance(node.value, dict):
        return node.value is False
    keywords = {keyword for keyword in node.value if is_structural(keyword)}
    return bool(keywords) and keywords <= LIMITS
