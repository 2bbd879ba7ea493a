"""A server whose every answer tells the number that was asked for.

It is a process of its own, so that it does not share the time of who calls it:
`python -m tests.concurrency.stub` prints its port, and ends with its standard input.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from asyncio import StreamReader, StreamWriter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

LINES = 4096
"""How often a file holds its number."""
EVENTS = 5
PAGES = 3


@contextmanager
def running() -> Iterator[str]:
    """The origin of a server that runs until the end of `with`."""
    with subprocess.Popen(
        [sys.executable, "-m", __spec__.name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    ) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        process.communicate()


class _Server:
    def __init__(self) -> None:
        self.connections = count(1)
        self.open: set[int] = set()
        self.most = 0
        self.asked: set[str] = set()
        """What was answered with 503."""

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        connection = next(self.connections)
        self.open.add(connection)
        self.most = max(self.most, len(self.open))
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                body = await _body(head, reader)
                method, target, _ = head.split(b"\r\n", 1)[0].decode().split(" ")
                if target.endswith("/never"):
                    await reader.read()  # until the client hangs up
                await self._answer(f"{method} {target}", body, connection, writer)
                await writer.drain()
        self.open.discard(connection)
        writer.close()

    async def _answer(
        self, asked: str, body: bytes, connection: int, writer: StreamWriter
    ) -> None:
        path, _, query = asked.partition("?")
        number = path.split("/")[2] if path.count("/") > 1 else "0"
        answer = {"number": int(number), "connection": connection}
        match path.replace(number, "N"):
            case "POST /token":
                # Renewed a second later.
                token = {"access_token": "t", "token_type": "bearer", "expires_in": 1}
                writer.write(_json(token))
            case "GET /connections":
                writer.write(_json({"open": len(self.open), "most": self.most}))
            case "GET /numbers/N/late" if asked not in self.asked:
                self.asked.add(asked)
                writer.write(_json(answer, "503 Service Unavailable"))
            case "GET /numbers/N" | "GET /numbers/N/late":
                self.asked.discard(asked)
                writer.write(_json(answer))
            case "GET /numbers/N/missing":
                writer.write(_json(answer, "404 Not Found\r\nConnection: close"))
            case "GET /numbers/N/stream":
                event = b"data: %b\n\n" % json.dumps(answer).encode()
                writer.write(_head("text/event-stream", "Transfer-Encoding: chunked"))
                for piece in (*[event] * EVENTS, b"data: [DONE]\n\n", b""):
                    writer.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            case "GET /numbers/N/pages":
                page = int(query.partition("=")[2] or "1")
                following = {"next": str(page + 1)} if page < PAGES else {}
                writer.write(_json({"data": [answer, answer], **following}))
            case "POST /numbers/N/file":
                size = body.count(f"{number}\n".encode())
                writer.write(_json({**answer, "size": size}))
            case "GET /numbers/N/file":
                file = f"{number}\n".encode() * LINES
                length = f"Content-Length: {len(file)}"
                writer.write(_head("application/octet-stream", length) + file)
            case _:
                writer.write(_json(answer, "400 Bad Request"))


async def _body(head: bytes, reader: StreamReader) -> bytes:
    head = head.lower()
    if b"transfer-encoding: chunked" in head:
        pieces = [b""]
        while size := int(await reader.readuntil(b"\r\n"), 16):
            pieces.append((await reader.readexactly(size + 2))[:-2])
        await reader.readexactly(2)
        return b"".join(pieces)
    _, _, length = head.partition(b"content-length:")
    return await reader.readexactly(int(length.split(b"\r\n")[0] or 0))


def _json(value: object, status: str = "200 OK") -> bytes:
    body = json.dumps(value).encode()
    return _head("application/json", f"Content-Length: {len(body)}", status) + body


def _head(content_type: str, framing: str, status: str = "200 OK") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{framing}\r\n\r\n"
    return head.encode()


async def _main() -> None:
    server = await asyncio.start_server(_Server().serve, "127.0.0.1", 0, backlog=2048)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    os._exit(0)  # what connections are left are those of programs that have ended


if __name__ == "__main__":
    asyncio.run(_main())
