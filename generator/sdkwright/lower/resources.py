"""Tags → resources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .. import extensions
from ..ir import Doc, Operation, Resource
from ..naming import words
from .shapes import Node


@dataclass(slots=True)
class _Group:
    name: str
    text: str = ""
    operations: list[Operation] = field(default_factory=list)
    aliases: list[Operation] = field(default_factory=list)


def resources(
    operations: Iterable[tuple[Operation, Node]], tags: Any
) -> tuple[Resource, ...]:
    """Each operation in the resource of its first tag; in those of further tags it is an alias.

    Resources stand in the order of the document's `tags`, then as operations name them.
    """
    pairs = list(operations)
    common = _common_segments(operation.path for operation, _ in pairs)
    found: dict[str, _Group] = {}
    spellings: dict[str, str] = {}
    for tag in tags if isinstance(tags, list) else ():
        if isinstance(tag, dict) and isinstance(name := tag.get("name"), str) and name:
            found.setdefault(_key(name), _Group(name, _text(tag)))
    for operation, node in pairs:
        names = _groups(operation, node.value, common)
        groups = {
            _key(name): found.setdefault(_key(name), _Group(name)) for name in names
        }
        first, *further = groups.values()
        first.operations.append(operation)
        for group in further:
            group.aliases.append(operation)
    return tuple(
        Resource(
            path=_path(group.name, spellings),
            doc=Doc(text=group.text),
            operations=tuple(group.operations),
            aliases=tuple(group.aliases),
        )
        for group in found.values()
        if group.operations or group.aliases
    )


def _key(name: str) -> str:
    """Tags that differ in case or in what separates their words are one."""
    return ".".join("".join(words(part)).casefold() or part for part in _parts(name))


def _parts(name: str) -> tuple[str, ...]:
    """Dots nest: `beta.responses` is below `beta`."""
    return tuple(part for part in name.split(".") if part) or (name,)


def _path(name: str, spellings: dict[str, str]) -> tuple[str, ...]:
    """Where a resource is, each step spelled as it was at first."""
    parts = _parts(name)
    keys = (_key(".".join(parts[: length + 1])) for length in range(len(parts)))
    return tuple(
        spellings.setdefault(key, part) for key, part in zip(keys, parts, strict=True)
    )


def _groups(operation: Operation, value: Mapping[str, Any], common: int) -> list[str]:
    tags = value.get("tags")
    named = (
        [tag for tag in tags if isinstance(tag, str) and tag]
        if isinstance(tags, list)
        else []
    )
    if groups := extensions.operation_groups(value) or named:
        return groups
    literal = _literal(_segments(operation.path)[common:])
    return [literal[0] if literal else "default"]


def _common_segments(paths: Iterable[str]) -> int:
    """How many segments all paths begin with, where each keeps a literal one after them."""
    lists = [_segments(path) for path in paths]
    count = 0
    for column in zip(*lists, strict=False):
        rests = (segments[count + 1 :] for segments in lists)
        if len(set(column)) > 1 or not all(map(_literal, rests)):
            break
        count += 1
    return count


def _literal(segments: Iterable[str]) -> list[str]:
    return [segment for segment in segments if not segment.startswith("{")]


def _segments(path: str) -> list[str]:
    return [segment for segment in path.split("/") if segment]


def _text(tag: Mapping[str, Any]) -> str:
    text = tag.get("description")
    return text if isinstance(text, str) else ""
