"""Every row in Go: what is sent is what Python sends, and what comes of it as well."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic_core import to_json

from ..contract.server import Server
from .bench import Bench
from .go_bench import Driver, Sdk, driver
from .matrix import ROWS
from .row import Raised, Returned, Seen
from .unsaid import UNSAID
from .wire import sent


@pytest.fixture(scope="session")
def sdks(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sdk]:
    """By the numbers of rows."""
    folder = tmp_path_factory.mktemp("go")
    made: dict[str, Sdk] = {}
    found = {}
    for number, row in enumerate(ROWS):
        text = bench.document(row)
        if text not in made:
            name = f"sdk{len(made)}"
            document = folder / f"{name}.json"
            document.write_text(text, "utf-8")
            made[text] = Sdk(document, name, folder / "module")
        found[str(number)] = made[text]
    return found


@pytest.fixture(scope="session")
def go(sdks: dict[str, Sdk]) -> Iterator[Driver]:
    rows = {str(number): row for number, row in enumerate(ROWS)}
    with driver(sdks, rows, next(iter(sdks.values())).folder) as running:
        yield running


SAID = [number for number, row in enumerate(ROWS) if row.name not in UNSAID]


@pytest.mark.parametrize("number", SAID, ids=lambda number: ROWS[number].name)
def test_row(
    number: int, bench: Bench, server: Server, sdks: dict[str, Sdk], go: Driver
) -> None:
    row = ROWS[number]
    python, _ = bench.see(row)
    server.script(*row.answers)
    start = len(server.requests)
    path = f"/row{number}{row.path}"
    name = str(number)
    asked = {"client": name, "options": name, **sdks[name].call(row, path)}
    outcome = go.call(asked)
    requests = tuple(server.requests[start:])
    seen = Seen(row, python.document, python.prefix, requests, Returned(None))
    assert _without_case(sent(seen)) == _without_case(sent(python)), outcome
    match python.outcome:
        case Raised(error):
            names = {kind.__name__ for kind in type(error).__mro__}
            assert names & set(outcome.kinds), (names, outcome)
        case Returned(value):
            assert not outcome.kinds, outcome
            if not row.use:
                assert outcome.value == _plain(value)


def _plain(value: Any) -> Any:
    """A result of Python as the program in Go tells it."""
    match value:
        case list():
            return [_plain(one) for one in value]
        case bytes():
            return {"$bytes": base64.b64encode(value).decode()}
        case BaseModel():
            return json.loads(value.model_dump_json(by_alias=True))
        case _:
            return json.loads(to_json(value))


def _without_case(text: str) -> list[str]:
    """The parts of what was sent; the names of headers have no case, and no order."""
    parts = (
        re.sub(r"^[\w-]+(?=: )", lambda m: m[0].lower(), one)
        for one in text.split(" · ")
    )
    return sorted(parts)


def test_what_is_unsaid_is_there() -> None:
    assert UNSAID.keys() <= {row.name for row in ROWS}
