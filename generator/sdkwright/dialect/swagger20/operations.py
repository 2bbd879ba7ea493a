"""Operations (Operation Object), and what the root defines for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...document import child
from ...ir import METHODS
from .bodies import Bodies
from .parameters import Parameters, Payload
from .responses import Responses
from .rewriting import Rewriting, texts


class Operations:
    """Rewrites operations; parameters and responses that they share first."""

    def __init__(
        self, root: dict[str, Any], components: dict[str, Any], rewriting: Rewriting
    ) -> None:
        self._root = root
        self._components = components
        self._rewriting = rewriting
        self._consumes = texts(root.pop("consumes", None))
        self._produces = texts(root.pop("produces", None))
        self._parameters = Parameters(rewriting)
        self._bodies = Bodies(rewriting, self._parameters)
        self._responses = Responses(rewriting, self._parameters, self._produces)

    def components(self) -> None:
        """Rewrite the parameters and responses of the root.

        Bodies are no parameters any more; a field of a form goes wherever it is used.
        """
        bodies: dict[str, Any] = {}
        for key, pointer, one in self._shared("parameters"):
            payload = self._parameters.payload(one, one)
            if payload is None:
                self._parameters.one(one, pointer)
                continue
            del self._components["parameters"][key]
            if payload.is_body:
                bodies[key] = self._bodies.whole(payload, one, self._consumes, "")
        if bodies:
            self._components["requestBodies"] = bodies
        for _, pointer, response in self._shared("responses"):
            self._responses.one(response, pointer, self._produces)

    def of_paths(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Rewrite every operation, and yield it with its pointer."""
        follow = self._rewriting.references.follow
        paths = self._root.get("paths")
        for path, value in paths.items() if isinstance(paths, dict) else ():
            pointer, item = follow(value, child("#/paths", path))
            if not isinstance(item, dict) or not self._rewriting.is_first(item):
                continue
            common = self._parameters.of(item, pointer)
            for method in METHODS:
                here, operation = follow(item.get(method), child(pointer, method))
                if isinstance(operation, dict) and self._rewriting.is_first(operation):
                    self._operation(operation, here, common)
                    yield here, operation

    def _operation(
        self, operation: dict[str, Any], pointer: str, common: Sequence[Payload]
    ) -> None:
        consumes = texts(operation.pop("consumes", None)) or self._consumes
        own = self._parameters.of(operation, pointer)
        if body := self._bodies.of(own, common, consumes, pointer):
            operation["requestBody"] = body
        produces = texts(operation.pop("produces", None)) or self._produces
        self._responses.of(operation, pointer, produces)

    def _shared(self, section: str) -> list[tuple[str, str, dict[str, Any]]]:
        """The components of a kind: key, pointer, and what is there."""
        shared = self._components.get(section)
        return [
            (key, child("#/components", section, key), value)
            for key, value in (shared.items() if isinstance(shared, dict) else ())
            if isinstance(value, dict)
        ]
