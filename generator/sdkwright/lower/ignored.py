"""What the document itself leaves out of SDKs."""

from __future__ import annotations

from typing import Any

from .. import extensions
from ..diagnostics import Findings
from ..ir import Pointer


def is_ignored(pointer: Pointer, value: Any, findings: Findings) -> bool:
    """Whether an extension leaves out what stands at a place; a note says so."""
    extension = extensions.ignored(value) if isinstance(value, dict) else None
    if extension:
        findings.add(
            "ignored",
            pointer,
            f"`{extension}` leaves it out",
            hint=f"an overlay that sets `{extension}: false` brings it back",
        )
    return extension is not None
