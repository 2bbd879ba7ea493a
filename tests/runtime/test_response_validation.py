"""A success with a body that is not what the document promises."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

import httpx2
import pytest
from pydantic import Field

from runtime.decode import AnyJson, Json
from runtime.errors import ResponseValidationError
from runtime.models import Model, Tagged, UnknownVariant
from runtime.operation import Operation

from .harness import BASE, DOCUMENTED, Sdk, Unauthorized, raised


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"{}", "code: Field required"),
        (b'{"code":"x"}', "code: Input should be a valid integer"),
        (b"", "the body is empty"),
        (b"  ", "the body is empty"),
        (b"<html>", "Invalid JSON"),
        (b'{"code":', "Invalid JSON"),
        (b"[" * 100_000, "Invalid JSON"),
        (b"\xff", "Invalid JSON"),
    ],
)
def test_a_success_with_another_body(sdk: Sdk, body: bytes, said: str) -> None:
    error = raised(sdk, httpx2.Response(200, content=body), DOCUMENTED)
    assert type(error) is ResponseValidationError
    assert said in str(error)
    assert str(error).startswith(f"GET {BASE}/things: 200 OK: ")
    assert error.body == body
    assert error.status_code == error.response.status_code == 200
    assert all(problem.message for problem in error.errors)


@pytest.mark.parametrize(
    ("content_type", "body", "said"),
    [
        ("text/event-stream", b"data: {}\n\n", "text/event-stream: data: {}"),
        (
            "Text/HTML; charset=utf-8",
            b"<html>\x1b[31m\r\n<p>" + b"x" * 500,
            "text/html: <html>[31m <p>" + "x" * 66 + "…",
        ),
        ("text/plain", b"\xff", "text/plain: \ufffd"),
    ],
)
@pytest.mark.parametrize("decoder", [Json(lambda: Unauthorized), AnyJson()])
def test_a_success_that_is_not_json_at_all(
    sdk: Sdk, decoder: Any, content_type: str, body: bytes, said: str
) -> None:
    operation: Operation[Any] = Operation("o", "GET", "/o", returns=decoder)
    answer = httpx2.Response(200, content=body, headers={"Content-Type": content_type})
    error = raised(sdk, answer, operation)
    assert str(error) == (
        f"GET {BASE}/o: 200 OK: expected application/json, got {said}"
    )
    assert error.body == body


def test_what_was_meant_to_be_json_is_not_shown(sdk: Sdk) -> None:
    for content_type in ("application/json", "application/hal+json"):
        headers = {"Content-Type": content_type}
        answer = httpx2.Response(200, content=b'{"key":"new', headers=headers)
        text = str(raised(sdk, answer, DOCUMENTED))
        assert "200 OK: Invalid JSON: " in text
        assert "new" not in text


class Picture(Model):
    type: Literal["picture"]
    urls: list[str]


class Words(Model):
    type: Literal["words"]
    text: str


Part: TypeAlias = Annotated[
    Picture | Words | UnknownVariant,
    Tagged("type", {"picture": Picture, "words": Words}),
]


class Page(Model):
    parts: list[Part | str] | None = None
    by_name: dict[str, int | list[int]] | None = None
    size: Literal["s", "m"] | int | None = None
    class_: Annotated[int | None, Field(alias="class")] = None
    either: Picture | Words | None = None


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        (
            {"parts": ["a", {"type": "words"}]},
            ["parts[1].text: Field required"],
        ),
        (
            {"parts": [{"type": "picture", "urls": ["a", 2]}]},
            ["parts[0].urls[1]: Input should be a valid string"],
        ),
        (
            {"parts": [3]},
            [
                "parts[0]: Input should be an object",
                "parts[0]: Input should be a valid string",
            ],
        ),
        (
            {"by_name": {"int": "x", "k": [1, "y"]}},
            [
                "by_name.int: Input should be a valid integer, unable to parse string"
                " as an integer",
                "by_name.int: Input should be a valid array",
                "by_name.k[1]: Input should be a valid integer, unable to parse string"
                " as an integer",
            ],
        ),
        ({"class": []}, ["class: Input should be a valid integer"]),
        ({"either": 3}, ["either: Input should be an object"]),
        ({"either": {"type": "words", "urls": []}}, None),
        ([], ["Input should be an object"]),
    ],
    ids=repr,
)
def test_problems_speak_of_the_document_alone(
    sdk: Sdk, body: Any, problems: list[str] | None
) -> None:
    page: Operation[Any] = Operation("p", "GET", "/p", returns=Json(lambda: Page))
    error = raised(sdk, httpx2.Response(200, json=body), page)
    if problems is None:
        places = {problem.location for problem in error.errors}
        assert places == {("either", "type"), ("either", "text")}
    else:
        assert [str(problem) for problem in error.errors] == problems


def test_an_item_that_is_missing_has_a_place(sdk: Sdk) -> None:
    pair: Operation[Any] = Operation(
        "p", "GET", "/p", returns=Json(lambda: dict[str, tuple[int, int]])
    )
    error = raised(sdk, httpx2.Response(200, json={"a": [1]}), pair)
    assert [str(problem) for problem in error.errors] == ["a[1]: Field required"]


def test_a_problem_at_the_top_of_a_list(sdk: Sdk) -> None:
    many: Operation[Any] = Operation("m", "GET", "/m", returns=Json(lambda: list[Page]))
    error = raised(sdk, httpx2.Response(200, json=[{}, {"size": "x"}]), many)
    assert {problem.location for problem in error.errors} == {(1, "size")}
    assert "200 OK: [1].size: Input should be 's' or 'm'; [1].size: " in str(error)


def test_of_very_many_problems_there_are_the_first(sdk: Sdk) -> None:
    many: Operation[Any] = Operation("m", "GET", "/m", returns=Json(lambda: list[Page]))
    body = [{"size": "x"}, *[3] * 20_000]
    error = raised(sdk, httpx2.Response(200, json=body), many)
    first, *others = error.errors
    assert str(first) == "20002 places are not what was promised"
    assert {one.location[0] for one in others} == {*range(10)}
    by_name: Operation[Any] = Operation(
        "m", "GET", "/m", returns=Json(lambda: dict[str, int])
    )
    names = {str(number): "x" for number in range(10_001)}
    error = raised(sdk, httpx2.Response(200, json=names), by_name)
    assert len(error.errors) == 1


def test_many_problems_are_cut_in_the_message_alone(sdk: Sdk) -> None:
    many: Operation[Any] = Operation("m", "GET", "/m", returns=Json(lambda: list[int]))
    error = raised(sdk, httpx2.Response(200, json=["x"] * 50), many)
    assert len(error.errors) == 50
    assert error.errors[3].location == (3,)
    assert str(error).endswith("and 45 more")
