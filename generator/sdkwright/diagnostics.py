"""What can be wrong with a document: the rules, the findings, and what was accepted.

How findings look in a terminal is `console.py`; what became of every operation is
`report.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning", "note"]
Status = Literal["exact", "approximated", "dropped"]
# How findings are judged: whether every error that can be accepted is, or none is and
# neither is any warning.
Tolerance = Literal["lenient", "normal", "strict"]


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file; `line` and `column` count from 1, in characters."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding.

    `status` says what becomes of the place once the run goes on: *approximated* is
    callable but less precise, *dropped* is missing from what is generated.
    `acceptable` tells whether an allowance lets a run go on in spite of an error.
    """

    name: str
    severity: Severity
    status: Status
    about: str
    acceptable: bool = True


def _fatal(name: str, about: str) -> Rule:
    """One that no allowance covers."""
    return Rule(name, "error", "dropped", about, acceptable=False)


_TABLE: tuple[Rule, ...] = (
    # Reading. These end the run at once: there is nothing to go on with.
    _fatal("encoding", "a file is not UTF-8, UTF-16 or UTF-32"),
    _fatal("yaml-syntax", "a file is not YAML 1.2"),
    _fatal("json-syntax", "a file is not JSON"),
    _fatal("duplicate-key", "an object has a key twice"),
    _fatal("too-large", "too big, too deep, too many aliases"),
    _fatal("not-openapi", "the file holds something else"),
    _fatal("unsupported-version", "a version that is not read"),
    # Overlays.
    _fatal("overlay-invalid", "an overlay breaks its format"),
    Rule("overlay-no-match", "warning", "exact", "an action matches nothing"),
    # References and structure.
    Rule("unresolved-reference", "error", "approximated", "a $ref to nothing"),
    Rule("example-reference", "warning", "exact", "a $ref to nothing in an example"),
    Rule("wrong-shape", "error", "dropped", "a value of the wrong kind"),
    Rule("structure", "warning", "exact", "the OpenAPI meta-schema objects"),
    Rule("validation", "error", "exact", "full validation objects"),
    Rule("not-validated", "note", "exact", "full validation had to stop"),
    # Operations.
    Rule("missing-path-parameter", "warning", "approximated", "an unknown `{name}`"),
    Rule("unused-path-parameter", "error", "dropped", "the path has no such `{name}`"),
    Rule("unusable-parameter", "error", "dropped", "a parameter without name or `in`"),
    Rule("ignored-header", "note", "exact", "a header that follows from the rest"),
    Rule("authorization-header", "note", "approximated", "a credential as a parameter"),
    Rule("unknown-style", "warning", "approximated", "no such style there"),
    Rule("nested-parameter", "warning", "approximated", "what no style can write"),
    Rule("invalid-path", "error", "dropped", "a path without a slash"),
    Rule("unknown-operation", "error", "dropped", "a key of a path, no method"),
    Rule("invalid-status", "error", "dropped", "a response for no status code"),
    Rule("impossible-body", "warning", "exact", "a body where HTTP has none"),
    Rule("impossible-form", "warning", "approximated", "a form that is no object"),
    Rule("raw-body", "note", "approximated", "a body that is bytes"),
    Rule("unsupported-encoding", "note", "approximated", "a part that is said oddly"),
    Rule("event-stream", "note", "approximated", "a stream that is not read as one"),
    Rule("pages", "warning", "approximated", "pages that are told unclearly"),
    Rule("retries", "note", "exact", "retries that go less far than is said"),
    Rule("unclear-retries", "warning", "exact", "retries that are told unclearly"),
    Rule("other-media-type", "note", "approximated", "one media type of several"),
    Rule("other-spelling", "note", "exact", "the same data, written otherwise"),
    Rule("interim-response", "note", "approximated", "an answer before the answer"),
    Rule("callbacks", "note", "approximated", "of a callback, its payload alone"),
    Rule("webhooks", "note", "approximated", "of a webhook, its payload alone"),
    # What is left out, and names.
    Rule("ignored", "note", "exact", "an extension leaves it out"),
    Rule("renamed", "note", "exact", "a name that something else has"),
    Rule("invalid-tag-parent", "warning", "exact", "a tag below none, or itself"),
    Rule("invalid-pattern", "warning", "exact", "a pattern that cannot be read"),
    # Servers.
    Rule("no-server", "note", "exact", "no server, or only relative ones"),
    Rule("invalid-server", "error", "dropped", "a URL that is no base URL"),
    Rule("undefined-server-variable", "note", "exact", "it has to be given"),
    Rule("plain-http", "note", "exact", "a server that is asked in the clear"),
    Rule("other-server", "note", "approximated", "a server that has no name"),
    Rule("unsupported-protocol", "note", "approximated", "a server beyond HTTP"),
    # Security.
    Rule("unknown-security-scheme", "error", "dropped", "a scheme not defined"),
    Rule("unsupported-security-scheme", "warning", "approximated", "a scheme not sent"),
    Rule("clashing-credentials", "warning", "approximated", "two in one place"),
    Rule("unused-security-scheme", "warning", "exact", "no security scheme is used"),
    Rule("invalid-variable", "warning", "exact", "no name of a variable"),
    # Schemas.
    Rule("unknown-type", "error", "approximated", "a `type` of no JSON value"),
    Rule("impossible-schema", "warning", "approximated", "no value satisfies it"),
    Rule("impossible-default", "warning", "exact", "a default of another type"),
    Rule("unsupported-keyword", "note", "approximated", "a keyword types cannot say"),
    Rule("unsupported-enum", "note", "approximated", "an enum of containers"),
    Rule("property-patterns", "note", "approximated", "types that depend on names"),
    Rule("items-by-position", "note", "approximated", "a tuple of no fixed length"),
    Rule("combined-unions", "note", "approximated", "several unions in one schema"),
    Rule("old-nullable", "note", "exact", "`nullable` after OpenAPI 3.0"),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _TABLE}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth telling about one place of the document.

    `lost` names, in a few words, what the generated code lacks because of it.
    """

    rule: str
    pointer: str
    message: str
    hint: str = ""
    lost: str = ""
    position: Position | None = None
    """Where it stood, if the document was rewritten since."""

    @property
    def severity(self) -> Severity:
        return RULES[self.rule].severity

    @property
    def status(self) -> Status:
        return RULES[self.rule].status


class DocumentProblem(Exception):
    """A finding that ends the run at once, with the place and the lines around it."""

    def __init__(
        self, finding: Finding, position: Position, excerpt: Sequence[tuple[int, str]]
    ) -> None:
        super().__init__(f"{position}: {finding.message}")
        self.finding = finding
        self.position = position
        self.excerpt = excerpt


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the allowances make of the findings."""

    refused: tuple[Finding, ...]  # what stops the run
    accepted: frozenset[Finding]  # findings that an allowance covers
    unused: tuple[str, ...]  # allowances that cover nothing

    @property
    def passed(self) -> bool:
        """Whether the run may go on to write."""
        return not self.refused and not self.unused


