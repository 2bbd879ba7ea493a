"""Ways into an answer, step by step through the types of the model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .graph import contents_of, type_of, without_null
from .ir import (
    Alias,
    Declaration,
    ListOf,
    Named,
    Null,
    Nullable,
    Object,
    Pointer,
    Success,
    TypeRef,
    Union,
    Way,
)


class NoWay(Exception):
    """A way leads to what no type describes; the message says where it ends."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: to a property of `owners`, or without any to an item of a list."""

    key: str | int
    owners: tuple[Object, ...]
    """Several where it starts from a union."""
    start: Variants
    types: tuple[TypeRef, ...]
    """What is there, one of these."""
    may_be_missing: bool
    """Whether it may be null, or not there in spite of an owner."""


@dataclass(frozen=True, slots=True)
class Variants:
    """What a value may be, behind other names, null and unions."""

    types: tuple[TypeRef, ...]
    has_null: bool
    is_open: bool
    """Whether a server may have variants that nobody knows (unions with a tag)."""


def steps(
    success: Success, way: Way, declarations: Mapping[Pointer, Declaration]
) -> tuple[Step, ...]:
    """The steps from an answer to what stands in it.

    Raises:
        NoWay: a step leads to nothing that is described.
    """
    found: list[Step] = []
    types = tuple(map(type_of, contents_of(success)))
    for key in way:
        start = variants(types, declarations)
        to = (
            _item(start, key)
            if isinstance(key, int)
            else _property(start, key, declarations)
        )
        found.append(to)
        types = to.types
    return tuple(found)


def end(
    success: Success, way: Way, declarations: Mapping[Pointer, Declaration]
) -> tuple[TypeRef, ...]:
    """What a way leads to may be, null aside.

    Raises:
        NoWay: that is not described.
    """
    found = steps(success, way, declarations)
    types = found[-1].types if found else map(type_of, contents_of(success))
    return variants(types, declarations).types


def variants(
    types: Iterable[TypeRef], declarations: Mapping[Pointer, Declaration]
) -> Variants:
    """What a value of one of these types may be."""
    waiting, found = list(types)[::-1], dict[TypeRef, None]()
    seen = set[Pointer]()
    has_null = is_open = False
    while waiting:
        one = waiting.pop()
        has_null |= isinstance(one, Nullable | Null)
        one = without_null(one)
        declaration = declarations[one.pointer] if isinstance(one, Named) else None
        if isinstance(one, Named) and one.pointer in seen:
            continue
        if isinstance(one, Named):
            seen.add(one.pointer)
        match declaration:
            case Alias(type=aliased):
                waiting.append(aliased)
            case Union(variants=members, tag=tag):
                waiting.extend(reversed(members))
                is_open |= tag is not None and tag.default is None
            case _ if one != Null():
                found[one] = None
    return Variants(tuple(found), has_null, is_open)


def _item(start: Variants, index: int) -> Step:
    items = [one.item for one in start.types if isinstance(one, ListOf)]
    if not items or len(items) < len(start.types):
        raise NoWay(f"[{index}] is of no list")
    missing = any(isinstance(one, Nullable) for one in items)
    return Step(index, (), start, _distinct(items), may_be_missing=missing)


def _property(
    start: Variants, name: str, declarations: Mapping[Pointer, Declaration]
) -> Step:
    fields = [
        (declared, field)
        for one in start.types
        if isinstance(one, Named)
        and isinstance(declared := declarations[one.pointer], Object)
        for field in declared.fields
        if field.wire_name == name
    ]
    if not fields:
        raise NoWay(f"no property `{name}` is described there")
    types = _distinct(field.type for _, field in fields)
    is_certain = all(field.required and field.access != "write" for _, field in fields)
    missing = not is_certain or variants(types, declarations).has_null
    owners = tuple(owner for owner, _ in fields)
    return Step(name, owners, start, types, may_be_missing=missing)


def _distinct(types: Iterable[TypeRef]) -> tuple[TypeRef, ...]:
    return tuple(dict.fromkeys(types))
