"""Structs that would hold themselves, which Go allows by pointer alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..graph import unaliased
from ..ir import Api, Field, Named, Nullable, Object, Pointer


def is_required(owner: Pointer, field: Field, sent: Collection[Pointer]) -> bool:
    """Whether a property is in every value: what only requests or answers have is not."""
    if field.access == "both":
        return field.required
    return field.required and field.access == "read" and owner not in sent


def circular(api: Api, sent: Collection[Pointer]) -> frozenset[tuple[Pointer, str]]:
    """The required fields that lead back to the object they are of, by its pointer."""
    held = {
        pointer: dict(_held(declaration, api, sent))
        for pointer, declaration in api.declarations.items()
        if isinstance(declaration, Object)
    }
    return frozenset(
        (owner, name)
        for owner, fields in held.items()
        for name, pointer in fields.items()
        if _leads_to(owner, pointer, held)
    )


def _held(
    declaration: Object, api: Api, sent: Collection[Pointer]
) -> Iterator[tuple[str, Pointer]]:
    """The fields that are structs by value."""
    for field in declaration.fields:
        if isinstance(field.type, Nullable):
            continue
        if not is_required(declaration.pointer, field, sent):
            continue
        match unaliased(field.type, api.declarations):
            case Named(pointer) if isinstance(api.declarations[pointer], Object):
                yield field.wire_name, pointer


def _leads_to(
    target: Pointer, start: Pointer, held: dict[Pointer, dict[str, Pointer]]
) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        pointer = waiting.pop()
        if pointer == target:
            return True
        new = set(held[pointer].values()) - seen
        seen |= new
        waiting += new
    return False
