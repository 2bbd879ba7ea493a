"""How the models of an API are spread over modules.

Schemas that the same operations reach live in one module: a call loads what it needs and
nothing else. What only errors reach is apart from that. Whatever a schema refers to is
reached by at least the same operations, so that modules never import in a circle.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..code import Code
from ..graph import mentioned, raised_by, returned_by, sent_by, spread
from ..ir import (
    Api,
    Declaration,
    Object,
    Pointer,
)
from ..naming import Scope
from .names import module_name

# The names of the modules of what no operation reaches.
_UNREFERENCED = Code("unreferenced")
_WEBHOOKS = Code("webhooks")


@dataclass(frozen=True, slots=True)
class Module:
    name: Code
    members: tuple[Pointer, ...]
    """In an order in which each may be defined."""


def partition(api: Api, names: Mapping[Pointer, Code]) -> list[Module]:
    """The modules of the models that have a name."""
    reached_by: dict[Pointer, int] = dict.fromkeys(api.declarations, 0)
    operations = api.operations
    uses = [
        use
        for one in operations
        for use in (
            (*sent_by(one, api.declarations), *returned_by(one)),
            raised_by(one),
        )
    ]
    of_webhooks = 1 << len(uses)
    uses.append(tuple(one.payload.pointer for one in api.webhooks if one.payload))
    named = {0: _UNREFERENCED, of_webhooks: _WEBHOOKS}
    for index, roots in enumerate(uses):
        for pointer in roots:
            reached_by[pointer] |= 1 << index
    spread(reached_by, api.declarations)
    groups: dict[int, dict[Pointer, None]] = {}
    for pointer in names:
        groups.setdefault(reached_by[pointer], {})[pointer] = None
    scope = Scope(["__init__"])
    modules = []
    for reached, members in groups.items():
        below = {one: _inside(one, members, api.declarations, names) for one in members}
        known = {one for pointers in below.values() for one in pointers}
        tops = [one for one in members if one not in known] or list(members)
        order = _in_order_of_definition([*tops, *members], below, api.declarations)
        first = named.get(reached, names[tops[0]])
        modules.append(Module(module_name(first, scope), tuple(order)))
    return modules


def _inside(
    pointer: Pointer,
    members: Collection[Pointer],
    declarations: Mapping[Pointer, Declaration],
    names: Mapping[Pointer, Code],
) -> list[Pointer]:
    """What one member of a module mentions of the others."""
    mentioned = named_by(pointer, declarations, names)
    return [one for one in mentioned if one in members and one != pointer]


def named_by(
    pointer: Pointer,
    declarations: Mapping[Pointer, Declaration],
    names: Mapping[Pointer, Code],
) -> list[Pointer]:
    """The named declarations that one mentions, through those that are printed in place."""
    found: dict[Pointer, None] = {}
    waiting = list(mentioned(declarations[pointer]))
    for one in waiting:
        if one in names:
            found[one] = None
        else:
            waiting.extend(mentioned(declarations[one]))
    return list(found)


def _in_order_of_definition(
    members: Iterable[Pointer],
    below: Mapping[Pointer, list[Pointer]],
    declarations: Mapping[Pointer, Declaration],
) -> list[Pointer]:
    """What is mentioned before what mentions it. Only aliases need that: classes may look ahead."""
    order = list(_after_what_they_mention(members, below))
    needed = {
        one: [] if isinstance(declarations[one], Object) else below[one]
        for one in order
    }
    return list(_after_what_they_mention(order, needed))


def _after_what_they_mention(
    roots: Iterable[Pointer], below: Mapping[Pointer, list[Pointer]]
) -> Iterator[Pointer]:
    """Depth first, without recursion: documents have chains longer than the stack."""
    seen: set[Pointer] = set()
    for root in roots:
        stack = [] if root in seen else [(root, iter(below[root]))]
        seen.add(root)
        while stack:
            pointer, rest = stack[-1]
            following = next((one for one in rest if one not in seen), None)
            if following is None:
                stack.pop()
                yield pointer
            else:
                seen.add(following)
                stack.append((following, iter(below[following])))
