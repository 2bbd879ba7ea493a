"""What is said of operations and resources."""

from __future__ import annotations

import re

from ..ir import Operation, Resource
from ..naming import words

_ENDS_A_SENTENCE = re.compile(r"[.!?:]\s*\Z")


def summary(operation: Operation) -> str:
    """One sentence."""
    doc = operation.doc
    text = doc.summary.strip() or first_line(doc.text)
    return as_sentence(text or f"{operation.method} {operation.path}")


def as_sentence(text: str) -> str:
    return text if _ENDS_A_SENTENCE.search(text) else f"{text}."


def about(resource: Resource) -> str:
    doc = resource.doc
    text = doc.text.strip() or doc.summary.strip()
    return text or f"Operations on {' '.join(words(resource.path[-1])).lower()}."


def first_line(text: str) -> str:
    return text.strip().partition("\n")[0]
