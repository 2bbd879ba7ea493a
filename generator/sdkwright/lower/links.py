"""Links (OpenAPI 3.1, section 4.8.20): what may be called after an answer, and with what."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .. import extensions
from ..document import child
from ..ir import Link, Status
from .docs import doc_of
from .nodes import Node
from .references import References


def links_of(
    responses: Mapping[Status, Node], references: References
) -> Iterator[Link]:
    """Those of all answers; one that leads to no operation is none."""
    for status, response in responses.items():
        listed = response.value.get("links")
        for name, value in listed.items() if isinstance(listed, dict) else ():
            if extensions.is_extension(name):
                continue
            written = Node(child(response.pointer, "links", name), value)
            link = references.dereference(written)
            if link and (operation := _operation(link.value)):
                yield Link(
                    name,
                    status,
                    operation,
                    tuple(_arguments(link.value)),
                    _server(link.value),
                    doc_of(link.value),
                )


def _operation(link: Mapping[str, Any]) -> str:
    for keyword in ("operationId", "operationRef"):
        if isinstance(text := link.get(keyword), str):
            return text
    return ""


def _arguments(link: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    parameters = link.get("parameters")
    if isinstance(parameters, dict):
        yield from ((name, _said(value)) for name, value in parameters.items())
    if "requestBody" in link:
        yield "requestBody", _said(link["requestBody"])


def _server(link: Mapping[str, Any]) -> str:
    server = link.get("server")
    url = server.get("url") if isinstance(server, dict) else None
    return url if isinstance(url, str) else ""


def _said(value: object) -> str:
    """An expression as it is (section 4.8.20.4), else JSON."""
    is_expression = isinstance(value, str) and "$" in value
    return str(value) if is_expression else json.dumps(value, default=str)
