"""How operations are paged → what the runtime turns their pages by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ..code import Code
from ..ir import ByCursor, ByLink, ByNumber, ByOffset, Input, Operation, Paging, Way
from .literals import literal


def described_paging(operation: Operation, paging: Paging) -> Code:
    """The `runtime.Paging` of an operation."""
    entries = [f"Turn: {_turn(operation, paging)}"]
    if paging.items:
        entries.append(f"Items: {_way(paging.items)}")
    if paging.more is not None:
        entries.append(f"More: {_way(paging.more)}")
    return Code(f"runtime.Paging{{{', '.join(entries)}}}")


def _turn(operation: Operation, paging: Paging) -> str:
    kind = type(paging.turn).__name__
    return f"runtime.{kind}{{{', '.join(_arguments(operation, paging))}}}"


def _arguments(operation: Operation, paging: Paging) -> Iterator[str]:
    match paging.turn:
        case ByOffset(input_, start):
            yield _input(operation, input_)
            if start:
                yield f"Start: {start}"
        case ByNumber(input_, start, total):
            yield _input(operation, input_)
            if start:
                yield f"Start: {start}"
            if total is not None:
                yield f"Total: {_way(total)}"
        case ByCursor(input_, cursor):
            yield _input(operation, input_)
            yield f"Cursor: {_way(cursor)}"
        case ByLink(url):
            if url is not None:
                yield f"URL: {_way(url)}"
        case _:
            assert_never(paging.turn)


def _input(operation: Operation, input_: Input) -> str:
    if input_.place == "body":
        return f"Input: runtime.PageInput{{Property: {literal(input_.wire_name)}}}"
    places = [(one.location, one.wire_name) for one in operation.parameters]
    index = places.index((input_.place, input_.wire_name))
    return f"Input: runtime.PageInput{{Parameter: {index}}}"


def _way(way: Way) -> Code:
    """A JSON Pointer (RFC 6901)."""
    steps = (str(one).replace("~", "~0").replace("/", "~1") for one in way)
    return literal("".join(f"/{one}" for one in steps))
