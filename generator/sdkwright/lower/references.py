"""Following references; those that lead nowhere are reported where they stand."""

from __future__ import annotations

from ..diagnostics import Findings
from ..document import Document, UnresolvedReference, child
from .nodes import Node


class References:
    """Resolves the references of a document."""

    def __init__(self, document: Document, findings: Findings) -> None:
        self._document = document
        self._findings = findings

    def resolve(self, node: Node) -> Node | None:
        """The node that a `$ref` points at; None, and a finding, where it points nowhere."""
        reference = node.value["$ref"]
        if not isinstance(reference, str):
            self._unresolved(node, "a reference is a text", "write a URI reference")
            return None
        try:
            found = self._document.resolve(reference, node.pointer)
        except UnresolvedReference as problem:
            self._unresolved(node, problem.message, problem.hint)
            return None
        if not isinstance(found.value, dict | bool):
            self._unresolved(node, f"{reference!r} leads to no object", "")
            return None
        return Node(found.pointer, found.value)

    def dereference(self, node: Node) -> Node | None:
        """What an object or a `$ref` stands for; None, and a finding, for nothing."""
        seen = {node.pointer}
        while isinstance(node.value, dict) and "$ref" in node.value:
            target = self.resolve(node)
            if target is None:
                return None
            if target.pointer in seen:
                message = "the reference leads back to itself"
                self._unresolved(node, message, "point it at a definition")
                return None
            seen.add(target.pointer)
            node = target
        return node if isinstance(node.value, dict) else None

    def _unresolved(self, node: Node, message: str, hint: str) -> None:
        self._findings.add(
            "unresolved-reference",
            child(node.pointer, "$ref"),
            message,
            hint=hint,
            lost="what was to be there; any value is taken for a type",
        )
