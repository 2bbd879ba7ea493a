"""Styles of parameters, and that no value escapes from its place."""

from __future__ import annotations

import datetime
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any
from urllib.parse import parse_qsl, unquote
from uuid import UUID

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.errors import InvalidRequestError
from runtime.forms import Encoding
from runtime.omit import omit
from runtime.operation import Json, Operation
from runtime.parameters import (
    Style,
    StyleName,
    encode_cookie,
    encode_header,
    encode_path,
    encode_query,
    encode_query_string,
)

from .harness import Sdk, ok

ARRAY = ["blue", "black"]
OBJECT = {"R": 100, "G": 200}


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        (Style("simple"), "blue", "blue"),
        (Style("simple"), ARRAY, "blue,black"),
        (Style("simple"), OBJECT, "R,100,G,200"),
        (Style("simple", explode=True), OBJECT, "R=100,G=200"),
        (Style("label"), "blue", ".blue"),
        (Style("label"), ARRAY, ".blue,black"),
        (Style("label", explode=True), ARRAY, ".blue.black"),
        (Style("label", explode=True), OBJECT, ".R=100.G=200"),
        (Style("matrix"), "blue", ";color=blue"),
        (Style("matrix"), ARRAY, ";color=blue,black"),
        (Style("matrix", explode=True), ARRAY, ";color=blue;color=black"),
        (Style("matrix"), OBJECT, ";color=R,100,G,200"),
        (Style("matrix", explode=True), OBJECT, ";R=100;G=200"),
        (Style("json"), {"a": [1]}, "%7B%22a%22%3A%5B1%5D%7D"),
    ],
)
def test_path_styles(style: Style, value: object, text: str) -> None:
    assert encode_path("color", value, style) == text


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        (Style("form", explode=True), "a b&c", "color=a%20b%26c"),
        (Style("form", explode=True), ARRAY, "color=blue&color=black"),
        (Style("form"), ARRAY, "color=blue,black"),
        (Style("form"), ["a,b", "c"], "color=a%2Cb,c"),
        (Style("form", explode=True), OBJECT, "R=100&G=200"),
        (Style("form"), OBJECT, "color=R,100,G,200"),
        (Style("spaceDelimited"), ARRAY, "color=blue%20black"),
        (Style("spaceDelimited", explode=True), ARRAY, "color=blue&color=black"),
        (Style("pipeDelimited"), ARRAY, "color=blue%7Cblack"),
        (
            Style("deepObject", explode=True),
            OBJECT,
            "color%5BR%5D=100&color%5BG%5D=200",
        ),
        (
            Style("deepObject", explode=True),
            {"a": {"b": [1, 2]}},
            "color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D=2",
        ),
        (Style("json"), {"a": None}, "color=%7B%22a%22%3Anull%7D"),
        (
            Style("form", explode=True, allow_reserved=True),
            "a/b:c&d",
            "color=a/b:c%26d",
        ),
        (Style("form", explode=True), [], ""),
        (Style("form"), [], ""),
        (Style("form", explode=True), "", "color="),
        (Style("form", explode=True), None, ""),
        (Style("form", explode=True), [None, "a"], "color=a"),
    ],
)
def test_query_styles(style: Style, value: object, text: str) -> None:
    assert encode_query("color", value, style) == text


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        (Style("simple"), ARRAY, "blue,black"),
        (Style("simple"), OBJECT, "R,100,G,200"),
        (Style("simple", explode=True), OBJECT, "R=100,G=200"),
        (Style("simple"), "a b/c", "a b/c"),
        (Style("simple"), None, None),
    ],
)
def test_header_styles(style: Style, value: object, text: str | None) -> None:
    assert encode_header("color", value, style) == text


def test_cookie_styles() -> None:
    assert encode_cookie("c", "a; b", Style("form", explode=True)) == "c=a%3B%20b"
    assert encode_cookie("c", ARRAY, Style("form")) == "c=blue,black"
    assert encode_cookie("c", None, Style("form")) == ""


def test_cookies_that_are_sent_as_they_are() -> None:
    style = Style("cookie", explode=True)
    assert encode_cookie("c", "a%2Cb!", style) == "c=a%2Cb!"
    assert encode_cookie("c", OBJECT, style) == "R=100; G=200"
    for value in ("a;b", "a b", "ü", '"', {"a=b": "c"}):
        with pytest.raises(InvalidRequestError, match="as it is"):
            encode_cookie("c", value, style)


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        (Style("urlencoded"), {"a b": "c+d", "e": [1, 2]}, "a+b=c%2Bd&e=1&e=2"),
        (Style("urlencoded"), {"a": {"b": None}}, "a=%7B%22b%22%3Anull%7D"),
        (Style("urlencoded"), {}, ""),
        (Style("urlencoded"), omit, ""),
        (Style("json"), [1], "%5B1%5D"),
        (Style("text"), "a&b", "a%26b"),
        (Style("text"), None, ""),
    ],
)
def test_a_whole_query(style: Style, value: object, text: str) -> None:
    assert encode_query_string("q", value, style, {}) == text


