"""Answers that come in pages: what follows a page, and what of it are its items.

Each class is one way in which APIs do that; a generated module describes an operation by
one of them. `Pager` is what turns the pages, and does no I/O: it holds the call to make
next.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from types import NoneType
from typing import Any, Generic, Literal, Protocol, TypeAlias, TypeVar, cast

import httpx2

from .base_url import can_be_asked
from .errors import InvalidRequestError, ResponseValidationError
from .exchange import data_of
from .links import link_to
from .omit import omit
from .operation import Arguments, Call, RequestOptions
from .parameters import Location
from .problem import Problem
from .response import response_of
from .secret_url import SecretURL
from .undescribed import server_and_path
from .validation import lenient_operation

Page = TypeVar("Page")
Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)

Input: TypeAlias = tuple[Location | Literal["fields"], str]
"""What of a request says which page is meant: a place, and a name on the wire."""

_BARE = (str, int, float, date, type(None))


class Paging(Protocol[Page, Item_co]):
    """How one operation is paged."""

    @property
    def items(self) -> Callable[[Page], Sequence[Item_co] | None]:
        """The items of a page."""
        ...

    @property
    def more(self) -> Callable[[Page], bool | None] | None:
        """Whether a page says that another follows; False ends them."""
        ...

    def first(self, call: Call[Page], /) -> object:
        """Where the pages of a call begin; None: where the server says."""
        ...

    def next(self, call: Call[Page], page: Page, answer: httpx2.Response, /) -> object:
        """Where the page after this one begins; None after the last."""
        ...

    def at(self, call: Call[Page], position: Any, /) -> Call[Page]:
        """The call for the page that begins there."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetPages(Generic[Page, Item]):
    """A page begins as many items further on as the one before it had; an empty one ends
    them."""

    input: Input
    items: Callable[[Page], Sequence[Item] | None]
    start: int = 0
    more: Callable[[Page], bool | None] | None = None

    def first(self, call: Call[Page], /) -> int:
        return _number(call, self.input, self.start)

    def next(
        self, call: Call[Page], page: Page, _answer: httpx2.Response, /
    ) -> int | None:
        count = len(self.items(page) or ())
        return self.first(call) + count if count else None

    def at(self, call: Call[Page], position: int, /) -> Call[Page]:
        return _with(call, self.input, position)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedPages(Generic[Page, Item]):
    """Pages are counted; an empty one ends them, and so does the last of ``total``."""

    input: Input
    items: Callable[[Page], Sequence[Item] | None]
    start: int = 1
    total: Callable[[Page], float | None] | None = None
    more: Callable[[Page], bool | None] | None = None

    def first(self, call: Call[Page], /) -> int:
        return _number(call, self.input, self.start)

    def next(
        self, call: Call[Page], page: Page, _answer: httpx2.Response, /
    ) -> int | None:
        following = self.first(call) + 1
        total = self.total(page) if self.total else None
        if total is not None and following >= self.start + total:
            return None
        return following if self.items(page) else None

    def at(self, call: Call[Page], position: int, /) -> Call[Page]:
        return _with(call, self.input, position)


@dataclass(frozen=True, slots=True, kw_only=True)
class CursorPages(Generic[Page, Item]):
    """A page says what to ask for next; the last says nothing, null or an empty text."""

    input: Input
    items: Callable[[Page], Sequence[Item] | None]
    cursor: Callable[[Page], object]
    more: Callable[[Page], bool | None] | None = None

    def first(self, call: Call[Page], /) -> object:
        given = _given(call, self.input)
        return None if given is omit else given

    def next(
        self, _call: Call[Page], page: Page, _answer: httpx2.Response, /
    ) -> object:
        cursor = self.cursor(page)
        return None if cursor == "" else cursor

    def at(self, call: Call[Page], position: object, /) -> Call[Page]:
        return _with(call, self.input, position)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPages(Generic[Page, Item]):
    """A page says the URL of the next one, in its body or in its ``Link`` header."""

    items: Callable[[Page], Sequence[Item] | None]
    url: Callable[[Page], str | None] | None = None
    """Where the body says it; without this the header does."""
    more: Callable[[Page], bool | None] | None = None

    def first(self, _call: Call[Page], /) -> None:
        return None

    def next(
        self, _call: Call[Page], page: Page, answer: httpx2.Response, /
    ) -> str | None:
        link = self.url(page) if self.url else link_to("next", answer.headers)
        return _absolute(link, answer.request.url) if link else None

    def at(self, call: Call[Page], position: str, /) -> Call[Page]:
        """A GET of the URL as it is, with what stands in no URL: headers, cookies.

        Raises `InvalidRequestError` if it leads to an origin that the credentials are not
        for.
        """
        server, path = server_and_path(call.base_url or "", position, call.origins)
        operation = call.operation._replace(method="GET", path=path, body=None)
        # What the client adds to every query is in the URL already.
        query = dict.fromkeys(httpx2.URL(position).params.keys())
        kept: Arguments = {
            "query": query,
            "header": call.arguments.get("header", {}),
            "cookie": call.arguments.get("cookie", {}),
        }
        options = _without(call.options, "extra_query", "extra_body")
        return Call(operation, options, kept, server, call.origins)


