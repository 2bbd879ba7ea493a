"""Findings, allowances, and how findings are shown."""

from __future__ import annotations

import io

import pytest

from sdkwright.console import Console, visible
from sdkwright.diagnostics import RULES, DocumentProblem, Finding, Findings

from .conftest import Read


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def findings() -> Findings:
    found = Findings()
    found.add(
        "unresolved-reference", "#/b", "nothing there", hint="define it", lost="a type"
    )
    found.add("structure", "#/a", "odd")
    found.add("unresolved-reference", "#/c", "nothing there")
    return found


def test_every_rule_is_named_once() -> None:
    assert all(name == rule.name for name, rule in RULES.items())
    assert all(rule.about for rule in RULES.values())


def test_an_unknown_rule_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        Findings().add("no-such-rule", "#", "…")


def test_the_same_finding_counts_once(findings: Findings) -> None:
    findings.add("structure", "#/a", "odd", hint="again")
    findings.add("structure", "#/a", "odd in another way")
    assert len(findings) == 4


def test_severity_and_status_are_the_rules() -> None:
    finding = Finding("unresolved-reference", "#/a", "…")
    assert (finding.severity, finding.status) == ("error", "approximated")


def test_errors_stop_a_run(findings: Findings) -> None:
    verdict = findings.accept(())
    assert [finding.pointer for finding in verdict.refused] == ["#/b", "#/c"]
    assert not verdict.passed


def test_an_allowance_for_a_rule(findings: Findings) -> None:
    verdict = findings.accept(["unresolved-reference"])
    assert verdict.passed
    assert {finding.pointer for finding in verdict.accepted} == {"#/b", "#/c"}


def test_an_allowance_for_a_place(findings: Findings) -> None:
    verdict = findings.accept(["unresolved-reference@#/b"])
    assert [finding.pointer for finding in verdict.refused] == ["#/c"]


def test_lenient_accepts_errors_alone(findings: Findings) -> None:
    verdict = findings.accept((), "lenient")
    assert verdict.passed
    assert {finding.pointer for finding in verdict.accepted} == {"#/b", "#/c"}


def test_strict_refuses_warnings_but_no_notes() -> None:
    found = Findings()
    for rule in ("structure", "raw-body"):
        found.add(rule, "#/a", "…")
    assert found.accept(()).passed
    verdict = found.accept((), "strict")
    assert [finding.rule for finding in verdict.refused] == ["structure"]
    assert found.accept(["structure@#/a"], "strict").passed


@pytest.mark.parametrize(
    "allowance",
    ["unresolved-reference@#/x", "no-such-rule", "duplicate-key", "structure@"],
)
def test_an_allowance_that_nothing_needs(findings: Findings, allowance: str) -> None:
    verdict = findings.accept([allowance], "lenient")
    assert verdict.unused == (allowance,)
    assert not verdict.passed


def test_what_cannot_be_accepted_is_not() -> None:
    found = Findings()
    found.add("overlay-invalid", "#", "…")
    assert found.accept(["overlay-invalid"], "lenient").refused


SPEC = "openapi: 3.1.0\na: 1\nb:\n  x: 1\nc: 3\n"


def shown(
    read: Read, findings: Findings, accepted: frozenset[Finding] = frozenset()
) -> str:
    stream = io.StringIO()
    document = read(SPEC)
    Console(stream).findings(findings, accepted, document)
    return stream.getvalue().replace(document.path, "spec.yaml")


def test_findings_are_shown_with_their_lines(read: Read, findings: Findings) -> None:
    assert shown(read, findings) == (
        "spec.yaml:2:1: warning: odd [structure]\n"
        "     1 | openapi: 3.1.0\n"
        "     2 | a: 1\n"
        "       | ^\n"
        "     3 | b:\n"
        "  at #/a\n"
        "spec.yaml:3:1: error: nothing there [unresolved-reference]\n"
        "     2 | a: 1\n"
        "     3 | b:\n"
        "       | ^\n"
        "     4 |   x: 1\n"
        "  at #/b\n"
        "  lost: a type\n"
        "  hint: define it\n"
        "spec.yaml:5:1: error: nothing there [unresolved-reference]\n"
        "     4 |   x: 1\n"
        "     5 | c: 3\n"
        "       | ^\n"
        "     6 |\n"
        "  at #/c\n"
    )


