"""Rows → documents → SDKs, and the calls of them, each seen once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from sdkwright.ir import METHODS

from ..behaviour.sdk import generate
from ..contract.server import Server
from .row import Outcome, Raised, Returned, Row, Seen

_HEAD = {"openapi": "3.1.1", "info": {"title": "Example", "version": "1.0.0"}}
_ORIGIN = "Origin"


class Bench:
    """Calls rows, sync and async, and keeps what was seen of them."""

    def __init__(self, rows: Sequence[Row], server: Server, folder: Path) -> None:
        """`folder` is on the path of modules: the SDKs are written there."""
        self._rows = rows
        self._server = server
        self._folder = folder
        self._loop = asyncio.Runner()
        self._documents = {
            kind: self._document(kind) for kind in dict.fromkeys(map(_kind, rows))
        }
        self._packages: dict[str, ModuleType] = {}
        self._seen: dict[int, tuple[Seen, Seen]] = {}

    def close(self) -> None:
        self._loop.close()

    def document(self, row: Row) -> str:
        """The document that a row is in."""
        return self._documents[_kind(row)]

    def see(self, row: Row) -> tuple[Seen, Seen]:
        """The call of the sync method, and of the async one."""
        number = next(n for n, one in enumerate(self._rows) if one is row)
        if number not in self._seen:
            self._seen[number] = (self._sync(number, row), self._async(number, row))
        return self._seen[number]

    def _sync(self, number: int, row: Row) -> Seen:
        def call() -> Any:
            with self._package(row).Example(retries=0, **row.client) as client:
                return _read(row, _method(client, number, row))

        start = self._begin(row)
        return self._end(number, row, start, _outcome(call))

    def _async(self, number: int, row: Row) -> Seen:
        async def call() -> Any:
            async with self._package(row).AsyncExample(
                retries=0, **row.client
            ) as client:
                return await _read_async(row, _method(client, number, row))

        start = self._begin(row)
        return self._end(number, row, start, _outcome(lambda: self._loop.run(call())))

    def _begin(self, row: Row) -> int:
        self._server.script(*row.answers)
        return len(self._server.requests)

    def _end(self, number: int, row: Row, start: int, outcome: Outcome) -> Seen:
        return Seen(
            row,
            self._documents[_kind(row)],
            _prefix(number),
            tuple(self._server.requests[start:]),
            outcome,
        )

    def _package(self, row: Row) -> ModuleType:
        """The SDK of all rows whose documents say the same beside their paths."""
        kind = _kind(row)
        if kind not in self._packages:
            name = f"conformance_{len(self._packages)}"
            document = self._folder / f"{name}.json"
            document.write_text(self._documents[kind], "utf-8")
            generate(document, name, self._folder / name)
            self._packages[kind] = import_module(f"{name}.{name}")
        return self._packages[kind]

    def _document(self, kind: str) -> str:
        paths = {
            _prefix(number) + row.path: _path_item(number, row)
            for number, row in enumerate(self._rows)
            if _kind(row) == kind
        }
        head = {**_HEAD, "servers": [{"url": _ORIGIN}], **json.loads(kind)}
        text = json.dumps({**head, "paths": paths})
        return text.replace(_ORIGIN, self._server.origin)


def _kind(row: Row) -> str:
    return json.dumps(row.document, sort_keys=True)


def _path_item(number: int, row: Row) -> dict[str, Any]:
    operation = {
        "responses": {"204": {"description": "Done."}},
        **row.operation,
        "operationId": _id(number),
        "tags": ["rows"],
    }
    if row.method in METHODS:
        return {row.method: operation, **row.path_item}
    return {"additionalOperations": {row.method: operation}, **row.path_item}


def _prefix(number: int) -> str:
    return f"/row{number}"


def _id(number: int) -> str:
    return f"row{number}"


def _method(client: Any, number: int, row: Row) -> Any:
    method = getattr(client.rows, _id(number))
    return (getattr(method, row.way) if row.way else method)(**row.arguments)


def _outcome(call: Callable[[], Any]) -> Outcome:
    try:
        return Returned(call())
    except Exception as error:  # whatever it is, a referee judges it
        return Raised(error)


def _read(row: Row, result: Any) -> Any:
    """A result, read to its end."""
    if isinstance(result, AbstractContextManager):
        with result as opened:
            return _taken(row, opened)
    return _taken(row, result)


def _taken(row: Row, result: Any) -> Any:
    taken = row.use(result) if row.use else result
    return list(taken) if isinstance(taken, Iterator) else taken


async def _read_async(row: Row, result: Any) -> Any:
    if isinstance(result, Coroutine):
        return await _read_async(row, await result)
    if isinstance(result, AbstractAsyncContextManager):
        async with result as opened:
            return await _taken_async(row, opened)
    return await _taken_async(row, result)


async def _taken_async(row: Row, result: Any) -> Any:
    taken = row.use(result) if row.use else result
    if isinstance(taken, Coroutine):
        taken = await taken
    return [one async for one in taken] if isinstance(taken, AsyncIterator) else taken
