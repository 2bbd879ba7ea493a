"""The commands: options in, one line and an exit status out; no logic."""

from __future__ import annotations

import argparse
import dataclasses
import gc
import io
import os
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

# Exit statuses.
DONE, FAULTY, MISUSED, INACCESSIBLE, INTERRUPTED = 0, 1, 2, 3, 130

try:
    from . import (
        config,
        document,
        pipeline,
        report,
        scaffold,
        suggest,
        summary,
        validate,
    )
    from .arguments import parser
    from .config import Config
    from .console import Console
    from .diagnostics import RULES, DocumentProblem, Findings
    from .output import OutputProblem
    from .tables import ConfigProblem
except KeyboardInterrupt:  # loading takes long enough to be interrupted
    raise SystemExit(INTERRUPTED) from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; it is the `sdkwright` script."""
    options = parser(_COMMANDS).parse_args(arguments)
    console = Console(sys.stderr)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as stderr does
    gc.disable()  # nearly all that a run makes lives until it ends
    try:
        status: int = options.command(options, console)
        sys.stdout.flush()
    except (KeyboardInterrupt, Exception) as problem:
        status = _failed(problem, console)
    finally:
        gc.enable()
    return status


def _failed(problem: BaseException, console: Console) -> int:
    """Tell why a command ended, without a traceback; returns the exit status."""
    match problem:
        case DocumentProblem():
            console.problem(problem)
            return FAULTY
        case ConfigProblem():
            console.error(str(problem), to_write=problem.to_write)
            return MISUSED
        case BrokenPipeError():
            # Whoever read our output has gone; what is buffered must not fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        case OSError():
            place = f"{problem.filename}: " if problem.filename else ""
            console.error(f"{place}{problem.strerror or problem}")
        case OutputProblem():
            console.error(str(problem))
        case KeyboardInterrupt():
            console.error("interrupted")
            return INTERRUPTED
        case _ if sys.flags.dev_mode:  # python -X dev -m sdkwright …
            raise problem
        case _:
            *_, frame = traceback.extract_tb(problem.__traceback__)
            where = f"{Path(frame.filename).name}:{frame.lineno}"
            message = "a fault of sdkwright itself, please report it"
            console.error(f"{message}: {problem!r} at {where}")
            return FAULTY
    return INACCESSIBLE


def _generate(options: argparse.Namespace, console: Console) -> int:
    started = time.monotonic()
    chosen = _config(options)
    _check_report(options.report, chosen.targets[0].output)
    try:
        result = pipeline.run(chosen, check=options.check, progress=console.progress)
    except DocumentProblem as problem:
        _write_report(options.report, report.of_problem(problem))
        raise
    _write_report(options.report, result.report)
    console.findings(result.findings, result.verdict.accepted, result.document)
    if result.verdict.refused:
        # What its allowances are good for can be told once it goes on.
        console.error(summary.refusal(result.verdict.refused))
        return FAULTY
    for allowance in result.verdict.unused:
        console.error(_unused(allowance))
    if result.verdict.unused:
        return MISUSED
    for target, outcome in zip(chosen.targets, result.outcomes, strict=True):
        for path in outcome.stale if options.check else ():
            print(f"stale: {target.output / path}")
    print(summary.document(result.report["totals"], result.models))
    done = summary.files(result.outcomes, check=options.check)
    print(f"{done} in {time.monotonic() - started:.1f} s")
    stale = any(outcome.stale for outcome in result.outcomes)
    return FAULTY if options.check and stale else DONE


def _validate(options: argparse.Namespace, console: Console) -> int:
    findings = Findings()
    console.progress("reading")
    origins = set(map(config.origin, options.remote))
    source = document.load(config.spec_path(options.spec), origins)
    console.progress("validating")
    validate.full(source, findings)
    console.findings(findings, (), source)
    severities = [finding.severity for finding in findings]
    errors = severities.count("error")
    warnings = summary.count(severities.count("warning"), "warning")
    print(f"{source.path}: {summary.count(errors, 'error')}, {warnings}")
    return FAULTY if errors else DONE


def _suggest(options: argparse.Namespace, console: Console) -> int:
    if (options.spec is None) == (options.config is None):
        raise ConfigProblem("name a document, or a --config that does")
    if options.spec is not None:
        chosen = Config(config.spec_path(options.spec), targets=())
    else:
        chosen = config.load(Path(options.config))
    overlays = (*chosen.overlays, *map(Path, options.overlay))
    chosen = dataclasses.replace(chosen, overlays=overlays)
    found = suggest.run(chosen, console.progress)
    if found.refused:
        console.findings(found.findings, (), found.document)
        console.error(summary.refusal(found.refused))
        return FAULTY
    text = suggest.written(found.title, found.proposals)
    if not found.proposals:
        console.note(f"{found.document.path}: there is nothing to suggest")
    elif options.output is None:
        print(text, end="")
    else:
        Path(options.output).write_text(text, encoding="utf-8", newline="\n")
        suggestions = summary.count(len(found.proposals), "suggestion")
        print(f"{suggestions} in {options.output}; read them, then use --overlay")
    return DONE


def _init(options: argparse.Namespace, _: Console) -> int:
    path = scaffold.write(options.spec)
    print(f"wrote {path}; next: sdkwright generate")
    return DONE


def _config(options: argparse.Namespace) -> Config:
    """The configuration file with the options added, or the options alone."""
    target = {key: getattr(options, key) for key in _TARGET_OPTIONS}
    if options.spec is not None:
        if options.config is not None:
            raise ConfigProblem("--config has a document of its own: leave out SPEC")
        if missing := [name for key, name in _NEEDED.items() if target[key] is None]:
            command = f"sdkwright generate {options.spec} --target python --output sdk"
            needed = f"{' and '.join(missing)} must be given"
            raise ConfigProblem(f"{needed}, as in: {command}")
        chosen = config.from_options(options.spec, target)
    elif any(target.values()):
        others = "--output, --package, --client and --module"
        raise ConfigProblem(f"--target, {others} need SPEC")
    elif options.config is None and not Path(scaffold.NAME).exists():
        raise ConfigProblem(f"no {scaffold.NAME} here: name a document, or a --config")
    else:
        chosen = config.load(Path(options.config or scaffold.NAME))
    select = dataclasses.replace(
        chosen.select,
        tags=(*chosen.select.tags, *options.tag),
        operations=(*chosen.select.operations, *options.operation),
    )
    return dataclasses.replace(
        chosen,
        select=select,
        overlays=(*chosen.overlays, *map(Path, options.overlay)),
        allow=(*chosen.allow, *options.allow),
        spec_url=(
            config.published(options.spec_url) if options.spec_url else chosen.spec_url
        ),
        remote=chosen.remote | set(map(config.origin, options.remote)),
        tolerance=config.tolerance(
            lenient=options.lenient or chosen.tolerance == "lenient",
            strict=options.strict or chosen.tolerance == "strict",
        ),
    )


def _check_report(path: str | None, to_come: Path) -> None:
    """Fail before anything is written where the report would fail afterwards.

    `to_come` is the folder of the SDK, which need not be there yet.

    Raises:
        OSError: it cannot be written.
        ConfigProblem: it is to go to the standard output, which tells other things.
    """
    if path == "-":
        raise ConfigProblem("--report needs a file: standard output has the summary")
    if path is not None and not Path(path).is_relative_to(to_come):
        existed = os.path.lexists(path)  # a symbolic link to nothing counts too
        with Path(path).open("ab"):
            pass
        if not existed:
            Path(path).unlink()


def _write_report(path: str | None, content: Mapping[str, object]) -> None:
    if path is not None:
        Path(path).parent.mkdir(parents=True, exist_ok=True)  # that of the SDK
        Path(path).write_text(report.to_json(content), encoding="utf-8", newline="\n")


def _unused(allowance: str) -> str:
    rule = allowance.partition("@")[0]
    if rule not in RULES:
        return f"there is no rule {rule!r} to allow"
    return f"nothing needs the allowance {allowance!r}: remove it"


_TARGET_OPTIONS = ("language", "output", "package", "client", "module")
_NEEDED = {"language": "--target", "output": "--output"}
_COMMANDS = {
    "generate": _generate,
    "validate": _validate,
    "suggest": _suggest,
    "init": _init,
}
