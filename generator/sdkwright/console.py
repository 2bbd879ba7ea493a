"""How findings and progress look in a terminal.

Text of the document is shown with everything that does not print escaped: control
characters could rewrite the screen, and bidirectional ones the order of words.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TextIO

from .diagnostics import DocumentProblem, Finding, Position
from .document import Document

# Notes, or warnings, of one rule that are shown; the report has them all.
_MOST = 3
_WIDTH = 100  # characters of a line of the document

_RESET = "\033[0m"
_COLOURS = {
    "error": "\033[1;31m",
    "warning": "\033[1;33m",
    "note": "\033[1;36m",
    "dim": "\033[2m",
}


@dataclass(frozen=True, slots=True)
class Console:
    """Writes to a terminal or a pipe, with colour and progress on terminals alone."""

    stream: TextIO

    @property
    def _terminal(self) -> bool:
        return self.stream.isatty() and os.environ.get("TERM") != "dumb"

    def progress(self, step: str) -> None:
        """Tell what is being done, in place of what was done before."""
        if self._terminal:
            self.stream.write(f"\r\033[K{step} …" if step else "\r\033[K")
            self.stream.flush()

    def error(self, message: str, *, to_write: str = "") -> None:
        """Tell of a problem that has no place in a document, and of a file that helps."""
        self.progress("")
        self._line(f"sdkwright: {self._paint('error', 'error')}: {visible(message)}")
        for line in to_write and ["", *to_write.splitlines()]:
            self._line(visible(line))

    def note(self, message: str) -> None:
        """Tell something that is no problem, where output of the command is expected."""
        self.progress("")
        self._line(f"sdkwright: {visible(message)}")

    def problem(self, problem: DocumentProblem) -> None:
        """Show the finding that ended the run."""
        self.progress("")
        self._long(problem.finding, problem.position, problem.excerpt)

    def findings(
        self,
        findings: Iterable[Finding],
        accepted: Collection[Finding],
        document: Document,
    ) -> None:
        """Show findings: notes, then warnings, then errors, each as the document goes.

        Warnings and errors come with their lines, a note takes one line. Of notes and
        warnings only the first few of a rule are shown; of errors, all. An accepted
        error takes one line; an accepted warning or note none. What the meta-schema says
        of a place is left out where a rule of ours says it better.
        """
        self.progress("")
        placed = [
            (finding.position or document.position(finding.pointer), finding)
            for finding in _without_echoes(findings)
        ]
        placed.sort(key=lambda entry: (entry[0].file, entry[0].line, entry[0].column))
        for severity in ("note", "warning"):
            self._first_of_each_rule(
                (
                    (position, finding)
                    for position, finding in placed
                    if finding.severity == severity and finding not in accepted
                ),
                document,
            )
        for position, finding in placed:
            if finding.severity != "error":
                continue
            if finding in accepted:
                self._short(finding, position, "accepted error")
            else:
                self._long(finding, position, document.excerpt(position))

    def _first_of_each_rule(
        self, placed: Iterable[tuple[Position, Finding]], document: Document
    ) -> None:
        seen: Counter[str] = Counter()
        for position, finding in placed:
            seen[finding.rule] += 1
            if seen[finding.rule] > _MOST:
                continue
            if finding.severity == "note":
                self._short(finding, position, "note")
            else:
                self._long(finding, position, document.excerpt(position))
        for rule, count in seen.items():
            if count > _MOST:
                more_of = (
                    f"… and {count - _MOST} more of this kind,"
                    f" which --report lists [{rule}]"
                )
                self._line(self._paint("dim", more_of))

    def _short(self, finding: Finding, position: Position, label: str) -> None:
        place = visible(str(position))
        kind = self._paint(finding.severity, f"{label}:")
        rule = self._paint("dim", f"[{finding.rule}]")
        self._line(f"{place}: {kind} {visible(finding.message)} {rule}")

    def _long(
        self, finding: Finding, position: Position, lines: Iterable[tuple[int, str]]
    ) -> None:
        self._short(finding, position, finding.severity)
        # One window for all of the lines, so that they stay under each other.
        begin = max(0, position.column - 1 - _WIDTH // 2)
        for number, line in lines:
            shown = visible(line[begin : begin + _WIDTH])
            self._line(f"{self._paint('dim', f'{number:6} |')} {shown}")
            if number == position.line:
                before = len(visible(line[begin : position.column - 1]))
                marker = self._paint(finding.severity, " " * before + "^")
                self._line(f"{self._paint('dim', '       |')} {marker}")
        if finding.pointer not in ("", "#"):
            self._line(f"  at {visible(finding.pointer)}")
        if finding.lost:
            self._line(f"  lost: {visible(finding.lost)}")
        if finding.hint:
            self._line(f"  hint: {visible(finding.hint)}")

    def _paint(self, colour: str, text: str) -> str:
        if not self._terminal or os.environ.get("NO_COLOR"):
            return text
        return f"{_COLOURS[colour]}{text}{_RESET}"

    def _line(self, text: str) -> None:
        self.stream.write(text.rstrip() + "\n")


def _without_echoes(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out `structure` at, or directly below, what another rule complains of."""
    found = list(findings)
    told = {
        finding.pointer
        for finding in found
        if finding.rule != "structure" and finding.severity != "note"
    }
    return [
        finding
        for finding in found
        if finding.rule != "structure"
        or told.isdisjoint({finding.pointer, finding.pointer.rpartition("/")[0]})
    ]


def visible(text: str) -> str:
    """The text with everything that does not print shown as an escape."""
    if text.isprintable():
        return text
    return "".join(
        letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text
    )
