"""Chat completions by OpenRouter's whole document, streamed and not, over sockets."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..contract.server import Answer, Pieces, Server
from ..running import must_pass

ASKED: dict[str, Any] = {"messages": [{"role": "user", "content": "Tell"}]}
WORDS = ["Once", " upon ä ", "🐈 time"]
COMMON = {"id": "gen-1", "created": 1700000000, "model": "some/model"}
ANSWER = {
    **COMMON,
    "object": "chat.completion",
    "system_fingerprint": None,
    "choices": [
        {
            "index": 0,
            "finish_reason": "stop",
            "message": {"role": "assistant", "content": "".join(WORDS)},
        }
    ],
}
CHUNKS = [
    {
        **COMMON,
        "object": "chat.completion.chunk",
        "choices": [{"index": 0, "finish_reason": None, "delta": {"content": word}}],
    }
    for word in WORDS
]
STREAM = (
    ": OPENROUTER PROCESSING\n\n"
    + "".join(f"data: {json.dumps(one, ensure_ascii=False)}\n\n" for one in CHUNKS)
    + "data: [DONE]\n\n"
).encode()
STREAMED = Answer(200, STREAM, "text/event-stream")

# A line that must not type-check is marked, and a mark that is not needed is an error.
PROGRAM = """
from typing import assert_type

from whole_openrouter import AsyncOpenRouter, AsyncStream, OpenRouter, Stream, models

send = OpenRouter("key").chat.send
assert_type(send(messages=[]), models.ChatResult)
assert_type(send(messages=[], stream=False), models.ChatResult)
with send(messages=[{"role": "user", "content": "Hi"}], stream=True) as stream:
    assert_type(stream, Stream[models.ChatStreamChunk])
    for chunk in stream:
        assert_type(chunk.choices[0].delta.content, str | None)
send(messages=[], stream=True).choices  # type: ignore
send(messages=[]).close()  # type: ignore


async def main() -> None:
    async with AsyncOpenRouter("key") as client:
        send = client.chat.send
        assert_type(await send(messages=[]), models.ChatResult)
        async with await send(messages=[], stream=True) as stream:
            assert_type(stream, AsyncStream[models.ChatStreamChunk])
            async for chunk in stream:
                assert_type(chunk, models.ChatStreamChunk)
"""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


def words(client: Any) -> list[str]:
    with client.chat.send(**ASKED, stream=True) as stream:
        return [chunk.choices[0].delta.content for chunk in stream]


def test_both_ways(openrouter: Any, server: Server) -> None:
    server.script(Answer(200, json.dumps(ANSWER).encode()), STREAMED)
    with openrouter.OpenRouter("key", base_url=server.origin) as client:
        assert client.chat.send(**ASKED).to_dict() == ANSWER
        with client.chat.send(**ASKED, stream=True) as stream:
            assert [chunk.to_dict() for chunk in stream] == CHUNKS
    whole, streamed = server.requests
    assert whole.headers["accept"] == "application/json"
    assert json.loads(whole.body) == ASKED
    assert streamed.headers["accept"] == "text/event-stream"
    assert json.loads(streamed.body) == {**ASKED, "stream": True}


def test_both_ways_async(openrouter: Any, server: Server) -> None:
    server.script(Answer(200, json.dumps(ANSWER).encode()), STREAMED)

    async def run() -> None:
        async with openrouter.AsyncOpenRouter("key", base_url=server.origin) as client:
            assert (await client.chat.send(**ASKED)).to_dict() == ANSWER
            async with await client.chat.send(**ASKED, stream=True) as stream:
                assert [chunk.to_dict() async for chunk in stream] == CHUNKS

    asyncio.run(run())


def test_every_place_to_cut(openrouter: Any, server: Server) -> None:
    sizes = range(1, len(STREAM))
    server.script(*(Pieces(STREAMED, size) for size in sizes))
    with openrouter.OpenRouter("key", base_url=server.origin) as client:
        for size in sizes:
            assert words(client) == WORDS, size
    assert server.connections == 1


def test_every_place_to_cut_async(openrouter: Any, server: Server) -> None:
    sizes = range(1, len(STREAM))
    server.script(*(Pieces(STREAMED, size) for size in sizes))

    async def run() -> None:
        async with openrouter.AsyncOpenRouter("key", base_url=server.origin) as client:
            for size in sizes:
                async with await client.chat.send(**ASKED, stream=True) as stream:
                    found = [chunk.choices[0].delta.content async for chunk in stream]
                assert found == WORDS, size

    asyncio.run(run())
    assert server.connections == 1


def test_an_error_in_the_middle(openrouter: Any, server: Server) -> None:
    """The document describes `error` as a property of chunks: such a chunk is an item."""
    error = {"code": 502, "message": "Provider disconnected"}
    last = {**CHUNKS[0], "error": error}
    event = f"data: {json.dumps(last)}\n\ndata: [DONE]\n\n"
    server.script(Answer(200, event.encode(), "text/event-stream"))
    with openrouter.OpenRouter("key", base_url=server.origin) as client:
        (chunk,) = client.chat.send(**ASKED, stream=True)
    assert chunk.error.message == "Provider disconnected"


@pytest.mark.parametrize(
    "checker",
    [
        ["mypy", "--strict", "--no-incremental", "--config-file", os.devnull],
        ["pyright", "--pythonpath", sys.executable],
    ],
    ids=["mypy", "pyright"],
)
def test_what_checkers_see(checker: list[str], openrouter: Any, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    settings = {
        "typeCheckingMode": "strict",
        "extraPaths": [str(Path(openrouter.__file__).parents[1])],
        "reportUnnecessaryTypeIgnoreComment": "error",
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    must_pass([*checker, str(program)], tmp_path, MYPYPATH=settings["extraPaths"][0])
