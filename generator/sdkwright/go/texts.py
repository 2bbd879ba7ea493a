"""What is said of things in comments."""

from __future__ import annotations

import re

from ..ir import Doc
from ..naming import words
from .comments import DEPRECATED
from .literals import literal

# Keywords whose values are names that everybody knows, and stand without quotes.
_NAMES = ("format", "contentEncoding", "contentMediaType")
_ENDS_A_SENTENCE = re.compile(r"[.!?:]\s*\Z")


def said_of_field(doc: Doc) -> list[str]:
    """Its text, its limits, whether it should be avoided, in paragraphs."""
    text = doc.text.strip()
    if doc.limits:
        limits = "; ".join(
            f"{_words(key)}: {value if key in _NAMES else literal(value)}"
            for key, value in doc.limits
        )
        ended = text if not text or _ENDS_A_SENTENCE.search(text) else f"{text}."
        text = f"{ended} {limits[0].upper()}{limits[1:]}.".strip()
    return [*([text] if text else []), *([DEPRECATED] if doc.deprecated else [])]


def said_of_type(doc: Doc) -> list[str]:
    """Of a schema with a name, in paragraphs."""
    paragraphs = [text for text in (doc.summary, doc.text) if text.strip()]
    if len(paragraphs) == 2 and paragraphs[0].strip() == paragraphs[1].strip():
        paragraphs.pop()
    return paragraphs


def _words(keyword: str) -> str:
    """`minLength` → `min length`."""
    return " ".join(words(keyword)).lower()
