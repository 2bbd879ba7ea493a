"""What is said of operations and resources in comments."""

from __future__ import annotations

from ..ir import Operation, Resource
from ..naming import words


def said_of_operation(operation: Operation) -> list[str]:
    """Its summary, then what more there is to say, in paragraphs."""
    doc = operation.doc
    first = doc.summary.strip() or doc.text.strip().partition("\n")[0]
    first = first or f"{operation.method} {operation.path}"
    paragraphs = [first]
    if doc.text.strip() and doc.text.strip().rstrip(".") != first.rstrip("."):
        paragraphs.append(doc.text)
    return paragraphs


def about(resource: Resource) -> str:
    doc = resource.doc
    text = doc.text.strip() or doc.summary.strip()
    return text or f"Operations on {' '.join(words(resource.path[-1])).lower()}."
