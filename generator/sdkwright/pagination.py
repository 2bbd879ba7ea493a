"""What is said of the pages of an operation, in the configuration or by an extension.

Each of these words has a reader; all of them read the same `Pagination`. The pages of the
documentation (`docs/pagination.md`) show each form.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from jsonpath_rfc9535 import JSONPathError, compile
from jsonpath_rfc9535.selectors import IndexSelector, NameSelector

from .ir import Way

Style: TypeAlias = Literal["offset", "page", "cursor", "url", "link"]
KEYS = ("style", "items", "parameter", "next", "more", "pages", "start")
_NEEDED: Mapping[Style, tuple[str, ...]] = {
    "offset": ("parameter",),
    "page": ("parameter",),
    "cursor": ("parameter", "next"),
    "url": ("next",),
    "link": (),
}

_NAME = re.compile("[A-Za-z_][A-Za-z0-9_]*")


class Misunderstood(Exception):
    """What is said of pages cannot be understood; the message says why."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """How answers come in pages, before anybody looked whether the operation is like that."""

    style: Style
    items: Way
    parameter: str = ""
    """What of the request says which page is meant; empty for `url` and `link`."""
    parameter_in: Literal["anywhere", "parameters", "body"] = "anywhere"
    next: Way = ()
    """Where an answer has the next cursor, or the next URL."""
    more: Way | None = None
    pages: Way | None = None
    start: int | None = None


def ours(said: Mapping[str, Any]) -> Pagination:
    """Reads our own words.

    Raises:
        Misunderstood: a key is unknown, missing or of another kind.
    """
    _check_keys(said, KEYS)
    style: Any = _text(said.get("style", ""))
    if style not in _NEEDED:
        raise Misunderstood(f"`style` is one of {', '.join(_NEEDED)}")
    for key in ("items", *_NEEDED[style]):
        if key not in said:
            raise Misunderstood(f"`{key}` is missing: a {style} needs it")
    start = said.get("start")
    if start is not None and (not isinstance(start, int) or isinstance(start, bool)):
        raise Misunderstood("`start` is a whole number")
    return Pagination(
        style,
        items=way(said["items"]),
        parameter=_text(said.get("parameter", "")),
        next=way(said.get("next", "$")),
        more=_optional_way(said, "more"),
        pages=_optional_way(said, "pages"),
        start=start,
    )


def speakeasy(said: Mapping[str, Any]) -> Pagination:
    """Reads `type`, `inputs` and `outputs`; raises `Misunderstood`."""
    inputs, outputs = said.get("inputs"), said.get("outputs")
    inputs = inputs if isinstance(inputs, list) else []
    outputs = outputs if isinstance(outputs, dict) else {}
    _check_keys(outputs, ("results", "numPages", "nextCursor", "nextUrl"))
    items = _results(outputs)
    kinds = {str(one.get("type")): one for one in inputs if isinstance(one, dict)}
    match said.get("type"):
        case "url" if "nextUrl" in outputs:
            return Pagination("url", items, next=way(outputs["nextUrl"]))
        case "cursor" if "nextCursor" in outputs and "cursor" in kinds:
            name, where = _input(kinds["cursor"])
            cursor = way(outputs["nextCursor"])
            return Pagination("cursor", items, name, where, next=cursor)
        case "offsetLimit" if "page" in kinds:
            name, where = _input(kinds["page"])
            pages = _optional_way(outputs, "numPages")
            return Pagination("page", items, name, where, pages=pages)
        case "offsetLimit" if "offset" in kinds:
            return Pagination("offset", items, *_input(kinds["offset"]))
        case kind:
            raise Misunderstood(f"a `type` {kind!r} with these inputs and outputs")


def _results(outputs: Mapping[str, Any]) -> Way:
    """Where the items are; what has a last item, which is the cursor, is a list of them."""
    if "results" in outputs:
        return way(outputs["results"])
    cursor = _optional_way(outputs, "nextCursor") or ()
    if -1 not in cursor:
        raise Misunderstood("`outputs.results` does not say where the items are")
    return cursor[: cursor.index(-1)]


def fern(said: Mapping[str, Any]) -> Pagination:
    """Reads `$request.…` and `$response.…`; raises `Misunderstood`.

    An offset counts pages, unless a `step` says that it counts items.
    """
    known = (
        *("offset", "step", "cursor", "next_cursor", "next_uri", "next_path"),
        *("results", "has-next-page"),
    )
    _check_keys(said, known)
    if "results" not in said:
        raise Misunderstood("`results` does not say where the items are")
    items = _after(said["results"], "$response")
    more = None
    if "has-next-page" in said:
        more = _after(said["has-next-page"], "$response")
    match said:
        case {"cursor": cursor, "next_cursor": following}:
            following = _after(following, "$response")
            return Pagination("cursor", items, *_sent(cursor), following, more)
        case {"offset": offset, "step": _}:
            return Pagination("offset", items, *_sent(offset), more=more)
        case {"offset": offset}:
            return Pagination("page", items, *_sent(offset), more=more)
        case {"next_uri": link} | {"next_path": link}:
            following = _after(link, "$response")
            return Pagination("url", items, next=following, more=more)
        case _:
            raise Misunderstood("neither an offset, nor a cursor, nor a next URL")


def microsoft(said: Mapping[str, Any]) -> Pagination | None:
    """Reads `nextLinkName` and `itemName`, names of properties; raises `Misunderstood`.

    Without a next link, which null says, one page is all there is: None.
    """
    match said:
        case {"nextLinkName": str(link)} if link:
            items = _text(said.get("itemName", "value"))
            return Pagination("url", (items,), next=(link,))
        case {"nextLinkName": None}:
            return None
        case _:
            raise Misunderstood("`nextLinkName` does not say where the next page is")


def way(text: Any) -> Way:
    """The way that a JSONPath (RFC 9535) leads: names and indexes alone.

    Raises:
        Misunderstood: it is none, or it selects more than one place.
    """
    try:
        query = compile(_text(text))
    except (JSONPathError, RecursionError):
        raise Misunderstood(f"{text!r} is no JSONPath (RFC 9535)") from None
    steps: list[str | int] = []
    for segment in query.segments:
        match segment.selectors:
            case [NameSelector(name=name)] if query.singular_query():
                steps.append(name)
            case [IndexSelector(index=index)] if query.singular_query():
                steps.append(index)
            case _:
                raise Misunderstood(f"{text!r} leads to several places")
    return tuple(steps)


def as_jsonpath(steps: Way) -> str:
    """The JSONPath that leads a way."""
    return "$" + "".join(map(_segment, steps))


def _segment(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if _NAME.fullmatch(step):
        return f".{step}"
    quoted = json.dumps(step, ensure_ascii=False)[1:-1]
    escaped = quoted.replace('\\"', '"').replace("'", "\\'")
    return f"['{escaped}']"


def _optional_way(said: Mapping[str, Any], key: str) -> Way | None:
    return way(said[key]) if key in said else None


def _input(
    said: Mapping[str, Any],
) -> tuple[str, Literal["parameters", "body"]]:
    match said:
        case {"name": str(name), "in": "parameters"}:
            return name, "parameters"
        case {"name": str(name), "in": "requestBody"}:
            return name, "body"
        case _:
            raise Misunderstood(
                "an input needs a `name`, in `parameters` or `requestBody`"
            )


def _sent(text: Any) -> tuple[str, Literal["anywhere"]]:
    match _after(text, "$request"):
        case (str(name),):
            return name, "anywhere"
        case _:
            raise Misunderstood(f"{text!r} is no parameter, nor a property of the body")


def _after(text: Any, root: str) -> Way:
    """The names between the dots after `$request` or `$response`."""
    first, *names = _text(text).split(".")
    if first != root or not all(names):
        raise Misunderstood(f"{text!r} does not begin with `{root}.`")
    return tuple(names)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Misunderstood(f"{value!r} is no text")
    return value


def _check_keys(said: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in said:
        if key not in known:
            raise Misunderstood(f"`{key}` is not known, there are {', '.join(known)}")
