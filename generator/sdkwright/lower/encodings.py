"""Encoding Objects → how the properties of forms are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..diagnostics import Findings
from ..document import child
from ..ir import DEFAULT_STYLES, Encoding
from .nodes import Node
from .schemas import Schemas
from .shapes import Shape
from .styles import style_of

_OF_A_STYLE = ("style", "explode", "allowReserved")
_BY_POSITION = ("prefixEncoding", "itemEncoding")


class Encodings:
    """Lowers the encodings of a form (OpenAPI 3.1, section 4.8.15)."""

    def __init__(self, schemas: Schemas, findings: Findings) -> None:
        self._schemas = schemas
        self._findings = findings

    def of(self, media: Node, schema: Node) -> Mapping[str, Encoding]:
        """Those of the properties that are not written by their values alone."""
        self._report(media, _BY_POSITION, "which part is written how")
        said = {
            name: self._one(node)
            for name, node in media.entries("encoding")
            if isinstance(node.value, dict)
        }
        shape = self._schemas.shapes.of(schema)
        usual = dict(self._usual(shape))
        return {
            name: one
            for name, one in {**dict(self._of_files(shape)), **said}.items()
            if one not in (Encoding(), usual.get(name))
        }

    def _one(self, node: Node) -> Encoding:
        value = node.value
        self._report(node, ("encoding", *_BY_POSITION), "how its parts are written")
        if set(value.get("headers") or ()) - {"Content-Type"}:
            self._report(
                node, ("headers",), "these arguments; `File(headers=...)` says them"
            )
        if any(key in value for key in _OF_A_STYLE):
            return Encoding(style=style_of(node, "query", self._findings))
        return Encoding(node.text("contentType"))

    def _of_files(self, shape: Shape) -> Iterator[tuple[str, Encoding]]:
        """What the schemas of files say themselves (OpenAPI 3.1, section 4.8.14.1)."""
        for name, nodes in shape.properties.items():
            own = self._schemas.shapes.of(nodes[0])
            for one in (own, *map(self._schemas.shapes.of, own.items)):
                for part in one.parts if one.format == "binary" else ():
                    if type_ := part.text("contentMediaType"):
                        yield name, Encoding(type_)

    def _usual(self, shape: Shape) -> Iterator[tuple[str, Encoding]]:
        """Encodings that say what arrays, and what is neither array nor object, are anyway."""
        for name, nodes in shape.properties.items():
            types = self._schemas.shapes.of(nodes[0]).types or ("object",)
            if "object" not in types:
                yield name, Encoding(style=DEFAULT_STYLES["query"])

    def _report(self, node: Node, keywords: tuple[str, ...], lost: str) -> None:
        for keyword in keywords:
            if keyword in node.value:
                self._findings.add(
                    "unsupported-encoding",
                    child(node.pointer, keyword),
                    f"`{keyword}` of a form is not generated",
                    lost=lost,
                )
