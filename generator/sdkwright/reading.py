"""A document as lowering reads it: with its overlays, checked, in the one dialect."""

from __future__ import annotations

from collections.abc import Callable

from . import dialect, overlay, validate
from .config import Config
from .diagnostics import Findings
from .document import Document

Progress = Callable[[str], None]


def prepare(
    source: Document, config: Config, findings: Findings, progress: Progress
) -> None:
    """Make a document, as it was loaded, what lowering reads.

    Raises:
        OSError: an overlay cannot be read.
        DocumentProblem: the document cannot be made sense of.
    """
    overlay.apply(source, config.overlays, findings)
    progress("checking")
    validate.structure(source, findings)
    findings.keep_positions(source.position)  # rewriting moves what they are of
    dialect.normalise(source, findings)
