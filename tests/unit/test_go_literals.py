"""Text from a document, where Go prints it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sdkwright.code import Code
from sdkwright.go.comments import comment, doc
from sdkwright.go.literals import listed, literal, tag

from ..golang import tools

TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\"'`\\{}%#*/-+1.)[]:|<>a \n\r\t\x00\x0b\x1b\x85\u2028\u202e\ufeff"
        ),
    )
)
HOSTILE = (
    "a\n*/ func init() {}",
    "a\r\nb\x0bc\u2028d\x85e",
    "`) + `",
    '"\\',
    "//go:build ignore\n// +build ignore\n//line x.go:1",
    "# Heading\nnext\n\nHeading\n\nnext",
    "- a\n- b\n\n  more\n1) c\n12. d",
    "[a]: b\n[c]: d",
    "``a'' ```b```",
    "```\n  x\n\n\ty\n```\nz\n    code",
    "word " * 15 + "- not a list",
    "\ufeffa\x00b\ud800",
)
PRINTER = """package main

import (
	"fmt"
	"reflect"
)

func main() {
	for _, text := range []string{%s} {
		fmt.Printf("%%x\\n", text)
	}
	for _, tag := range []reflect.StructTag{%s} {
		value, found := tag.Lookup("json")
		fmt.Printf("%%x %%v %%s\\n", value, found, tag.Get("const"))
	}
}
"""


@given(TEXT)
@example('\x7f"\\`\u2028😀')
def test_a_literal_is_ascii_and_holds_the_text(text: str) -> None:
    quoted = literal(text)
    assert quoted.isascii()
    assert quoted.isprintable()
    if not any(char in quoted for char in ("\\x", "\\a", "\\v", "\\U", "\\ufffd")):
        assert json.loads(quoted) == text


def test_go_reads_what_was_quoted(tmp_path: Path) -> None:
    texts = [*HOSTILE, *(chr(code) for code in range(0x180)), "日本 😀", "-", "a,b"]
    # No text of Go holds half of a surrogate pair.
    plain = [text.replace("\ud800", "\ufffd") for text in texts]
    source = PRINTER % (
        ", ".join(map(literal, texts)),
        ", ".join(tag(("json", text), ("const", "1")) for text in texts),
    )
    (tmp_path / "main.go").write_text(source, encoding="utf-8")
    run = subprocess.run(
        [str(tools() / "go"), "run", "main.go"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    lines = run.stdout.decode().splitlines()
    assert lines[: len(texts)] == [text.encode().hex() for text in plain]
    assert lines[len(texts) :] == [f"{text.encode().hex()} true 1" for text in plain]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, "true"), (-1, "-1"), (0.5, "0.5"), (1e300, "1e+300"), ("a", '"a"')],
)
def test_values(value: str | float, expected: str) -> None:
    assert literal(value) == expected


def test_a_comma_of_a_value_is_told_from_one_between_values() -> None:
    assert listed(["a,b", "c\\", 1, True, 0.5]) == "a\\,b,c\\\\,1,true,0.5"


@given(st.lists(TEXT), st.integers(0, 2))
def test_a_comment_is_nothing_else(texts: list[str], indent: int) -> None:
    lines = comment(texts, indent).split("\n")
    assert all(line.strip("\t")[:3] in ("//", "// ", "//\t", "") for line in lines)
    assert all(line.isprintable() for line in (one.replace("\t", "") for one in lines))


def test_a_comment_is_wrapped() -> None:
    text = comment(["word " * 40, "b"], 1)
    assert max(map(len, text.expandtabs(4).split("\n"))) <= 80
    assert text.endswith("\n\t//\n\t// b.")


def test_a_comment_of_a_declaration_begins_with_its_name() -> None:
    assert doc("Pet", ["An animal.", "Tame."]) == "// Pet - An animal.\n//\n// Tame."
    assert doc("Pet", [""]) == ""
    assert "\n//\n// Deprecated: " in doc("Pet", [], deprecated=True)


@given(st.lists(st.lists(TEXT | st.sampled_from(HOSTILE)), max_size=20))
@example([[text] for text in HOSTILE])
def test_gofmt_leaves_comments_as_they_are(texts: list[list[str]]) -> None:
    declared = [
        f"{doc('A', one)}\ntype A{number} int".lstrip()
        for number, one in enumerate(texts)
    ]
    assert gofmt("\n\n".join(["package a", *declared]) + "\n") == ""


def gofmt(source: str) -> str:
    """What gofmt would change, or has against it."""
    run = subprocess.run(
        [str(tools() / "gofmt"), "-d"],
        input=source.encode(),
        capture_output=True,
        check=False,
    )
    return (run.stdout + run.stderr).decode()


def test_code_is_code() -> None:
    assert isinstance(comment(["a"]), Code)
    assert isinstance(literal("a"), Code)
