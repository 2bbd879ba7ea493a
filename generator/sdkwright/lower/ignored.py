"""What the document itself leaves out of SDKs."""

from __future__ import annotations

from typing import Any

from .. import extensions
from ..diagnostics import Findings
from ..ir import Pointer


def ignored_by(value: Any) -> str | None:
    """The extension that leaves something out; None where nothing does."""
    return extensions.ignored(value) if isinstance(value, dict) else None


def is_ignored(pointer: Pointer, value: Any, findings: Findings) -> bool:
    """Whether an extension leaves out what stands at a place; a note says so."""
    extension = ignored_by(value)
    if extension:
        report_ignored(pointer, extension, findings)
    return extension is not None


def report_ignored(pointer: Pointer, extension: str, findings: Findings) -> None:
    """Note that what stands at a place is left out."""
    findings.add(
        "ignored",
        pointer,
        f"`{extension}` leaves it out",
        hint=f"an overlay that sets `{extension}: false` brings it back",
    )
