"""Which package and which file each model of an API is in.

`components` holds what the document names and whatever that mentions, however far, so
that it never imports `operations`, which holds the rest: what single operations say
themselves. There is a file for each name of the document, and one for each operation.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from ..code import Code
from ..graph import reach
from ..ir import Api, Derived, Operation, Pointer
from ..naming import Scope
from .names import file_name, operation_name

Package = Literal["components", "operations"]

# Files that are there beside those of models.
_FILES: Mapping[Package, tuple[str, ...]] = {
    "components": ("security",),
    "operations": ("options",),
}


@dataclass(frozen=True, slots=True)
class File:
    """Models that stand together."""

    package: Package
    name: str
    """Without its ending."""
    members: tuple[Pointer, ...]


def packages(api: Api, mentioned: Collection[Pointer]) -> dict[Pointer, Package]:
    """The package of each declaration that is mentioned."""
    operations = {one.pointer: one for one in api.operations}
    named = [one for one in mentioned if not _operation_of(one, api, operations)]
    components = reach(named, api.declarations)
    return {
        one: "components" if one in components else "operations" for one in mentioned
    }


def files(
    api: Api, names: Mapping[Pointer, Code], package_of: Mapping[Pointer, Package]
) -> tuple[File, ...]:
    """The files of all declarations that have a name."""
    operations = {one.pointer: one for one in api.operations}
    members: dict[tuple[Package, Pointer], list[Pointer]] = {}
    titles: dict[tuple[Package, Pointer], str] = {}
    for pointer, name in names.items():
        package = package_of[pointer]
        top = _top(pointer, api)
        operation = _operation_of(pointer, api, operations)
        key, title = (package, top), names.get(top, name)
        if operation and package == "operations":
            key, title = (package, operation.pointer), Code(operation_name(operation))
        members.setdefault(key, []).append(pointer)
        titles.setdefault(key, title)
    scopes = {package: Scope(taken) for package, taken in _FILES.items()}
    return tuple(
        File(
            key[0],
            scopes[key[0]].claim(file_name(titles[key])),
            tuple(sorted(found, key=lambda one: _depth(one, api))),
        )
        for key, found in members.items()
    )


def _depth(pointer: Pointer, api: Api) -> int:
    """How many a declaration is inside of: those around it stand first in a file."""
    name = api.names[pointer]
    if isinstance(name, Derived) and name.parent:
        return _depth(name.parent, api) + 1
    return 0


def _top(pointer: Pointer, api: Api) -> Pointer:
    """The declaration at the beginning of what a name is derived from."""
    name = api.names[pointer]
    while isinstance(name, Derived) and name.parent:
        pointer = name.parent
        name = api.names[pointer]
    return pointer


def _operation_of(
    pointer: Pointer, api: Api, operations: Mapping[Pointer, Operation]
) -> Operation | None:
    """The operation in which a declaration stands that the document gives no name."""
    top = _top(pointer, api)
    if not isinstance(api.names[top], Derived):
        return None
    place = top
    while place:
        if place in operations:
            return operations[place]
        place = place.rpartition("/")[0]
    return None
