"""The whole program, a step a line: a document goes in, packages come out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from . import document, lower, output, report
from .config import Config
from .diagnostics import Findings, Verdict
from .document import Document
from .ir import Api
from .output import Outcome
from .package import Package
from .reading import Progress, prepare
from .target import Target


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found and did; `outcomes` is empty if findings stopped it."""

    document: Document
    findings: Findings
    verdict: Verdict
    outcomes: tuple[Outcome, ...]  # one for each target
    report: dict[str, Any]
    models: int


def run(config: Config, *, check: bool, progress: Progress) -> Result:
    """Generate every target of a configuration; `check` only compares.

    Raises:
        OSError: something cannot be read or written.
        ConfigProblem: it selects or names what the document does not have.
        DocumentProblem: the document cannot be made sense of.
        OutputProblem: an output folder cannot be written to.
    """
    findings = Findings()

    progress("reading")
    source = document.load(config.spec, config.remote, config.spec_url)
    prepare(source, config, findings, progress)

    packages = []
    # A document with errors is not worth lowering; warnings may stop a run later.
    refused = findings.accept(config.allow, config.tolerance).refused
    if all(finding.severity != "error" for finding in refused):
        progress("lowering")
        api = lower.lower(
            source,
            config.select,
            config.naming,
            config.pages,
            config.streams,
            config.retries,
            findings,
        )
        for target in config.targets:
            progress(f"writing {target.language}")
            packages.append(_generate(api, target, config, findings))

    verdict = findings.accept(config.allow, config.tolerance)
    store = output.compare if check else output.write
    outputs = zip(config.targets, packages, strict=True) if verdict.passed else ()
    outcomes = tuple(store(target.output, package.files) for target, package in outputs)

    # Targets differ in the names they give alone: the first one's are reported.
    operations = [operation for one in packages[:1] for operation in one.operations]
    return Result(
        document=source,
        findings=findings,
        verdict=verdict,
        outcomes=outcomes,
        report=report.render(operations, findings, verdict.accepted, source.position),
        models=sum(one.models for one in packages[:1]),
    )


def _generate(api: Api, target: Target, config: Config, findings: Findings) -> Package:
    # A language that is not asked for is not loaded.
    match target.language:
        case "python":
            from . import python

            return python.generate(api, target, config, findings)
        case "go":
            from . import go

            return go.generate(api, target, config, findings)