class Pager(Generic[Page, Item]):
    """Turns the pages of one call."""

    def __init__(self, paging: Paging[Page, Item], call: Call[Page]) -> None:
        self.call: Call[Page] | None = call
        """What to ask next; None after the last page."""
        self._paging = paging
        self._seen = {repr(paging.first(call))}
        self._page: Page | None = None

    def page_of(
        self, call: Call[Page], answer: httpx2.Response
    ) -> tuple[Page, httpx2.Response]:
        """The page that an answer is, and the answer.

        Raises `ResponseValidationError`, in a lenient client for one without a list of
        items.
        """
        page = data_of(call, answer)
        with _said_by(answer):
            items = self._paging.items(page)
            if not isinstance(items, (list, tuple, NoneType)):
                raise TypeError
        return page, answer

    def turn(self, page: Page, answer: httpx2.Response) -> None:
        """Go on to what follows a page.

        Raises `ResponseValidationError` where that would never end, and
        `InvalidRequestError` where it leads to another origin.
        """
        with _said_by(answer):
            self._turn(page, answer)

    def _turn(self, page: Page, answer: httpx2.Response) -> None:
        call, self.call = self.call, None
        paging = self._paging
        if call is None or (paging.more and paging.more(page) is False):
            return
        position = paging.next(call, page, answer)
        if position is None:
            return
        if repr(position) in self._seen:
            raise _endless(answer, "the next page is one that was there before")
        if self._repeats(page):
            raise _endless(answer, "the same page came again for another request")
        self._seen.add(repr(position))
        self._page = page
        self.call = paging.at(call, position)

    def _repeats(self, page: Page) -> bool:
        """Whether a page is that before it. Bare values, such as tags, may well repeat."""
        items = self._paging.items(page)
        if not items or isinstance(items[0], _BARE):
            return False
        return page == self._page


def _given(call: Call[Any], input_: Input) -> object:
    """What a call says of which page is meant; `omit` if nothing.

    Raises `InvalidRequestError` where that is said by an extra: nothing would change it.
    """
    place, name = input_
    options = call.options
    is_extra = (place == "query" and name in options.get("extra_query", {})) or (
        place == "fields" and name in options.get("extra_body", {})
    )
    if is_extra:
        raise InvalidRequestError(
            f"{name!r} tells pages apart: pass it as an argument, not as an extra"
        )
    return _arguments(call, place).get(name, omit)


def _number(call: Call[Any], input_: Input, start: int) -> int:
    given = _given(call, input_)
    if given is None or given is omit:
        return start
    try:
        return int(cast("int", given))
    except (TypeError, ValueError, OverflowError):
        pass
    raise InvalidRequestError(f"{input_[1]!r} must be a number, not {given!r}")


def _arguments(
    call: Call[Any], place: Location | Literal["fields"]
) -> Mapping[str, object]:
    return cast("Mapping[str, object]", call.arguments.get(place, {}))


def _with(call: Call[Page], input_: Input, value: object) -> Call[Page]:
    place, name = input_
    changed = {**_arguments(call, place), name: value}
    arguments = cast("Arguments", {**call.arguments, place: changed})
    return call._replace(arguments=arguments)


def _without(options: RequestOptions, *names: str) -> RequestOptions:
    kept = {name: value for name, value in options.items() if name not in names}
    return cast("RequestOptions", kept)


def _absolute(link: str, asked: httpx2.URL) -> str:
    """A link from an answer, by https where that was asked by it.

    A server behind a proxy that speaks https for it often does not know that. Keys that
    it says back are left out: they are added to every request.
    Raises `InvalidRequestError` for what is no URL.
    """
    try:
        url = asked.join(link)
        if isinstance(asked, SecretURL):
            url = asked.without_keys(url)
        if asked.scheme == "https" and url.scheme == "http" and url.host == asked.host:
            url = url.copy_with(scheme="https")
        if can_be_asked(url):
            return str(url)
    except (httpx2.InvalidURL, ValueError):
        pass
    raise InvalidRequestError("the link to the next page is no URL of http")


@contextmanager
def _said_by(answer: httpx2.Response) -> Generator[None]:
    """What a page says is looked at: where it was built leniently, that may be anything."""
    try:
        yield
    except (AttributeError, LookupError, TypeError):
        if not lenient_operation(answer):
            raise
    else:
        return
    raise _no_page(answer, "neither its items nor what follows can be told")


def _endless(answer: httpx2.Response, message: str) -> ResponseValidationError:
    return _no_page(answer, f"{message}: this would never end")


def _no_page(answer: httpx2.Response, message: str) -> ResponseValidationError:
    problem = Problem((), message)
    return ResponseValidationError(response_of(answer, None), (problem,))
