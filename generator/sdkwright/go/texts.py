"""What is said of things in comments."""

from __future__ import annotations

from ..guide.texts import as_sentence, limits
from ..ir import Doc
from .comments import DEPRECATED
from .literals import literal


def said_of_field(doc: Doc) -> list[str]:
    """Its text, its limits, whether it should be avoided, in paragraphs."""
    text = doc.text.strip()
    if doc.limits:
        ended = as_sentence(text) if text else text
        text = f"{ended} {limits(doc, literal)}".strip()
    return [*([text] if text else []), *([DEPRECATED] if doc.deprecated else [])]
