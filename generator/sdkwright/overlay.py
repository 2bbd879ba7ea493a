"""OpenAPI Overlay 1.0: changes to a document that are kept in files of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

from jsonpath_rfc9535 import (
    JSONPathEnvironment,
    JSONPathError,
    JSONPathNode,
    JSONPathQuery,
)

from . import source
from .diagnostics import Findings
from .document import Document, child
from .places import MAX_DEPTH, deeper_than

_VERSIONS = ("1.0.", "1.1.")
_KEYS = ("target", "description", "update", "remove")


class _Environment(JSONPathEnvironment):
    max_recursion_depth = MAX_DEPTH + 1


_JSONPATH = _Environment()


@dataclass(frozen=True, slots=True)
class _Action:
    """A well-formed action (Overlay 1.0, section 4.4.3)."""

    pointer: str
    target: JSONPathQuery
    remove: bool
    update: Any  # of no meaning with `remove`


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
    matched = action.target.finditer(document.root)
    nodes = {node.location: node for node in matched}.values()  # each place once
    if not nodes:
        findings.add("overlay-no-match", action.pointer, "the action matches nothing")
    elif action.remove:
        _remove(document.root, nodes)
    else:
        _update(document.root, nodes, action)
        if deeper_than(document.root, MAX_DEPTH):
            message = f"makes the document deeper than {MAX_DEPTH} levels"
            raise document.problem("too-large", action.pointer, message)


def _actions(data: Any, pointer: str) -> list[_Action]:
    match data:
        case {"overlay": str(version), "actions": [_, *_] as actions}:
            if not version.startswith(_VERSIONS):
                message = f"version {version} is not read, only 1.0 and 1.1 are"
                raise _Invalid(child(pointer, "overlay"), message)
            return [
                _action(action, child(pointer, "actions", number))
                for number, action in enumerate(actions)
            ]
        case _:
            message = "an overlay needs `overlay: 1.0.0` and a list of `actions`"
            raise _Invalid(pointer, message)


def _action(data: Any, pointer: str) -> _Action:
    if not isinstance(data, dict) or not isinstance(data.get("target"), str):
        raise _Invalid(pointer, "an action needs a `target`, a JSONPath")
    for key in data:
        if key not in _KEYS and not key.startswith("x-"):
            known = ", ".join(_KEYS)
            raise _Invalid(child(pointer, key), f"unknown key, there are {known}")
    remove = data.get("remove", False)
    if not isinstance(remove, bool):
        raise _Invalid(child(pointer, "remove"), "needs true or false")
    if not remove and "update" not in data:
        raise _Invalid(pointer, "an action needs `update`, or `remove: true`")
    try:
        target = _JSONPATH.compile(data["target"])
    except (JSONPathError, RecursionError) as error:
        message = f"{data['target']!r} is no JSONPath (RFC 9535): {error}"
        raise _Invalid(child(pointer, "target"), message) from None
    if remove and not target.segments:
        raise _Invalid(child(pointer, "target"), "the document cannot be removed whole")
    return _Action(pointer, target, remove, data.get("update"))


def _remove(root: Any, nodes: Iterable[JSONPathNode]) -> None:
    def index(node: JSONPathNode) -> int:
        key = node.location[-1]
        return key if isinstance(key, int) else -1

    # Later items of an array go first, so that no item moves before its turn; where
    # each is was found out before any is gone.
    ordered = sorted(nodes, key=index, reverse=True)
    for node, container in [(node, _container(root, node)) for node in ordered]:
        del container[node.location[-1]]


def _update(root: Any, nodes: Iterable[JSONPathNode], action: _Action) -> None:
    for node in nodes:
        match node.value:
            case dict() as target:
                if not isinstance(action.update, dict):
                    place = child(action.pointer, "update")
                    raise _Invalid(place, f"an object is needed: {node.path()} is one")
                _merged(target, action.update)
            case list() as target if isinstance(action.update, list):
                _merged(target, action.update)
            case list() as target:
                target.append(_copy(action.update))
            case _:  # Overlay 1.1: a primitive is replaced
                _container(root, node)[node.location[-1]] = _copy(action.update)


def _container(root: Any, node: JSONPathNode) -> Any:
    """What holds a node, which is not the root: that is an object and never removed."""
    return reduce(getitem, node.location[:-1], root)


def _merged(old: Any, new: Any) -> Any:
    """Objects merge, arrays are joined, all else is replaced (section 4.4.3.2)."""
    match old, new:
        case dict(), dict():
            for key, value in new.items():
                old[key] = _merged(old[key], value) if key in old else _copy(value)
            return old
        case list(), list():
            old.extend(_copy(item) for item in new)
            return old
        case _:
            return _copy(new)


def _copy(value: Any) -> Any:
    match value:
        case dict():
            return {key: _copy(item) for key, item in value.items()}
        case list():
            return [_copy(item) for item in value]
        case _:
            return value
