"""OpenAPI Overlay 1.0 and 1.1: changes to a document, kept in files of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any, assert_never

from jsonpath_rfc9535 import (
    JSONPathEnvironment,
    JSONPathError,
    JSONPathNode,
    JSONPathQuery,
)

from . import source
from .diagnostics import Findings
from .document import Document, child
from .extensions import is_extension
from .places import MAX_DEPTH, deeper_than
from .provenance import Provenance

# What an action may hold, by the version of its overlay.
_KEYS = {
    "1.0": ("target", "description", "update", "remove"),
    "1.1": ("target", "description", "update", "copy", "remove"),
}


class _Environment(JSONPathEnvironment):
    max_recursion_depth = MAX_DEPTH + 1


_JSONPATH = _Environment()


@dataclass(frozen=True, slots=True)
class _Remove:
    """Every target goes."""


@dataclass(frozen=True, slots=True)
class _Update:
    """A value goes into every target."""

    value: Any


@dataclass(frozen=True, slots=True)
class _Copy:
    """What stands elsewhere in the document goes into every target."""

    source: JSONPathQuery


@dataclass(frozen=True, slots=True)
class _Action:
    """A well-formed action (Overlay 1.1, section 4.4.3)."""

    said: dict[str, Any]
    """The action as it is written."""
    pointer: str
    version: str
    target: JSONPathQuery
    change: _Remove | _Update | _Copy


class _Invalid(Exception):
    """What is wrong with an overlay, and where."""

    def __init__(self, pointer: str, message: str) -> None:
        super().__init__(message)
        self.pointer = pointer
        self.message = message


def apply(document: Document, overlays: Sequence[Path], findings: Findings) -> None:
    """Change a document in place by the actions of each overlay, in order.

    What an update brings is copied for every place it goes to. A malformed overlay is
    an error and none of it is applied; an action that matches nothing is a warning.

    Raises:
        OSError: an overlay cannot be read.
        DocumentProblem: it is neither YAML nor JSON, or what comes out is too deep.
    """
    for path in overlays:
        file = source.read(path, str(path))
        document.attach(file)
        try:
            for action in _actions(file.data, f"{file.text.name}#"):
                _apply(document, action, findings)
        except _Invalid as invalid:
            findings.add("overlay-invalid", invalid.pointer, invalid.message)
    if overlays:
        document.overlaid()


def _apply(document: Document, action: _Action, findings: Findings) -> None:
    nodes = _matched(document, action.target)
    if not nodes:
        findings.add("overlay-no-match", action.pointer, "the action matches nothing")
        return
    match action.change:
        case _Remove():
            _remove(document.root, nodes)
        case _Update(value):
            _update(document, nodes, value, action)
        case _Copy(source):
            place = child(action.pointer, "copy")
            found = _matched(document, source)
            if not found:
                findings.add("overlay-no-match", place, "there is nothing to copy")
            elif len(found) > 1:
                raise _Invalid(place, f"selects {len(found)} places, it needs one")
            else:
                # As it is now: a target may hold it, or stand in it.
                _update(
                    document, nodes, _copy(found[0].value, document.provenance), action
                )
        case _:
            assert_never(action.change)


def _matched(document: Document, query: JSONPathQuery) -> list[JSONPathNode]:
    """What a query selects, each place once."""
    nodes = {node.location: node for node in query.finditer(document.root)}
    return list(nodes.values())


def _actions(data: Any, pointer: str) -> list[_Action]:
    match data:
        case {"overlay": str(stated), "actions": [_, *_] as actions}:
            version = ".".join(stated.split(".")[:2])
            if version not in _KEYS:
                message = f"version {stated} is not read, only 1.0 and 1.1 are"
                raise _Invalid(child(pointer, "overlay"), message)
            return [
                _action(action, child(pointer, "actions", number), version)
                for number, action in enumerate(actions)
            ]
        case _:
            message = "an overlay needs `overlay: 1.1.0` and a list of `actions`"
            raise _Invalid(pointer, message)


def _action(data: Any, pointer: str, version: str) -> _Action:
    if not isinstance(data, dict) or not isinstance(data.get("target"), str):
        raise _Invalid(pointer, "an action needs a `target`, a JSONPath")
    for key in data:
        if key not in _KEYS[version] and not is_extension(key):
            known = ", ".join(_KEYS[version])
            message = f"unknown key, in overlay {version} there are {known}"
            raise _Invalid(child(pointer, key), message)
    target = _query(data["target"], child(pointer, "target"))
    change = _change(data, pointer)
    if isinstance(change, _Remove) and not target.segments:
        raise _Invalid(child(pointer, "target"), "the document cannot be removed whole")
    return _Action(data, pointer, version, target, change)


def _change(data: dict[str, Any], pointer: str) -> _Remove | _Update | _Copy:
    """The one thing that an action does; `remove: true` rules out the others."""
    remove = data.get("remove", False)
    if not isinstance(remove, bool):
        raise _Invalid(child(pointer, "remove"), "needs true or false")
    if remove:
        return _Remove()
    match data:
        case {"update": _, "copy": _}:
            raise _Invalid(pointer, "`update` and `copy` exclude each other")
        case {"update": value}:
            return _Update(value)
        case {"copy": source}:
            return _Copy(_query(source, child(pointer, "copy")))
        case _:
            needed = "`update`, `copy` or `remove: true`"
            raise _Invalid(pointer, f"an action needs one of {needed}")


def _query(text: Any, pointer: str) -> JSONPathQuery:
    if not isinstance(text, str):
        raise _Invalid(pointer, "needs a JSONPath")
    try:
        return _JSONPATH.compile(text)
    except (JSONPathError, RecursionError) as error:
        message = f"{text!r} is no JSONPath (RFC 9535): {error}"
        raise _Invalid(pointer, message) from None


def _remove(root: Any, nodes: Iterable[JSONPathNode]) -> None:
    def index(node: JSONPathNode) -> int:
        key = node.location[-1]
        return key if isinstance(key, int) else -1

    # Later items of an array go first, so that no item moves before its turn; where
    # each is was found out before any is gone.
    ordered = sorted(nodes, key=index, reverse=True)
    for node, container in [(node, _container(root, node)) for node in ordered]:
        del container[node.location[-1]]


def _update(
    document: Document, nodes: Iterable[JSONPathNode], value: Any, action: _Action
) -> None:
    keyword = "copy" if isinstance(action.change, _Copy) else "update"
    place = child(action.pointer, keyword)
    provenance, said = document.provenance, (action.said, keyword)
    if action.version != "1.0":
        _check_compatible(nodes, value, place)
    for node in nodes:
        match node.value:
            case dict() as target:
                if not isinstance(value, dict):
                    raise _Invalid(place, f"an object is needed: {node.path()} is one")
                _merged(target, value, provenance)
            case list() as target if isinstance(value, list):
                _merged(target, value, provenance)
            case list() as target:
                provenance.note(target, len(target), *said)
                target.append(_copy(value, provenance))
            case _:  # Overlay 1.1: a primitive is replaced
                container, key = _container(document.root, node), node.location[-1]
                provenance.note(container, key, *said)
                container[key] = _copy(value, provenance)
    if deeper_than(document.root, MAX_DEPTH):
        message = f"makes the document deeper than {MAX_DEPTH} levels"
        raise document.problem("too-large", action.pointer, message)


def _check_compatible(nodes: Iterable[JSONPathNode], value: Any, place: str) -> None:
    """Refuse what Overlay 1.1 calls an error and 1.0 leaves open (section 4.4.3)."""
    kinds = {_kind(node.value) for node in nodes}
    if len(kinds) > 1:
        found = " and ".join(sorted(kinds))
        raise _Invalid(place, f"all targets need to be of one kind, these are {found}")
    for node in nodes:
        waiting = [] if isinstance(node.value, list) else [(node.value, value)]
        while waiting:
            old, new = waiting.pop()
            if _kind(old) != _kind(new):
                message = f"{_kind(new)} where {node.path()} has {_kind(old)}"
                raise _Invalid(place, message)
            if isinstance(old, dict):
                waiting += ((old[key], new[key]) for key in new if key in old)


def _kind(value: Any) -> str:
    match value:
        case dict():
            return "an object"
        case list():
            return "an array"
        case _:
            return "a primitive"


def _container(root: Any, node: JSONPathNode) -> Any:
    """What holds a node, which is not the root: that is an object and never removed."""
    return reduce(getitem, node.location[:-1], root)


def _merged(old: Any, new: Any, provenance: Provenance) -> Any:
    """Objects merge, arrays are joined, all else is replaced."""
    match old, new:
        case dict(), dict():
            for key, value in new.items():
                if not _merges(old.get(key), value):
                    provenance.note(old, key, new, key)
                there = old.get(key)
                old[key] = _merged(there, value, provenance)
            return old
        case list(), list():
            for index, item in enumerate(new):
                provenance.note(old, len(old), new, index)
                old.append(_copy(item, provenance))
            return old
        case _:
            return _copy(new, provenance)


def _merges(old: Any, new: Any) -> bool:
    return isinstance(old, dict | list) and type(old) is type(new)


def _copy(value: Any, provenance: Provenance) -> Any:
    match value:
        case dict():
            copied = {key: _copy(item, provenance) for key, item in value.items()}
            for key in value:
                provenance.note(copied, key, value, key)
            return copied
        case list():
            items = [_copy(item, provenance) for item in value]
            for index in range(len(items)):
                provenance.note(items, index, value, index)
            return items
        case _:
            return value