class Findings:
    """Collects findings, each once, in the order in which they came."""

    def __init__(self) -> None:
        self._findings: dict[tuple[str, str, str], Finding] = {}

    def add(
        self, rule: str, pointer: str, message: str, *, hint: str = "", lost: str = ""
    ) -> None:
        """Note a finding; the same rule, pointer and message count once."""
        finding = Finding(RULES[rule].name, pointer, message, hint, lost)
        self._findings.setdefault((rule, pointer, message), finding)

    def keep_positions(self, position: Callable[[str], Position]) -> None:
        """Note where all findings stand, before the document is rewritten.

        `position` tells where a pointer stands, as `Document.position` does.
        """
        self._findings = {
            key: replace(finding, position=position(finding.pointer))
            for key, finding in self._findings.items()
        }

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings.values())

    def __len__(self) -> int:
        return len(self._findings)

    def accept(self, allow: Sequence[str], tolerance: Tolerance = "normal") -> Verdict:
        """Judge the findings by allowances, each `rule` or `rule@pointer`.

        What is neither covered by one nor tolerated is refused: errors, and
        where it is strict, warnings.
        """
        used: set[str] = set()
        accepted: set[Finding] = set()
        for finding in self:
            if not RULES[finding.rule].acceptable:
                continue
            covering = {finding.rule, f"{finding.rule}@{finding.pointer}"} & set(allow)
            used |= covering
            if covering or (tolerance == "lenient" and finding.severity == "error"):
                accepted.add(finding)
        fatal = ("error", "warning") if tolerance == "strict" else ("error",)
        refused = (f for f in self if f.severity in fatal and f not in accepted)
        unused = (allowance for allowance in allow if allowance not in used)
        return Verdict(tuple(refused), frozenset(accepted), tuple(unused))
