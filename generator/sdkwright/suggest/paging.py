"""Operations that look as if their answers came in pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import TypeAlias

from ..document import Document
from ..extensions import PAGINATION
from ..graph import object_of
from ..ir import Declaration, ListOf, Object, Operation, Pointer, Scalar, Way
from ..pagination import as_jsonpath
from .evidence import Found, Sent, below, found_in, key_of, sent_by
from .proposal import Proposal, Said
from .words import (
    CURSORS,
    ITEMS,
    LAST_IDS,
    MORE,
    NEXT_CURSORS,
    NEXT_URLS,
    OFFSETS,
    PAGES,
    REMARKS,
    SIZES,
    TOTAL_PAGES,
    TOTALS,
)


def pagination(
    operation: Operation,
    declarations: Mapping[Pointer, Declaration],
    document: Document,
) -> Proposal | None:
    """How an operation seems to be paged; None where it says so, or shows too little."""
    if operation.paging:
        return None
    look = _Look(
        operation,
        declarations,
        tuple(sent_by(operation, declarations)),
        tuple(found_in(operation, declarations)),
        _has_link_header(operation, document),
    )
    return look.proposal()


_Turn: TypeAlias = tuple[dict[str, Said], list[str]]
"""What is to be said of how pages are turned, and why."""


@dataclass(frozen=True, slots=True)
class _Look:
    """One operation, looked at."""

    operation: Operation
    declarations: Mapping[Pointer, Declaration]
    sent: tuple[Sent, ...]
    found: tuple[Found, ...]
    has_link_header: bool

    def proposal(self) -> Proposal | None:
        items = self._items()
        if items is None:
            return None
        ways = (
            self._by_cursor(),
            self._by_url(),
            self._by_header(),
            self._by_last_item(items),
            self._by_number(),
            self._by_offset(),
        )
        turned = next((one for one in ways if one), None)
        if turned is None:
            return None
        said, reasons = turned
        said = {"style": said["style"], "items": as_jsonpath(items.way), **said}
        reasons = [*reasons, f"{as_jsonpath(items.way)} of the answer is a list"]
        more = self._one_of(MORE, "boolean")
        if more and said["style"] != "link":
            said["more"] = as_jsonpath(more.way)
            reasons.append(f"{as_jsonpath(more.way)} says whether there is more")
        about = self.operation.id
        return Proposal(self.operation.pointer, about, tuple(reasons), PAGINATION, said)

    def _items(self) -> Found | None:
        """The list that an answer is about: alone, by its name, or as the one of objects."""
        lists = [one for one in self.found if one.is_list]
        nearest = [
            one for one in lists if len(one.way) == min(len(o.way) for o in lists)
        ]
        if len(nearest) == 1:
            return nearest[0]
        segment = self.operation.path.rstrip("/").rpartition("/")[2]
        for names in (ITEMS, {key_of(segment)}):
            named = [one for one in nearest if one.key in names]
            if len(named) == 1:
                return named[0]
        things = (one for one in nearest if one.key not in REMARKS)
        of_objects = [one for one in things if self._item(one)]
        return of_objects[0] if len(of_objects) == 1 else None

    def _item(self, items: Found) -> Object | None:
        """What the items of a list are, where they are objects."""
        match items.types:
            case (ListOf(item_type),):
                return object_of(item_type, self.declarations)
        return None

    def _by_cursor(self) -> _Turn | None:
        for sent in self.sent:
            for found in self.found:
                if self._are_cursors(sent, found):
                    return {
                        "style": "cursor",
                        "parameter": sent.name,
                        "next": as_jsonpath(found.way),
                    }, [_shown(sent), f"{as_jsonpath(found.way)} is what it takes next"]
        return None

    def _are_cursors(self, sent: Sent, found: Found) -> bool:
        if not found.is_of("string", "integer") or _is_url(found):
            return False
        if found.key in (f"next{sent.key}", f"nextpage{sent.key}"):
            is_pair = sent.key in CURSORS | PAGES | OFFSETS
        else:
            is_pair = sent.key in CURSORS and found.key in NEXT_CURSORS
        is_switched = any(one.key == f"use{sent.key}" for one in self.sent)
        fits = not sent.is_number or found.is_of("integer")
        return is_pair and fits and not is_switched

    def _by_url(self) -> _Turn | None:
        asks = next(self._asking(), None)
        for found in self.found:
            if asks and found.is_of("string") and _is_url(found):
                return {"style": "url", "next": as_jsonpath(found.way)}, [
                    _shown(asks),
                    f"{as_jsonpath(found.way)} is the URL of the next page",
                ]
        return None

    def _by_header(self) -> _Turn | None:
        asks = next(self._asking(), None)
        if asks and self.has_link_header:
            return {"style": "link"}, [_shown(asks), "the answer has a Link header"]
        return None

    def _by_last_item(self, items: Found) -> _Turn | None:
        more = self._one_of(MORE, "boolean")
        sent = self._sent(LAST_IDS)
        if not (more and sent) or sent.is_number:
            return None
        last = self._one_of({"lastid"}, "string")
        way = last.way if last else self._id_of_last(items)
        if way is None:
            return None
        return {"style": "cursor", "parameter": sent.name, "next": as_jsonpath(way)}, [
            _shown(sent),
            f"{as_jsonpath(way)} is the last that was had",
        ]

    def _id_of_last(self, items: Found) -> Way | None:
        item = self._item(items)
        for field in item.fields if item else ():
            if field.wire_name == "id" and field.type == Scalar("string"):
                return (*items.way, -1, "id")
        return None

    def _by_number(self) -> _Turn | None:
        sent, told = self._sent(PAGES), self._told()
        if not (sent and sent.is_number and told):
            return None
        said: dict[str, Said] = {"style": "page", "parameter": sent.name}
        total = self._one_of(TOTAL_PAGES, "integer", "number")
        if total:
            said["pages"] = as_jsonpath(total.way)
        reasons = [_shown(sent), f"{as_jsonpath(told.way)} tells of other pages"]
        limits = dict(sent.doc.limits)
        if "default" not in limits and "minimum" not in limits:
            said["start"] = 1
            reasons.append("nothing says which page is the first: 1 is a guess")
        return said, reasons

    def _by_offset(self) -> _Turn | None:
        sent, told = self._sent(OFFSETS), self._told()
        if not (sent and sent.is_number and told):
            return None
        return {"style": "offset", "parameter": sent.name}, [
            _shown(sent),
            f"{as_jsonpath(told.way)} tells of other pages",
        ]

    def _told(self) -> Found | None:
        """What an answer says of other pages."""
        named = MORE | TOTAL_PAGES | TOTALS | PAGES | OFFSETS
        return self._one_of(named, "integer", "number", "boolean")

    def _asking(self) -> Iterator[Sent]:
        """Parameters that one part of more is asked for with."""
        for one in self.sent:
            if one.key in CURSORS | PAGES | OFFSETS | SIZES:
                yield one

    def _sent(self, keys: Set[str]) -> Sent | None:
        return next((one for one in self.sent if one.key in keys), None)

    def _one_of(self, keys: Set[str], *kinds: str) -> Found | None:
        named = (one for one in self.found if one.key in keys)
        return next((one for one in named if one.is_of(*kinds)), None)


def _is_url(found: Found) -> bool:
    """Whether a text is the URL of the next page, by its name and what is said of it."""
    if found.key not in NEXT_URLS:
        return False
    if found.key.endswith(("url", "uri", "link", "href")):
        return True
    container = key_of(str(found.way[-2])) if len(found.way) > 1 else ""
    formats = {one.format for one in found.types if isinstance(one, Scalar)}
    words = re.findall("[a-z]+", f"{found.doc.summary} {found.doc.text}".lower())
    example = str(found.doc.example or "")
    return (
        not formats.isdisjoint(("uri", "url", "uri-reference"))
        or container == "links"
        or example.startswith(("http", "/"))
        or bool({"url", "uri", "link"} & set(words))
    )


def _shown(sent: Sent) -> str:
    return f"there is a {sent.place} `{sent.name}`"


def _has_link_header(operation: Operation, document: Document) -> bool:
    responses = below(operation.pointer, document, "responses")
    if responses is None:
        return False
    successes = (one for one in responses.value if str(one).startswith("2"))
    headers = (below(responses.pointer, document, one, "headers") for one in successes)
    return any(key_of(name) == "link" for one in headers if one for name in one.value)
