"""Calls of every kind, each of which sees that its own number comes back."""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from .stub import EVENTS, LINES, PAGES


def get(client: Any, number: int) -> None:
    assert client.numbers.get(number).number == number


def late(client: Any, number: int) -> None:
    assert client.numbers.late(number).number == number


def missing(client: Any, number: int) -> None:
    caught: Any
    with pytest.raises(Exception, match="404") as caught:
        client.numbers.missing(number)
    assert caught.value.data.number == number


def stream(client: Any, number: int) -> None:
    with client.numbers.stream(number) as items:
        assert [item.number for item in items] == [number] * EVENTS


def stream_cut_short(client: Any, number: int) -> None:
    with client.numbers.stream(number) as items:
        assert next(items).number == number


def pages(client: Any, number: int) -> None:
    items = list(client.numbers.pages.items(number))
    assert [item.number for item in items] == [number] * 2 * PAGES


def upload(client: Any, number: int) -> None:
    file = f"{number}\n".encode() * LINES
    answer = client.numbers.upload(number, file=file)
    assert (answer.number, answer.size) == (number, LINES)


def download(client: Any, number: int) -> None:
    with client.numbers.download.streamed(number) as answer:
        lines = list(answer.iter_lines())
    assert lines == [str(number)] * LINES


def upload_of_a_file(client: Any, number: int) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "file")
        file.write_bytes(f"{number}\n".encode() * LINES)
        assert client.numbers.upload(number, file=file).size == LINES


def download_to_a_file(client: Any, number: int) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "file")
        try:
            with client.numbers.download.streamed(number) as answer:
                answer.save(file)
        finally:
            assert set(os.listdir(folder)) <= {"file"}
        assert file.read_bytes() == f"{number}\n".encode() * LINES


async def get_async(client: Any, number: int) -> None:
    assert (await client.numbers.get(number)).number == number


async def late_async(client: Any, number: int) -> None:
    assert (await client.numbers.late(number)).number == number


async def missing_async(client: Any, number: int) -> None:
    caught: Any
    with pytest.raises(Exception, match="404") as caught:
        await client.numbers.missing(number)
    assert caught.value.data.number == number


async def stream_async(client: Any, number: int) -> None:
    async with await client.numbers.stream(number) as items:
        assert [item.number async for item in items] == [number] * EVENTS


async def stream_cut_short_async(client: Any, number: int) -> None:
    async with await client.numbers.stream(number) as items:
        assert (await anext(items)).number == number


async def pages_async(client: Any, number: int) -> None:
    items = [item async for item in client.numbers.pages.items(number)]
    assert [item.number for item in items] == [number] * 2 * PAGES


async def upload_async(client: Any, number: int) -> None:
    file = f"{number}\n".encode() * LINES
    answer = await client.numbers.upload(number, file=file)
    assert (answer.number, answer.size) == (number, LINES)


async def download_async(client: Any, number: int) -> None:
    async with client.numbers.download.streamed(number) as answer:
        lines = [line async for line in answer.iter_lines()]
    assert lines == [str(number)] * LINES


async def upload_of_a_file_async(client: Any, number: int) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "file")
        file.write_bytes(f"{number}\n".encode() * LINES)
        assert (await client.numbers.upload(number, file=file)).size == LINES


async def download_to_a_file_async(client: Any, number: int) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "file")
        try:
            async with client.numbers.download.streamed(number) as answer:
                await answer.save(file)
        finally:
            assert set(os.listdir(folder)) <= {"file"}
        assert file.read_bytes() == f"{number}\n".encode() * LINES


MIXED: tuple[Callable[[Any, int], None], ...] = (
    *(get, get, get, get, get, late, missing, stream, stream_cut_short),
    *(pages, upload, download, upload_of_a_file, download_to_a_file),
)
MIXED_ASYNC: tuple[Callable[[Any, int], Coroutine[Any, Any, None]], ...] = (
    *(get_async, get_async, get_async, get_async, get_async, late_async),
    *(missing_async, stream_async, stream_cut_short_async),
    *(pages_async, upload_async, download_async),
    *(upload_of_a_file_async, download_to_a_file_async),
)


def mixed(client: Any, numbers: range) -> None:
    """Calls of all kinds, in turns."""
    for number, call in zip(numbers, cycle(MIXED), strict=False):
        call(client, number)


async def mixed_async(client: Any, numbers: range) -> None:
    """As `mixed`."""
    for number, call in zip(numbers, cycle(MIXED_ASYNC), strict=False):
        await call(client, number)
