"""Documents of Swagger 2.0, and what they are rewritten to."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import Any

from sdkwright import dialect
from sdkwright.diagnostics import Findings
from sdkwright.yaml12 import parse

from .lowering import document

HEAD = "swagger: '2.0'\ninfo: {title: T, version: '1'}\n"


def yaml(text: str) -> Any:
    return parse(dedent(text))[0]


def rewritten(text: str, findings: Findings | None = None) -> dict[str, Any]:
    """The root of a document after it was rewritten."""
    read = document(HEAD + dedent(text))
    dialect.normalise(read, Findings() if findings is None else findings)
    return read.root


def operation(text: str, more: str = "") -> dict[str, Any]:
    """An operation after it was rewritten; `more` stands at the top."""
    paths = "paths:\n  /a:\n    post:\n" + indent(dedent(text), "      ")
    found = rewritten(dedent(more) + paths)["paths"]["/a"]["post"]
    assert isinstance(found, dict)
    return found
