"""Links (OpenAPI 3.1, section 4.8.20): what may be called after an answer, and with what."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from .. import extensions
from ..ir import Link, Status
from .docs import doc_of
from .nodes import Node
from .references import References


def links_of(
    responses: Mapping[Status, Node], references: References
) -> Iterator[Link]:
    """Those of all answers; one that leads to no operation is none."""
    for status, response in responses.items():
        for name, written in response.entries("links"):
            if extensions.is_extension(name):
                continue
            link = references.dereference(written)
            if link and (operation := _operation(link)):
                yield Link(
                    name,
                    status,
                    operation,
                    tuple(_arguments(link)),
                    link.get("server").text("url"),
                    doc_of(link.value),
                )


def _operation(link: Node) -> str:
    return link.text("operationId") or link.text("operationRef")


def _arguments(link: Node) -> Iterator[tuple[str, str]]:
    for name, node in link.entries("parameters"):
        yield name, _said(node.value)
    if "requestBody" in link.value:
        yield "requestBody", _said(link.value["requestBody"])


def _said(value: object) -> str:
    """An expression as it is (section 4.8.20.4), else JSON."""
    is_expression = isinstance(value, str) and "$" in value
    return str(value) if is_expression else json.dumps(value, default=str)
