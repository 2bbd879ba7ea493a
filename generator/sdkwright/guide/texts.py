"""What is said of an API, its operations, resources and schemas."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..ir import Api, Doc, JsonScalar, Operation, Resource
from ..naming import words

_ENDS_A_SENTENCE = re.compile(r"[.!?:]\s*\Z")
# Keywords whose values are names that everybody knows, and stand without quotes.
_NAMES = ("format", "contentEncoding", "contentMediaType")


def subject_of(api: Api, name: str) -> str:
    """The API in a sentence: `the Example API`, or its title alone where that is a name."""
    title = " ".join(api.title.split()) or name
    if not title.upper().endswith(" API"):
        return title
    return f"the {title[4:] if title[:4].lower() == 'the ' else title}"


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


def paragraphs(doc: Doc) -> list[str]:
    """What is said of a schema with a name."""
    found = [text for text in (doc.summary, doc.text) if text.strip()]
    if len(found) == 2 and found[0].strip() == found[1].strip():
        found.pop()
    return found


def limits(doc: Doc, literal: Callable[[JsonScalar], str]) -> str:
    """`Min length: 2; format: uuid.`, with the literals of a language; empty without any."""
    found = "; ".join(
        f"{' '.join(words(key)).lower()}: {value if key in _NAMES else literal(value)}"
        for key, value in doc.limits
    )
    return f"{found[0].upper()}{found[1:]}." if found else ""
