"""Pages are turned on demand, as each operation says, and never for ever."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from .shelf import BASE, Shelf, books, by_cursor, by_offset, ids


@pytest.fixture
def shelf(sdk: ModuleType) -> Shelf:
    return Shelf(sdk)


def test_a_call_returns_one_page(shelf: Shelf) -> None:
    shelf.answer = by_offset
    assert ids(shelf.client().by_offset.by_offset().data) == [0, 1, 2]
    assert shelf.asked == ["/by-offset"]


def test_an_offset_grows_by_the_items_until_there_are_none(shelf: Shelf) -> None:
    shelf.answer = by_offset
    assert ids(shelf.client().by_offset.by_offset.items(limit=3)) == list(range(7))
    assert shelf.asked == [
        "/by-offset?limit=3",
        "/by-offset?limit=3&offset=3",
        "/by-offset?limit=3&offset=6",
        "/by-offset?limit=3&offset=7",
    ]


def test_pages_begin_where_the_caller_says(shelf: Shelf) -> None:
    shelf.answer = by_offset
    assert ids(shelf.client().by_offset.by_offset.items(offset=5)) == [5, 6]


def test_nothing_is_asked_for_before_it_is_needed(shelf: Shelf) -> None:
    shelf.answer = by_offset
    items = shelf.client().by_offset.by_offset.items()
    assert shelf.asked == []
    assert ids(itertools.islice(items, 3)) == [0, 1, 2]
    assert len(shelf.asked) == 1
    assert next(items).id == 3
    assert len(shelf.asked) == 2


def test_pages_are_the_answers_themselves(shelf: Shelf) -> None:
    shelf.answer = by_cursor
    pages = list(shelf.client().by_cursor.by_cursor.pages())
    assert [page.next for page in pages] == ["3", "6", None]
    assert isinstance(pages[0], type(shelf.client().by_cursor.by_cursor()))


def test_numbers_are_counted_up_to_how_many_there_are(shelf: Shelf) -> None:
    def answer(request: httpx2.Request) -> object:
        number = int(request.url.params.get("page", 1))
        return {"data": books(number, number + 1), "pages": 3}

    shelf.answer = answer
    assert ids(shelf.client().by_number.by_number.items()) == [1, 2, 3]
    assert shelf.asked == ["/by-number", "/by-number?page=2", "/by-number?page=3"]


def test_an_empty_page_ends_numbers(shelf: Shelf) -> None:
    def answer(request: httpx2.Request) -> object:
        number = int(request.url.params.get("page", 1))
        return {"data": books(number, number + 1) if number < 3 else []}

    shelf.answer = answer
    assert ids(shelf.client().by_number.by_number.items()) == [1, 2]


def test_a_cursor_is_what_the_answer_says(shelf: Shelf) -> None:
    shelf.answer = by_cursor
    method = shelf.client().by_cursor.by_cursor
    options = {"limit": 3, "x_tenant": "a", "extra_headers": {"X-Trace": "1"}}
    assert ids(method.items(**options)) == list(range(7))
    assert shelf.asked == [
        "/by-cursor?limit=3",
        "/by-cursor?limit=3&cursor=3",
        "/by-cursor?limit=3&cursor=6",
    ]
    for request in shelf.requests:
        assert request.headers["x-tenant"] == "a"
        assert request.headers["x-trace"] == "1"
        assert request.headers["x-key"] == "secret"


@pytest.mark.parametrize("end", [{}, {"next": ""}, {"next": "9", "has_more": False}])
def test_what_ends_cursors(shelf: Shelf, end: dict[str, object]) -> None:
    shelf.answer = lambda _: {"data": books(0, 2), **end}
    assert ids(shelf.client().by_cursor.by_cursor.items()) == [0, 1]
    assert len(shelf.asked) == 1


def test_an_empty_page_does_not_end_cursors(shelf: Shelf) -> None:
    answers = iter([{"data": [], "next": "a"}, {"next": "b"}, {"data": books(1, 2)}])
    shelf.answer = lambda _: next(answers)
    assert ids(shelf.client().by_cursor.by_cursor.items()) == [1]


def test_a_cursor_may_be_in_the_body_and_of_the_last_item(shelf: Shelf) -> None:
    def answer(request: httpx2.Request) -> object:
        after = json.loads(request.content).get("after", -1)
        return {"data": books(after + 1, min(after + 3, 5))}

    shelf.answer = answer
    assert ids(shelf.client().by_body.by_body.items(words="x")) == [0, 1, 2, 3, 4]
    assert [json.loads(one.content) for one in shelf.requests] == [
        {"words": "x"},
        {"words": "x", "after": 1},
        {"words": "x", "after": 3},
        {"words": "x", "after": 4},
    ]


@pytest.mark.parametrize(
    "link",
    [
        f"{BASE}/elsewhere?skip=2&limit=9",
        "http://example.test/v1/elsewhere?skip=2&limit=9",
        "/v1/elsewhere?skip=2&limit=9",
        "elsewhere?skip=2&limit=9",
    ],
)
def test_a_link_is_followed_as_it_is(shelf: Shelf, link: str) -> None:
    def answer(request: httpx2.Request) -> object:
        if "skip" in request.url.params:
            return {"value": books(2, 4)}
        return {"value": books(0, 2), "@odata.nextLink": link}

    shelf.answer = answer
    method = shelf.client().by_url.by_url
    items = method.items(limit=2, x_tenant="a", extra_query={"own": "1"})
    assert ids(items) == [0, 1, 2, 3]
    assert shelf.asked == ["/by-url?limit=2&own=1", "/elsewhere?skip=2&limit=9"]
    for request in shelf.requests:
        assert request.headers["x-tenant"] == "a"
        assert request.headers["x-key"] == "secret"


def test_a_key_in_a_link_is_sent_once(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    links = iter([f"{BASE}/by-key?page=2&token=a%20key", "?token=a+key&page=3", None])
    shelf.answer = lambda _: {"next": next(links)}
    list(shelf.client(token="a key").by_key.by_key.pages())
    assert [one.url.raw_path.decode() for one in shelf.requests] == [
        "/v1/by-key?token=a%20key",
        "/v1/by-key?page=2&token=a%20key",
        "/v1/by-key?page=3&token=a%20key",
    ]
    assert "%20key" not in caplog.text
    assert "+key" not in caplog.text


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.test/v1/by-url",
        "//evil.test/v1/by-url",
        "https://example.test:444/v1/by-url",
        "https://example.test@evil.test/",
        "ftp://example.test/",
        "http://[",
    ],
)
def test_no_link_leads_elsewhere(shelf: Shelf, link: str) -> None:
    shelf.answer = lambda _: {"value": books(0, 2), "@odata.nextLink": link}
    items = shelf.client().by_url.by_url.items()
    assert [next(items).id, next(items).id] == [0, 1]
    with pytest.raises(shelf.sdk.errors.InvalidRequestError):
        next(items)
    assert len(shelf.asked) == 1


def test_a_link_leads_to_origins_that_are_trusted(shelf: Shelf) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        skip = int(request.url.params.get("skip", 0))
        link = ["https://eu.example.test/by-url?skip=2", f"{BASE}/by-url?skip=4", None]
        page = {"value": books(skip, skip + 2), "@odata.nextLink": link[skip // 2]}
        return httpx2.Response(200, json=page)

    shelf.answer = answer
    client = shelf.client()
    with pytest.raises(shelf.sdk.errors.InvalidRequestError, match="trusted_origins"):
        list(client.by_url.by_url.pages())
    trusting = client.with_options(trusted_origins=["https://eu.example.test:443/"])
    assert ids(trusting.by_url.by_url.items()) == [0, 1, 2, 3, 4, 5]  # there and back
    hosts = [request.url.host for request in shelf.requests[-3:]]
    assert hosts == [httpx2.URL(BASE).host, "eu.example.test", httpx2.URL(BASE).host]
    assert {request.headers["x-key"] for request in shelf.requests} == {"secret"}
    link = "https://eu.example.test/by-url?skip=2"
    page = trusting.request("GET", link, cast_to=shelf.sdk.models.ByUrlResponse)
    assert [book.id for book in page.value] == [2, 3]


def test_the_link_header_may_hold_several(shelf: Shelf) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        page = int(request.url.params.get("page", 1))
        links = [
            f'<{BASE}/by-link?page=9>; rel="last"; title="a, <b>; rel=next"',
            f'<{BASE}/by-link?page={page + 1}&q=a,b>; title="x"; REL="up Next"',
        ]
        headers = [("Link", link) for link in links[: 2 if page < 3 else 1]]
        return httpx2.Response(200, json=books(page, page + 1), headers=headers)

    shelf.answer = answer
    assert ids(shelf.client().by_link.by_link.items(limit=1)) == [1, 2, 3]
    assert shelf.asked == [
        "/by-link?limit=1",
        "/by-link?page=2&q=a,b",
        "/by-link?page=3&q=a,b",
    ]


@pytest.mark.parametrize("resource", ["by_cursor", "by_url"])
def test_what_would_never_end_is_an_error(shelf: Shelf, resource: str) -> None:
    end = {"next": "x", "@odata.nextLink": f"{BASE}/x"}
    shelf.answer = lambda _: {"data": books(0, 1), "value": books(0, 1), **end}
    items = getattr(getattr(shelf.client(), resource), resource).items()
    with pytest.raises(shelf.sdk.errors.ResponseValidationError, match="never end"):
        list(items)
    assert len(shelf.asked) == 2


def test_a_cursor_that_leads_in_a_circle_is_an_error(shelf: Shelf) -> None:
    turn = {"": "a", "a": "b", "b": "a"}

    def answer(request: httpx2.Request) -> object:
        return {"next": turn[request.url.params.get("cursor", "")]}

    shelf.answer = answer
    with pytest.raises(shelf.sdk.errors.ResponseValidationError, match="before"):
        list(shelf.client().by_cursor.by_cursor.pages())
    assert len(shelf.asked) == 3


def test_a_server_that_ignores_the_offset_is_found_out(shelf: Shelf) -> None:
    shelf.answer = lambda _: {"data": books(0, 3)}
    with pytest.raises(shelf.sdk.errors.ResponseValidationError, match="same page"):
        list(shelf.client().by_offset.by_offset.pages())
    assert len(shelf.asked) == 2


def test_bare_values_may_repeat(shelf: Shelf) -> None:
    def answer(request: httpx2.Request) -> object:
        return ["new"] if int(request.url.params.get("offset", 0)) < 3 else []

    shelf.answer = answer
    assert list(shelf.client().tags.tags.items()) == ["new", "new", "new"]


def test_what_tells_pages_apart_is_no_extra(shelf: Shelf) -> None:
    method = shelf.client().by_offset.by_offset
    with pytest.raises(shelf.sdk.errors.InvalidRequestError, match="'offset'"):
        list(method.items(extra_query={"offset": 3}))
    assert shelf.asked == []


def test_wrong_arguments_are_told_at_once(shelf: Shelf) -> None:
    with pytest.raises(TypeError, match="colour"):
        shelf.client().by_offset.by_offset.items(colour="red")


def test_variants_of_a_page(shelf: Shelf) -> None:
    answers = iter(
        [
            {"kind": "books", "entries": books(0, 2), "meta": {"next": "a"}},
            {"kind": "magazines", "entries": ["Time"]},
        ]
    )
    shelf.answer = lambda _: next(answers)
    first, second, third = shelf.client().shelves.shelf.items("top")
    assert (first.id, second.id, third) == (0, 1, "Time")
    assert shelf.asked == ["/shelves/top", "/shelves/top?cursor=a"]


def test_errors_come_where_they_happen(shelf: Shelf) -> None:
    def answer(request: httpx2.Request) -> object:
        return by_offset(request) if len(shelf.asked) < 2 else httpx2.Response(404)

    shelf.answer = answer
    items = shelf.client().by_offset.by_offset.items()
    assert ids(itertools.islice(items, 3)) == [0, 1, 2]
    with pytest.raises(shelf.sdk.errors.NotFoundError):
        next(items)


def test_async_pages_are_the_same(shelf: Shelf) -> None:
    shelf.answer = by_cursor

    async def listed(found: AsyncIterator[Any]) -> list[Any]:
        return [one async for one in found]

    async def main() -> None:
        async with shelf.async_client() as client:
            method = client.by_cursor.by_cursor
            items = method.items(limit=3)
            assert shelf.asked == []
            assert [one.id for one in await listed(items)] == list(range(7))
            assert shelf.asked[1] == "/by-cursor?limit=3&cursor=3"
            pages = await listed(method.pages())
            assert [page.next for page in pages] == ["3", "6", None]
            assert (await method()).next == "3"
            assert (await method.with_response()).status_code == 200

    asyncio.run(main())


def test_a_paged_method_is_a_method(shelf: Shelf) -> None:
    shelf.answer = by_offset
    client = shelf.client()
    method = client.by_offset.by_offset
    assert method.with_response().data.data[0].id == 0
    assert method == client.by_offset.by_offset
    assert method.__name__ == "by_offset"
    assert "offset" in method.__doc__.lower()
    assert type(client.by_offset).by_offset(client.by_offset).data[0].id == 0


def test_the_examples_of_the_pages_run(
    shelf: Shelf, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def respond(_: httpx2.HTTPTransport, request: httpx2.Request) -> httpx2.Response:
        return shelf.respond(request)

    monkeypatch.setattr(httpx2.HTTPTransport, "handle_request", respond)
    monkeypatch.setenv("SDK_PAGING_KEY", "secret")
    shelf.answer = by_offset
    for page in ("docs/pagination.md", "docs/by_offset.md"):
        found = re.findall(r"```python\n(.*?)```", (source / page).read_text(), re.S)
        (program,) = (one for one in found if ".items(" in one)
        shelf.requests.clear()
        exec(compile(program, page, "exec"), {})
        assert len(shelf.asked) == 4
