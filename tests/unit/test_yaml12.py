"""YAML by the 1.2 core schema: what becomes of scalars, keys, aliases and tags."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sdkwright import yaml12
from sdkwright.places import MAX_DEPTH, Malformed


def value(text: str) -> Any:
    return yaml12.parse(text)[0]


def refused(text: str) -> Malformed:
    with pytest.raises(Malformed) as caught:
        yaml12.parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("~", None),
        ("", None),
        ("null", None),
        ("Null", None),
        ("nULL", "nULL"),
        ("true", True),
        ("FALSE", False),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("0", 0),
        ("-12", -12),
        ("+3", 3),
        ("0777", 777),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("12:30:45", "12:30:45"),
        ("2020-01-01", "2020-01-01"),
        ("2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z"),
        ("1.10", 1.1),
        ("1.", 1.0),
        (".5", 0.5),
        ("-1e3", -1000.0),
        ("1.2.3", "1.2.3"),
        (".nan", ".nan"),
        ("-.inf", "-.inf"),
        ("1e400", "1e400"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("! 12", "12"),
        ("!!str 12", "12"),
        ("!!int '12'", 12),
        ("!!float 1", 1.0),
        ("!!null ''", None),
        ("!!bool 'true'", True),
    ],
)
def test_scalars(text: str, expected: Any) -> None:
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


def test_a_number_with_too_many_digits_stays_text() -> None:
    assert value("9" * 5000) == "9" * 5000


def test_keys_are_the_text_that_was_written() -> None:
    text = "{200: a, 2.50: b, true: c, null: d, 2020-01-01: e, ~: f, 'x': g}"
    assert list(value(text)) == ["200", "2.50", "true", "null", "2020-01-01", "~", "x"]


@pytest.mark.parametrize(
    "text", ["a: 1\nb: 2\na: 3", "{a: 1, 'a': 2}", "{1: a, '1': b}"]
)
def test_duplicate_keys_are_refused(text: str) -> None:
    error = refused(text)
    assert error.rule == "duplicate-key"
    assert "line 1" in error.message
    assert error.offset > 0


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system [x]",
        "!!python/name:os.system ''",
        "!!timestamp 2020-01-01",
        "!!binary aGk=",
        "!!set {a, b}",
        "!custom x",
        "a: !custom {b: c}",
        "!custom a: b",
        "!!map [a]",
        "!!int x",
    ],
)
def test_tags_outside_the_core_schema_are_refused(text: str) -> None:
    assert refused(text).rule == "yaml-syntax"


def test_an_alias_is_a_copy() -> None:
    data = value("a: &x {b: [1]}\nc: *x\nd: *x")
    data["a"]["b"].append(2)
    assert data["c"] == data["d"] == {"b": [1]}


@pytest.mark.parametrize("text", ["&a [*a]", "&a {b: {c: *a}}"])
def test_an_alias_to_itself_is_refused(text: str) -> None:
    assert "contain itself" in refused(text).message


def test_an_anchor_can_be_given_again() -> None:
    assert value("[&a 1, *a, &a 2, *a]") == [1, 1, 2, 2]


def test_a_billion_laughs_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for number in range(1, 10):
        row = ", ".join([f"*a{number - 1}"] * 10)
        lines.append(f"a{number}: &a{number} [{row}]")
    assert refused("\n".join(lines)).rule == "too-large"


def test_aliases_cannot_add_up_in_depth() -> None:
    half = MAX_DEPTH // 2 + 1
    deep = "[" * half + "]" * half
    text = f"a: &a {deep}\nb: {'[' * half}*a{']' * half}"
    assert refused(text).rule == "too-large"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_endless_nesting_is_refused(opening: str) -> None:
    assert refused(opening * 100_000).rule in {"too-large", "yaml-syntax"}


def test_the_deepest_nesting_is_read() -> None:
    assert value("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert refused("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).offset == MAX_DEPTH


def test_merge_keys() -> None:
    text = """
    base: &base {a: 1, b: 2}
    other: &other {b: 3, c: 4}
    one: {<<: *base, b: 0}
    two: {<<: [*base, *other]}
    quoted: {"<<": 1}
    """
    data = value(text)
    assert data["one"] == {"a": 1, "b": 0}
    assert data["two"] == {"a": 1, "b": 2, "c": 4}
    assert data["quoted"] == {"<<": 1}


@pytest.mark.parametrize("merged", ["1", "[1]", "[[]]"])
def test_a_merge_key_takes_mappings_only(merged: str) -> None:
    assert "merge" in refused(f"a: {{<<: {merged}}}").message


@pytest.mark.parametrize(
    "key", ["[a]: b", "{a: b}: c", "? [a]\n: b", "a: &x b\n*x : c"]
)
def test_a_key_is_a_plain_scalar(key: str) -> None:
    assert "key" in refused(key).message


@pytest.mark.parametrize(
    ("text", "offset"),
    [("a: [1", 6), ("a: 'x", 6), ("a: b: c", 4), ("a: \x07", 3), ("é: \x00", 3)],
)
def test_syntax_errors_have_their_place(text: str, offset: int) -> None:
    error = refused(text)
    assert error.rule == "yaml-syntax"
    assert error.message
    assert abs(error.offset - offset) <= 1


def test_a_second_document_is_refused() -> None:
    assert refused("--- a\n--- b\n").offset == 6


_PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(alphabet=st.characters(codec="ascii")),
    lambda inner: st.lists(inner)
    | st.dictionaries(st.text(alphabet="abcxyz 019-"), inner),
    max_leaves=20,
)


@given(_PLAIN)
def test_what_is_dumped_as_json_is_read_back(data: Any) -> None:
    assert value(json.dumps(data)) == data


@given(_PLAIN)
def test_what_is_dumped_as_yaml_is_read_back(data: Any) -> None:
    # Everything quoted and tagged: PyYAML leaves words plain that are numbers in 1.2.
    assert value(yaml.safe_dump(data, default_style='"')) == data


@given(st.text(alphabet="ab:{}[]-&*!<>?|'\"#,\n 01~."))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        yaml12.parse(text)
    except Malformed as error:
        offset = error.offset
    else:
        offset = 0
    assert 0 <= offset <= len(text)
