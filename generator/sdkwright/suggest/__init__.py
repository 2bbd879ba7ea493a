"""`sdkwright suggest`: what a document seems to mean and does not say, as an overlay.

Nothing of it changes what is generated: whoever reads the overlay decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import document, lower
from ..config import Config
from ..diagnostics import Finding, Findings
from ..document import Document
from ..reading import Progress, prepare
from .idempotency import idempotency_keys
from .paging import pagination
from .proposal import Proposal
from .sentinels import sentinels
from .writing import written

__all__ = ["Proposal", "Suggestions", "run", "written"]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What may be said of a document, in its order."""

    document: Document
    findings: Findings
    refused: tuple[Finding, ...]
    """What is so wrong that nothing can be said."""
    proposals: tuple[Proposal, ...]
    title: str


def run(config: Config, progress: Progress) -> Suggestions:
    """Read a document as it would be generated, and look for what it does not say.

    Raises:
        OSError: something cannot be read.
        ConfigProblem: it selects or names what the document does not have.
        DocumentProblem: the document cannot be made sense of.
    """
    findings = Findings()
    progress("reading")
    source = document.load(config.spec, config.remote, config.spec_url)
    is_swagger = source.version.startswith("2.")
    prepare(source, config, findings, progress)
    refused = findings.accept((), "lenient").refused
    if refused:
        return Suggestions(source, findings, refused, (), "")
    progress("looking")
    api = lower.lower(
        source,
        config.select,
        config.naming,
        config.pages,
        config.streams,
        config.retries,
        findings,
    )
    proposals = [
        proposal
        for operation in api.operations
        for proposal in (
            pagination(operation, api.declarations, source),
            idempotency_keys(operation),
        )
        if proposal
    ]
    if not is_swagger:  # which has no media types to say it of
        proposals += sentinels(api.operations, source)
    return Suggestions(source, findings, (), tuple(proposals), api.title)