def test_the_fields_of_a_whole_query() -> None:
    encodings = {"a": Encoding(style=Style("pipeDelimited"))}
    text = encode_query_string("q", {"a": [1, 2]}, Style("urlencoded"), encodings)
    assert text == "a=1%7C2"


def test_a_form_inside_a_query() -> None:
    value = {"a": "b c"}
    assert encode_query("q", value, Style("urlencoded")) == "q=a%3Db%2Bc"


@pytest.mark.parametrize(("style", "value"), [("text", ["a"]), ("urlencoded", 5)])
def test_content_of_another_shape(style: StyleName, value: object) -> None:
    with pytest.raises(InvalidRequestError, match="'q'"):
        encode_query_string("q", value, Style(style), {})


class Colour(Enum):
    RED = "red"


class Shade(StrEnum):
    DARK = "dark"


UTC_TIME = datetime.datetime(2026, 11, 22, 10, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (1.5, "1.5"),
        (1e100, "1e%2B100"),
        (Decimal("0.10"), "0.10"),
        (Decimal("1E+3"), "1000"),
        (UTC_TIME, "2026-11-22T10%3A30%3A00Z"),
        (datetime.date(2026, 11, 22), "2026-11-22"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Colour.RED, "red"),
        (Shade.DARK, "dark"),
        (b"\x00\xff", "AP8%3D"),
        ("ü", "%C3%BC"),
    ],
)
def test_scalars(value: object, text: str) -> None:
    assert encode_query("x", value, Style("form", explode=True)) == f"x={text}"


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), "\ud800", object(), {"a": {"b": 1}}, [[1]]]
)
def test_what_cannot_be_said_is_refused(value: object) -> None:
    with pytest.raises(InvalidRequestError, match="'x'"):
        encode_query("x", value, Style("form", explode=True))


@pytest.mark.parametrize("value", [None, omit, "", ".", "..", [], {}])
def test_a_path_value_must_be_there_and_no_dot_segment(value: object) -> None:
    with pytest.raises(InvalidRequestError, match="path parameter 'id'"):
        encode_path("id", value, Style("simple"))


PAIR: Operation[Any] = Operation(
    "pair", "GET", "/things/{a}/in{b}{c}", returns=Json(lambda: Any)
)
segments = st.text(min_size=1).filter(lambda text: text not in (".", ".."))


@given(first=segments, second=segments)
def test_no_path_value_changes_the_path(first: str, second: str) -> None:
    try:
        first.encode(), second.encode()
    except UnicodeEncodeError:
        return
    with Sdk("sync") as sdk:
        sdk.serve(ok())
        sdk.call(PAIR, path={"a": first, "b": second, "c": "x"})
        path = sdk.sent.url.raw_path.decode()
    assert path.startswith("/v1/things/")
    parts = path.split("/")
    assert len(parts) == 5
    assert unquote(parts[3]) == first
    assert unquote(parts[4]) == f"in{second}x"


@pytest.mark.parametrize(
    ("style", "value"),
    [
        (Style("simple"), [""]),
        (Style("simple"), ["."]),
        (Style("label"), ""),
        (Style("label"), "."),
        (Style("label", explode=True), ["", ""]),
        (Style("simple", allow_reserved=True), "%2E."),
        (Style("simple", allow_reserved=True), "%2e%2e"),
    ],
)
def test_nor_may_it_become_one(style: Style, value: object) -> None:
    with pytest.raises(InvalidRequestError, match="path parameter 'id'"):
        encode_path("id", value, style)


@given(name=st.text(min_size=1), value=st.text())
def test_no_query_value_changes_the_query(name: str, value: str) -> None:
    try:
        name.encode(), value.encode()
    except UnicodeEncodeError:
        return
    with Sdk("sync") as sdk:
        sdk.serve(ok())
        sdk.call(query={name: value, "last": "1"})
        url = httpx2.URL(sdk.sent.url)  # its text shows no secret
    assert url.path == "/v1/things"
    pairs = parse_qsl(
        url.query.decode(), keep_blank_values=True, strict_parsing=True, errors="strict"
    )
    expected = {name: value, "last": "1"} if name != "last" else {"last": "1"}
    assert dict(pairs) == expected
