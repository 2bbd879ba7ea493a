"""Tags → resources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeAlias

from .. import extensions
from ..diagnostics import Findings
from ..document import child
from ..ir import Doc, Operation, Resource
from ..naming import words
from .docs import doc_of
from .method_names import MethodNames
from .nodes import Node

_Path: TypeAlias = tuple[str, ...]
_DEEPEST = 8  # resources within each other

# Segments of a path that say where an API is, or which one, and nothing of what it is about.
_WHERE = re.compile(r"(?i)apis?|rest|v?[0-9]+([._-][0-9]+)*|v[0-9]+\w*")


@dataclass(slots=True)
class _Group:
    path: _Path
    doc: Doc = Doc()
    operations: list[Operation] = field(default_factory=list)
    aliases: list[Operation] = field(default_factory=list)


def resources(
    root: Node,
    operations: Iterable[tuple[Operation, Node]],
    names: MethodNames,
    findings: Findings,
) -> tuple[Resource, ...]:
    """Each operation in the resource of its first tag; in those of further tags it is an alias.

    An alias has the name that it would have if that resource were its own.
    Resources stand in the order of the document's `tags`, then as operations name them.
    """
    described = _described(root)
    parents = _parents(described, findings)
    found: dict[str, _Group] = {}
    spellings: dict[str, str] = {}

    def group(name: str) -> _Group:
        path = _path(name, parents)
        keys = [key_of(".".join(path[: length + 1])) for length in range(len(path))]
        spelled = (spellings.setdefault(*pair) for pair in zip(keys, path, strict=True))
        return found.setdefault(keys[-1], _Group(tuple(spelled)))

    for tag in described.values():
        group(tag.value["name"]).doc = doc_of(tag.value)
    for operation, node in operations:
        groups: dict[_Path, tuple[str, _Group]] = {}
        for name in groups_of(operation.path, node):
            one = group(name)
            groups.setdefault(one.path, (name, one))
        (_, own), *further = groups.values()
        own.operations.append(operation)
        for name, one in further:
            alias = names.of(operation.method, operation.path, node, name)
            one.aliases.append(replace(operation, name=alias))
    used = {
        one.path[: length + 1]
        for one in found.values()
        for length in range(len(one.path))
        if one.operations or one.aliases
    }
    return tuple(
        Resource(one.path, one.doc, tuple(one.operations), tuple(one.aliases))
        for one in found.values()
        if one.path in used
    )


def groups_of(path: str, operation: Node) -> list[str]:
    """What the resources of an operation are called, its own first.

    Without a tag it is the first segment of the path that tells: of this path alone, so
    that no other one can move an operation.
    """
    groups = extensions.operation_groups(operation.value)
    return groups or tags_of(operation) or [_first(path)]


def tags_of(operation: Node) -> list[str]:
    """The tags that an operation lists."""
    values = (tag.value for tag in operation.elements("tags"))
    return [one for one in values if isinstance(one, str) and one]


def key_of(name: str) -> str:
    """Tags that differ in case or in what separates their words are one."""
    return ".".join("".join(words(part)).casefold() or part for part in _parts(name))


def _first(path: str) -> str:
    """`/api/v1/pets/{id}` → `pets`, `/chat.postMessage` and `/chat#post` → `chat`."""
    segments = re.split("[?#]", path)[0].split("/")
    literal = [one for one in segments if one and not one.startswith("{")]
    telling = [one for one in literal if not _WHERE.fullmatch(one)]
    first = (telling or literal or ["default"])[0]
    return next((part for part in re.split("[.:]", first) if part), first)


def _parts(name: str) -> _Path:
    """Dots nest: `beta.responses` is below `beta`."""
    *above, last = [part for part in name.split(".") if part] or [name]
    return (*above[: _DEEPEST - 1], ".".join([*above[_DEEPEST - 1 :], last]))


def _path(name: str, parents: Mapping[str, str]) -> _Path:
    """Where the resource of a tag is, with all that it is below."""
    path = _parts(name)
    while (parent := parents.get(key_of(name))) is not None:
        path, name = (*_parts(parent), *path), parent
    return path


def _described(root: Node) -> dict[str, Node]:
    """The tags that the document describes, each once."""
    found: dict[str, Node] = {}
    for tag in root.elements("tags"):
        if name := tag.text("name"):
            found.setdefault(key_of(name), tag)
    return found


def _parents(described: Mapping[str, Node], findings: Findings) -> dict[str, str]:
    """The parent of each tag that has one (OpenAPI 3.2, section 4.22), without circles."""
    stated = {key: tag.text("parent") for key, tag in described.items()}
    stated = {key: parent for key, parent in stated.items() if parent}
    found = {}
    for key, parent in stated.items():
        above = list(islice(_above(key, stated), _DEEPEST))
        if key_of(parent) not in described:
            message = f"no tag is called {parent!r}"
        elif key in above:
            message = "the tag is below itself"
        elif len(above) == _DEEPEST:
            message = f"{_DEEPEST} tags are above this one"
        else:
            found[key] = described[key_of(parent)].value["name"]
            continue
        findings.add(
            "invalid-tag-parent",
            child(described[key].pointer, "parent"),
            message,
            hint="name a tag of `tags` that is not below this one",
            lost="the resource above; this one is at the top",
        )
    return found


def _above(key: str, parents: Mapping[str, str]) -> Iterator[str]:
    """The tags above one, each once."""
    seen: set[str] = set()
    while (parent := parents.get(key)) is not None and key_of(parent) not in seen:
        key = key_of(parent)
        seen.add(key)
        yield key
