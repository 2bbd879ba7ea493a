"""Path items → the operations in them, as they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..diagnostics import Findings
from ..document import child, split
from ..extensions import is_extension
from ..ir import METHODS, Pointer
from .http import is_token
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


def operation_id(operation: Mapping[str, Any]) -> str:
    """The operationId; empty where there is none."""
    id_ = operation.get("operationId")
    return id_ if isinstance(id_, str) else ""


def report_others(item: Node, findings: Findings) -> None:
    """Tell what of a path item is no operation, and is nothing else either."""
    known = {node.pointer for _, node in _written(item)}
    for key, value in item.value.items():
        place = child(item.pointer, key)
        if key == _ADDITIONAL and isinstance(value, dict):
            for method in value:
                inner = child(place, method)
                if inner not in known and not is_extension(method):
                    _unknown(inner, _hint(method), findings)
        elif not (place in known or key in _BESIDE_METHODS or is_extension(key)):
            _unknown(place, f"operations are objects, called {_METHODS}", findings)


def _written(item: Node) -> Iterator[tuple[str, Node]]:
    for key, value in item.value.items():
        node = Node(child(item.pointer, key), value)
        if key in METHODS and isinstance(value, dict):
            yield key.upper(), node
        elif key == _ADDITIONAL and isinstance(value, dict):
            yield from _additional(node)


def _additional(operations: Node) -> Iterator[tuple[str, Node]]:
    """Those whose methods have no keyword: their keys are sent as they are."""
    for key, value in operations.value.items():
        is_method = is_token(key) and key != _CONNECT and not _has_keyword(key)
        if is_method and isinstance(value, dict):
            yield key, Node(child(operations.pointer, key), value)


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
