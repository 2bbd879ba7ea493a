"""The wording of what the pages say of fields and arguments."""

from __future__ import annotations

from ...ir import Doc
from ..texts import said_of_field


def said_of(doc: Doc) -> str:
    """On one line: its text, its limits, whether it should be avoided."""
    return " ".join(said_of_field(doc))
