"""JSON: what is read, what is refused, and where."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sdkwright import strict_json
from sdkwright.places import MAX_DEPTH, Malformed


def refused(text: str) -> Malformed:
    with pytest.raises(Malformed) as caught:
        strict_json.parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NaN", "NaN"),
        ("-Infinity", "-Infinity"),
        ("1e400", "1e400"),
        ("9" * 5000, "9" * 5000),
        ("1.5", 1.5),
        ('"\\ud83d\\ude00"', "\U0001f600"),
        (r'"\\ud83d"', r"\ud83d"),
    ],
)
def test_values(text: str, expected: Any) -> None:
    assert strict_json.parse(text)[0] == expected


def test_a_duplicate_key_is_refused_at_its_second_place() -> None:
    text = '{"a": {"x": "{"}, "b": [{"k": 1, "l": {}, "k": 2}], "c": '
    error = refused(text)
    assert error.rule == "duplicate-key"
    assert error.offset == text.rindex('"k"')


@pytest.mark.parametrize(
    ("text", "offset"),
    [('{"a": }', 6), ('{"a": 1', 7), ("[1,]", 2), ("[1] 2", 4), ("", 0)],
)
def test_syntax_errors_have_their_place(text: str, offset: int) -> None:
    error = refused(text)
    assert error.rule == "json-syntax"
    assert abs(error.offset - offset) <= 1


@pytest.mark.parametrize(
    "text",
    ['["\\ud800"]', '["\\udc00"]', '["\\ud800x\\udc00"]', '["\\uD800\\ud800\\udc00"]'],
)
def test_half_a_surrogate_pair_is_refused(text: str) -> None:
    assert refused(text).offset == 2


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 100_000])
def test_endless_nesting_is_refused(depth: int) -> None:
    error = refused('["{[", ' + "[" * (depth - 1) + "]" * depth)
    assert error.rule == "too-large"
    assert error.offset == 7 + MAX_DEPTH - 1


def test_the_deepest_nesting_is_read() -> None:
    assert strict_json.parse("[" * MAX_DEPTH + "]" * MAX_DEPTH)[0]


_PLAIN = st.recursive(
    st.none() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(_PLAIN, st.sampled_from([None, 2]))
@example([{}, "}"], None)
def test_every_key_is_found(data: Any, indent: int | None) -> None:
    text = json.dumps(data, indent=indent)
    parsed, places = strict_json.parse(text)
    waiting = [parsed]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            start = places.start(value)
            assert start is not None
            assert text[start] == "{"
            for key in value:
                at = places.child(value, key)
                assert at is not None
                assert text.startswith(json.dumps(key), at)
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
