"""Text from a document, where it is printed."""

from __future__ import annotations

import ast
import tomllib
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sdkwright.python.literals import docstring, literal, toml

WIDTH = 88
TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\"'\\{}%#`|<>a \n\r\t\x00\x0b\x1b\x85\u2028\u202e\u200b"),
    )
)
NUMBERS = st.one_of(
    st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False)
)
HOSTILE = (
    '"""\nimport os\n"""',
    "\\",
    '\\"""',
    'says "x"',
    "'\"\\'\"",
    "\u202eabc",
    "\x00\x1b[31m",
    "{{ 1 }}{% raw %}",
    "\ud800",
    "\U0001f600",
)


def hostile(test: Callable[..., Any]) -> Callable[..., Any]:
    """Tries these texts besides what Hypothesis thinks of."""
    for text in HOSTILE:
        test = example(text=text)(test)
    return test


def is_plain(text: str) -> bool:
    """Whether nothing in a text controls, hides or reorders; it may have lines."""
    return all(
        char in " \n" or unicodedata.category(char)[0] not in "CZ" for char in text
    )


def said(code: str) -> str:
    value: str = ast.literal_eval(code)
    return value


@hostile
@given(text=TEXT)
def test_a_string_is_itself_in_ascii(text: str) -> None:
    code = literal(text)
    assert said(code) == text
    assert code.isascii()
    assert code.isprintable()
    assert code[0] == code[-1] == '"'


@given(NUMBERS)
def test_a_number_is_itself(value: float | bool) -> None:
    result = ast.literal_eval(literal(value))
    assert (type(result), result) == (type(value), value)


def test_null_is_none() -> None:
    assert literal(None) == "None"


@hostile
@given(text=TEXT)
def test_a_docstring_never_escapes(text: str) -> None:
    code = docstring(["Before.", text, "After."], 4)
    (statement,) = ast.parse(f"    {code}".strip()).body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    assert is_plain(code)


@hostile
@given(text=TEXT)
def test_a_docstring_alone_never_escapes(text: str) -> None:
    try:
        code = docstring([text], 0)
    except ValueError:
        assert not text.strip()
    else:
        assert is_plain(said(code))


@given(st.text("ab \n\"\\'", min_size=1).filter(str.strip))
def test_a_docstring_has_every_word(text: str) -> None:
    assert said(docstring([text], 4)).split() == text.split()


@given(
    st.lists(st.text("abc.,-", min_size=1, max_size=30), min_size=1),
    st.sampled_from([0, 4, 8]),
)
def test_a_docstring_keeps_to_the_width(words: list[str], indent: int) -> None:
    code = " " * indent + docstring([" ".join(words)], indent)
    assert max(map(len, code.splitlines())) <= WIDTH


def test_a_docstring_of_one_line() -> None:
    assert docstring(["What it is."], 4) == '"""What it is."""'
    assert docstring(['Says "x"'], 4) == '"""Says "x" """'


def test_a_docstring_of_several_paragraphs() -> None:
    assert docstring(["One.", "", "Two\nlines."], 4) == (
        '"""One.\n\n    Two\n    lines.\n    """'
    )


@pytest.mark.parametrize("paragraphs", [[], [""], [" ", "\n"]])
def test_a_docstring_says_something(paragraphs: list[str]) -> None:
    with pytest.raises(ValueError, match="says something"):
        docstring(paragraphs, 0)


@pytest.mark.parametrize(
    "line", ["    code(" + "x, " * 40 + ")", "| a | " + "b " * 60 + "|"]
)
def test_what_is_laid_out_by_hand_stays(line: str) -> None:
    assert line in said(docstring(["See:\n" + line], 4))


def test_the_text_of_a_bullet_is_aligned() -> None:
    text = said(docstring(["- " + "word " * 30], 0))
    assert text.splitlines()[1].startswith("  word")


def test_arguments_are_wrapped() -> None:
    code = docstring(["Do it."], 8, [("one", "word " * 40), ("two", "Short.")])
    assert max(len(line) for line in code.splitlines()) <= WIDTH
    lines = said(code).splitlines()
    assert lines[2] == "        Args:"
    assert lines[3].startswith(" " * 12 + "one: word")
    assert lines[4].startswith(" " * 16 + "word")
    assert " " * 12 + "two: Short." in lines


@hostile
@given(text=TEXT)
def test_toml_reads_its_string_back(text: str) -> None:
    code = toml(text)
    value = tomllib.loads(f"a = {code}\nb = 1")["a"]
    assert is_plain(code)
    assert is_plain(value)
    if is_plain(text) and "\n" not in text:
        assert value == text
