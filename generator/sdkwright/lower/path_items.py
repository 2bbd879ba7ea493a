"""Path items → the operations in them, as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Findings
from ..document import split
from ..extensions import is_extension
from ..http import is_token
from ..ir import METHODS, Pointer
from .nodes import Node
from .shapes import Shapes

_ADDITIONAL = "additionalOperations"  # OpenAPI 3.2, Path Item Object
_CONNECT = "CONNECT"  # it has a host and a port in place of a path (RFC 9110, 9.3.6)
_BESIDE_METHODS = frozenset({"$ref", "summary", "description", "servers", "parameters"})
_METHODS = ", ".join(METHODS)


def operations_of(item: Node, shapes: Shapes) -> Iterator[tuple[str, Node]]:
    """The operations of a path item, each with its method as it is sent."""
    for method, written in _written(item):
        # Not allowed by the specification, and usual in documents of many files.
        if node := shapes.references.dereference(written):
            yield method, node


def report_others(item: Node, findings: Findings) -> None:
    """Tell what of a path item is no operation, and is nothing else either."""
    known = {node.pointer for _, node in _written(item)}
    for key, node in item.entries():
        if key == _ADDITIONAL and isinstance(node.value, dict):
            for method, (place, _) in node.entries():
                if place not in known and not is_extension(method):
                    _unknown(place, _hint(method), findings)
        elif not (node.pointer in known or key in _BESIDE_METHODS or is_extension(key)):
            hint = f"operations are objects, called {_METHODS}"
            _unknown(node.pointer, hint, findings)


def _written(item: Node) -> Iterator[tuple[str, Node]]:
    for key, node in item.entries():
        if key in METHODS and isinstance(node.value, dict):
            yield key.upper(), node
        elif key == _ADDITIONAL:
            yield from _additional(node)


def _additional(operations: Node) -> Iterator[tuple[str, Node]]:
    """Those whose methods have no keyword: their keys are sent as they are."""
    for key, node in operations.entries():
        is_method = is_token(key) and key != _CONNECT and not _has_keyword(key)
        if is_method and isinstance(node.value, dict):
            yield key, node


def _has_keyword(method: str) -> bool:
    return method.isupper() and method.lower() in METHODS


def _hint(method: str) -> str:
    if _has_keyword(method):
        return f"call it `{method.lower()}`, beside `{_ADDITIONAL}`"
    if method == _CONNECT:
        return "a request to connect has no path"
    return "an operation is an object, its key a method"


def _unknown(pointer: Pointer, hint: str, findings: Findings) -> None:
    findings.add(
        "unknown-operation",
        pointer,
        f"`{split(pointer)[1][-1]}` is not an operation",
        hint=hint,
        lost="the operation",
    )
