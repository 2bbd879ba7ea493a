"""What the parts of a Swagger 2.0 document share while they are rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...diagnostics import Findings
from ..references import References


class Rewriting:
    """Knows what was rewritten, by identity, and what it was before."""

    def __init__(self, references: References, findings: Findings) -> None:
        self.references = references
        self.findings = findings
        # What is kept here cannot have its id used again.
        self._met: dict[int, dict[str, Any]] = {}
        self._originals: dict[int, tuple[Any, dict[str, Any]]] = {}

    def is_first(self, value: dict[str, Any]) -> bool:
        """Whether an object is met for the first time."""
        if id(value) in self._met:
            return False
        self._met[id(value)] = value
        return True

    def original(self, value: dict[str, Any]) -> dict[str, Any]:
        """What an object held when this was asked first, which is before it is rewritten."""
        return self._originals.setdefault(id(value), (value, dict(value)))[1]

    def content(
        self, schema: Any, media_types: Iterable[str], file: str
    ) -> dict[str, Any]:
        """`content` with one schema: the first that uses it holds it, all others refer to it."""
        content: dict[str, Any] = {}
        for media_type in media_types:
            media = content[media_type] = {}
            if isinstance(schema, dict) and not self.is_first(schema):
                media["schema"] = self.references.to(schema, file)
            elif schema is not None:
                media["schema"] = schema
        return content


def refill(holder: dict[str, Any], content: Mapping[str, Any]) -> dict[str, Any]:
    """Put something else into an object, which keeps its place in the text."""
    kept = dict(content)
    holder.clear()
    holder.update(kept)
    return holder


def texts(value: Any) -> list[str]:
    """The texts of a list, each once; none where it is no list."""
    listed = value if isinstance(value, list) else ()
    return list(dict.fromkeys(one for one in listed if isinstance(one, str)))


def is_file(schema: Any) -> bool:
    return isinstance(schema, dict) and schema.get("type") == "file"
