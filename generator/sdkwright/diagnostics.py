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
    acceptable: bool
    about: str


_TABLE: tuple[Rule, ...] = (
    # Reading. These end the run at once: there is nothing to go on with.
    Rule(
        "encoding", "error", "dropped", False, "a file is not UTF-8, UTF-16 or UTF-32"
    ),
    Rule("yaml-syntax", "error", "dropped", False, "a file is not YAML 1.2"),
    Rule("json-syntax", "error", "dropped", False, "a file is not JSON"),
    Rule("duplicate-key", "error", "dropped", False, "an object has a key twice"),
    Rule("too-large", "error", "dropped", False, "too big, too deep, too many aliases"),
    Rule("not-openapi", "error", "dropped", False, "the file holds something else"),
    Rule("unsupported-version", "error", "dropped", False, "an OpenAPI not read here"),
    # Overlays.
    Rule("overlay-invalid", "error", "dropped", False, "an overlay breaks its format"),
    Rule("overlay-no-match", "warning", "exact", True, "an action matches nothing"),
    # References and structure.
    Rule("unresolved-reference", "error", "approximated", True, "a $ref to nothing"),
    Rule("example-reference", "warning", "exact", True, "the same, inside an example"),
    Rule(
        "wrong-shape", "error", "dropped", True, "an object, array or text is another"
    ),
    Rule("structure", "warning", "exact", True, "the OpenAPI meta-schema objects"),
    Rule("validation", "error", "exact", True, "`validate` objects beyond structure"),
    Rule("not-validated", "note", "exact", True, "`validate` cannot look at the rest"),
    # Operations.
    Rule(
        "missing-path-parameter",
        "warning",
        "approximated",
        True,
        "`{name}` of a path alone",
    ),
    Rule(
        "unused-path-parameter",
        "error",
        "dropped",
        True,
        "its `{name}` is not in the path",
    ),
    Rule(
        "unusable-parameter",
        "error",
        "dropped",
        True,
        "a parameter without name or `in`",
    ),
    Rule("ignored-header", "note", "exact", True, "a header that follows from others"),
    Rule(
        "authorization-header",
        "note",
        "approximated",
        True,
        "a credential described as a parameter",
    ),
    Rule("unknown-style", "warning", "approximated", True, "a style that is none"),
    Rule("invalid-path", "error", "dropped", True, "a path without a slash"),
    Rule("unknown-operation", "error", "dropped", True, "a key of a path, no method"),
    Rule("invalid-status", "error", "dropped", True, "a response for no status code"),
    Rule(
        "several-successes", "note", "approximated", True, "successes of several types"
    ),
    Rule("raw-body", "note", "approximated", True, "a body that is bytes"),
    Rule("event-stream", "note", "approximated", True, "a stream that is bytes"),
    Rule("pages", "note", "approximated", True, "pages are not iterated over"),
    Rule("other-media-type", "note", "approximated", True, "one media type of several"),
    Rule("redirect-response", "note", "approximated", True, "an answer that redirects"),
    Rule("ignored", "note", "exact", True, "an extension leaves it out"),
    Rule("renamed", "note", "exact", True, "a name that something else has"),
    Rule("invalid-tag-parent", "warning", "exact", True, "a tag below none, or itself"),
    Rule("invalid-pattern", "warning", "exact", True, "a pattern that cannot be read"),
    Rule("links", "note", "approximated", True, "links are not generated"),
    Rule("callbacks", "note", "approximated", True, "of a callback, its payload alone"),
    Rule("webhooks", "note", "approximated", True, "of a webhook, its payload alone"),
    Rule("no-server", "note", "exact", True, "no server, or only relative ones"),
    Rule("invalid-server", "error", "dropped", True, "a server whose URL is none"),
    Rule(
        "undefined-server-variable",
        "warning",
        "approximated",
        True,
        "a variable of a URL without a value",
    ),
    Rule("server-variable", "note", "approximated", True, "a server variable is fixed"),
    Rule(
        "unsupported-protocol",
        "note",
        "approximated",
        True,
        "a server that is not reached by HTTP",
    ),
    # Security.
    Rule("unknown-security-scheme", "error", "dropped", True, "a scheme not defined"),
    Rule(
        "unsupported-security-scheme",
        "warning",
        "approximated",
        True,
        "a scheme not sent",
    ),
    Rule("token-flow", "note", "approximated", True, "a token is not fetched"),
    # Schemas.
    Rule("unknown-type", "error", "approximated", True, "a `type` that is none"),
    Rule("impossible-schema", "warning", "approximated", True, "no value satisfies it"),
    Rule("unsupported-keyword", "note", "approximated", True, "a keyword beyond types"),
    Rule("invalid-variable", "warning", "exact", True, "a variable that cannot be"),
    Rule("unused-security-scheme", "warning", "exact", True, "a scheme not required"),
    Rule("unsupported-enum", "note", "approximated", True, "an enum of containers"),
    Rule(
        "property-patterns", "note", "approximated", True, "types by a name's pattern"
    ),
    Rule("old-nullable", "note", "exact", True, "`nullable` after OpenAPI 3.0"),
    Rule("items-by-position", "note", "approximated", True, "items not all in place"),
    Rule("impossible-default", "warning", "exact", True, "a default of another type"),
    Rule(
        "combined-unions", "note", "approximated", True, "several unions in one schema"
    ),
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
