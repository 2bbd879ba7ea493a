"""A server that is newer than the SDK: values that the document did not know.

The Credits API has no enumeration and no union, so this SDK is generated on the spot.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import pickle
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .referee import Referee
from .sdk import Kind
from .server import Answer, Server

DOCUMENT = Path(__file__).with_name("library.yaml")

KNOWN = {"isbn": "978-3", "state": "lent", "medium": {"kind": "paper", "pages": 96}}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The package that the document becomes."""
    output = tmp_path_factory.mktemp("library")
    target = ["--target", "python", "--output", str(output), "--package", "library"]
    subprocess.run(
        [sys.executable, "-m", "sdkwright", "generate", str(DOCUMENT), *target],
        check=True,
        capture_output=True,
    )
    sys.path.insert(0, str(output))
    try:
        return importlib.import_module("library")
    finally:
        sys.path.remove(str(output))


def get_book(library: Any, kind: Kind, server: Server, book: object) -> Any:
    """What the SDK makes of `book`, asked for with a valid request."""
    server.script(Answer(body=json.dumps(book).encode()))
    base_url = f"{server.origin}/v1"

    async def get() -> Any:
        async with library.AsyncLibrary("a-key", base_url=base_url) as client:
            return await client.books.get_book("978-3")

    if kind == "async":
        found = asyncio.run(get())
    else:
        with library.Library("a-key", base_url=base_url) as client:
            found = client.books.get_book("978-3")
    Referee(DOCUMENT).judge(server.requests[-1])
    return found


def test_known_values(library: ModuleType, kind: Kind, server: Server) -> None:
    book = get_book(library, kind, server, KNOWN)
    assert book.state == "lent"
    assert isinstance(book.medium, library.models.Paper)
    assert book.medium.pages == 96


def test_an_unknown_enum_value_is_a_plain_string(
    library: ModuleType, kind: Kind, server: Server
) -> None:
    value = {**KNOWN, "state": "in repair"}
    book = get_book(library, kind, server, value)
    assert book.state == "in repair"
    assert book.to_dict() == value
    assert pickle.loads(pickle.dumps(book)) == book


def test_an_unknown_variant_is_kept_whole(
    library: ModuleType, kind: Kind, server: Server
) -> None:
    medium = {"kind": "hologram", "grams": 0.5, "parts": [{"a": None}]}
    book = get_book(library, kind, server, {**KNOWN, "medium": medium})
    assert book.medium.raw == medium
    assert book.to_dict()["medium"] == medium
    assert pickle.loads(pickle.dumps(book)) == book


def test_a_known_variant_that_is_wrong_raises(
    library: ModuleType, kind: Kind, server: Server
) -> None:
    medium = {"kind": "paper", "pages": "many"}
    with pytest.raises(library.errors.ResponseValidationError, match="pages"):
        get_book(library, kind, server, {**KNOWN, "medium": medium})
