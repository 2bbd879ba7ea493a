"""What the method of an operation is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema_rs

from .. import extensions
from ..config import Naming
from ..diagnostics import Findings
from ..document import child
from ..ir import Derived, Given, Name
from ..naming import words
from .nodes import Node

# What frameworks append to the resource where they make an operationId of it.
_KINDS = ("api", "controller", "handler", "resource", "router", "service")


class MethodNames:
    """The first of: the configuration, an extension, the operationId, method and path."""

    def __init__(
        self, root: Mapping[str, Any], naming: Naming, findings: Findings
    ) -> None:
        self._naming = naming
        self._patterns = list(_patterns(root, findings))

    def of(self, method: str, path: str, node: Node, resource: str) -> Name:
        """The name of an operation that belongs to a resource."""
        id_ = node.text("operationId")
        chosen = self._naming.operations
        given = (
            chosen.get(node.pointer)
            or chosen.get(id_ or f"{method.lower()} {path}")
            or chosen.get(f"{method} {path}")
            or extensions.operation_name(node.value)
            or self._by_pattern(id_)
        )
        if given:
            return Given(given)
        if id_:
            strip = self._naming.strip_resource
            return Given(without_resource(id_, resource) if strip else id_)
        parts = (part for part in path.split("/") if part)
        return Derived(None, (method.lower(), *parts))

    def _by_pattern(self, id_: str) -> str | None:
        names = (name for matches, name in self._patterns if matches.is_valid(id_))
        return next(names, None) if id_ else None


def without_resource(id_: str, resource: str) -> str:
    """`PetsController_findOne` → `findOne`, `list_pets` → `list`, for the resource `Pets`.

    Whole words between separators alone are taken away, at the beginning and then at the
    end: `listPets` stays. So does what would leave no name.
    """
    parts = [part for part in re.split(r"[\W_]+", id_) if part]
    for cut in range(len(parts) - 1, 0, -1):
        if _key(" ".join(parts[:cut])) == _key(resource) and _is_name(parts[cut:]):
            parts = parts[cut:]
            break
    for cut in range(1, len(parts)):
        if _key(" ".join(parts[cut:])) == _key(resource) and _is_name(parts[:cut]):
            return "_".join(parts[:cut])
    return "_".join(parts)


def _key(name: str) -> str:
    """What a resource is told by: its words in the singular, without what kind it is of."""
    found = [word.casefold() for word in words(name)]
    if len(found) > 1 and found[-1] in _KINDS:
        found.pop()
    return "".join(found).removesuffix("s")


def _is_name(parts: list[str]) -> bool:
    return parts[0][0].isalpha() and bool(words(parts[0]))


def _patterns(
    root: Mapping[str, Any], findings: Findings
) -> Iterator[tuple[jsonschema_rs.Validator, str]]:
    """Expressions that are matched in linear time: they are the document's, and untrusted."""
    linear = jsonschema_rs.RegexOptions()
    for place, pattern, name in extensions.operation_names(root):
        schema = {"pattern": pattern}
        try:
            yield jsonschema_rs.validator_for(schema, pattern_options=linear), name
        except jsonschema_rs.ValidationError:
            findings.add(
                "invalid-pattern",
                child("#", *place),
                f"{pattern!a} is not a regular expression that is read here",
                hint="write one without look-around and back references",
                lost=f"the name {name!a}",
            )
