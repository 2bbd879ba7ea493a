"""What is said of things in docstrings and on pages."""

from __future__ import annotations

import re

from ..code import Code
from ..guide.texts import as_sentence, limits, paragraphs, summary
from ..ir import Declaration, Doc, Enum, Operation
from ..markdown import code
from .literals import literal

_SEPARATORS = re.compile("[-_. ]")


def said_of(doc: Doc, name: Code, wire_name: str) -> str:
    """Of an argument or a field: its text, its limits, whether it should be avoided.

    Its wire name is said where the name does not tell it. A body as a whole has none.
    """
    parts = [doc.text.strip()] if doc.text.strip() else []
    if doc.limits:
        parts.append(limits(doc, literal))
    if doc.deprecated and "deprecated" not in doc.text.lower():
        parts.append("Deprecated.")
    if not _tells(name, wire_name):
        parts.append(f"Wire name: {code(wire_name)}.")
    *before, last = parts or [""]
    return " ".join([*map(as_sentence, before), last])


def said_of_class(doc: Doc) -> list[str]:
    """Of a schema with a name, in paragraphs."""
    return [*paragraphs(doc), *(["Deprecated."] if doc.deprecated else [])]


def said_of_values(declaration: Declaration) -> list[str]:
    """What the values of an enumeration mean, in a list."""
    if not isinstance(declaration, Enum) or not declaration.meanings:
        return []
    lines = (f"- {literal(value)}: {text}" for value, text in declaration.meanings)
    return ["\n".join(" ".join(line.split()) for line in lines)]


def said_of_operation(operation: Operation) -> list[str]:
    """Its summary, then what more there is to say, in paragraphs."""
    first, doc = summary(operation), operation.doc
    paragraphs = [first]
    if doc.text.strip() and doc.text.strip().rstrip(".") != first.rstrip("."):
        paragraphs.append(doc.text)
    said = any("deprecated" in text.lower() for text in paragraphs)
    return [*paragraphs, "Deprecated."] if doc.deprecated and not said else paragraphs


def _tells(name: Code, wire_name: str) -> bool:
    """Whether a name is the wire name but for case and for what separates words."""
    letters = _SEPARATORS.sub("", wire_name).casefold()
    return not wire_name or name.replace("_", "") == letters