def test_an_accepted_error_takes_a_line_and_an_accepted_warning_none(
    read: Read, findings: Findings
) -> None:
    assert shown(read, findings, frozenset(findings)) == (
        "spec.yaml:3:1: accepted error: nothing there [unresolved-reference]\n"
        "spec.yaml:5:1: accepted error: nothing there [unresolved-reference]\n"
    )


def test_the_meta_schema_is_silent_where_a_rule_of_ours_has_spoken(read: Read) -> None:
    found = Findings()
    found.add("structure", "#/b", "odd")
    found.add("structure", "#/b/x", "odd as well")
    found.add("unknown-style", "#/b", "no style")
    found.add("raw-body", "#/a", "bytes")
    found.add("structure", "#/a", "not told by a note")
    said = [line for line in shown(read, found).splitlines() if "spec.yaml" in line]
    assert said == [
        "spec.yaml:2:1: note: bytes [raw-body]",
        "spec.yaml:2:1: warning: not told by a note [structure]",
        "spec.yaml:3:1: warning: no style [unknown-style]",
    ]


def test_notes_take_a_line_and_only_the_first_few_are_shown(read: Read) -> None:
    found = Findings()
    for number in range(30):
        found.add("raw-body", "#/a", f"number {number}")
    lines = shown(read, found).splitlines()
    assert lines[0] == "spec.yaml:2:1: note: number 0 [raw-body]"
    assert lines[-1] == "… and 27 more of this kind, which --report lists [raw-body]"
    assert len(lines) == 4


def test_warnings_are_cut_as_notes_are_and_errors_never(read: Read) -> None:
    found = Findings()
    for number in range(30):
        found.add("unresolved-reference", "#/a", f"error {number}")
        found.add("structure", "#/b", f"warning {number}")
    said = [
        line
        for line in shown(read, found).splitlines()
        if line.startswith(("spec", "…"))
    ]
    assert said == [
        *(
            f"spec.yaml:3:1: warning: warning {number} [structure]"
            for number in range(3)
        ),
        "… and 27 more of this kind, which --report lists [structure]",
        *(
            f"spec.yaml:2:1: error: error {number} [unresolved-reference]"
            for number in range(30)
        ),
    ]


def test_a_syntax_error_is_shown_with_its_lines(read: Read) -> None:
    with pytest.raises(DocumentProblem) as caught:
        read("openapi: 3.1.0\na: [1\nb: 2\n")
    stream = io.StringIO()
    Console(stream).problem(caught.value)
    assert "spec.yaml:3:2: error: " in stream.getvalue()
    assert "     3 | b: 2\n       |  ^\n" in stream.getvalue()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain – text \U0001f600", "plain – text \U0001f600"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\u202eb\u2066", "a\\u202eb\\u2066"),
        ("tab\tline\nend", "tab\\tline\\nend"),
        ("\u200bzero", "\\u200bzero"),
    ],
)
def test_what_does_not_print_is_escaped(text: str, expected: str) -> None:
    assert visible(text) == expected


def test_nothing_of_the_document_reaches_the_terminal_raw(read: Read) -> None:
    document = read("a: 'x\u202e'\n")
    found = Findings()
    found.add("structure", "#/a\x1b", "bad \x1b[2J", hint="\x07", lost="\u2066")
    stream = io.StringIO()
    Console(stream).findings(found, (), document)
    assert all(letter.isprintable() or letter == "\n" for letter in stream.getvalue())


def test_a_long_line_is_cut_around_the_place(read: Read) -> None:
    text = '{"x": "' + "a" * 5000 + '", "y": {"z": 1}, "w": "' + "b" * 5000 + '"}'
    document = read(text, "spec.json")
    found = Findings()
    found.add("structure", "#/y", "here")
    stream = io.StringIO()
    Console(stream).findings(found, (), document)
    lines = stream.getvalue().splitlines()
    assert max(len(line) for line in lines[1:]) < 120
    assert lines[1][lines[2].index("^") :].startswith('"y": {"z"')


def test_colour_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for stream, coloured in ((Terminal(), True), (io.StringIO(), False)):
        Console(stream).error("no")
        assert ("\033[1;31m" in stream.getvalue()) is coloured
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    Console(stream).error("no")
    assert "\033[1;31m" not in stream.getvalue()


def test_progress_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    quiet, loud = io.StringIO(), Terminal()
    Console(quiet).progress("reading")
    Console(loud).progress("reading")
    assert quiet.getvalue() == ""
    assert loud.getvalue() == "\r\033[Kreading …"
