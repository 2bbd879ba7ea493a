"""A server of bodies that are more than anybody wants, and of none that it keeps itself."""

from __future__ import annotations

import gzip
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

MIB = 1024**2


class Body(NamedTuple):
    """What is sent, in pieces that are made as they are needed."""

    pieces: Callable[[], Iterator[bytes]]
    type: str = "application/json"
    coding: str = ""
    length: int | None = None
    """None: chunked."""
    status: int = 200

    def head(self) -> bytes:
        lines = [f"HTTP/1.1 {self.status} Status", f"Content-Type: {self.type}"]
        if self.coding:
            lines.append(f"Content-Encoding: {self.coding}")
        if self.length is None:
            lines.append("Transfer-Encoding: chunked")
        else:
            lines.append(f"Content-Length: {self.length}")
        return "\r\n".join([*lines, "", ""]).encode()


def zeros(mib: int, first: bytes = b"") -> Callable[[], Iterator[bytes]]:
    """So many MiB of them, after what comes first."""

    def pieces() -> Iterator[bytes]:
        yield first or b"0"
        for _ in range(16 * mib):
            yield b"0" * 65536

    return pieces


def packed(mib: int, first: bytes = b"") -> bytes:
    """The same as gzip: a block of 1 MiB, which knows nothing of those before, repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = packer.compress(first) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b"0" * MIB) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * mib


def bomb(mib: int, first: bytes = b"", type: str = "application/json") -> Body:
    body = packed(mib, first)
    return Body(lambda: iter([body]), type, "gzip", len(body))


def nested(mib: int) -> Body:
    body = gzip.compress(packed(mib))
    return Body(lambda: iter([body]), coding="gzip, gzip", length=len(body))


class Flood:
    """Answers any request with what its path names, until the client leaves."""

    def __init__(self, bodies: dict[str, Body]) -> None:
        self.left = threading.Event()
        """The client closed a connection."""
        self._bodies = bodies
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            with connection, suppress(OSError):  # the client may have left
                connection.settimeout(20)
                while self._answer(connection):
                    pass
            self.left.set()

    def _answer(self, connection: socket.socket) -> bool:
        asked = b""
        while b"\r\n\r\n" not in asked:
            received = connection.recv(65536)
            if not received:
                return False
            asked += received
        body = self._bodies[asked.split(b" ")[1].decode().lstrip("/")]
        connection.sendall(body.head())
        for piece in body.pieces():
            is_chunk = body.length is None
            size = b"%x\r\n" % len(piece)
            connection.sendall(size + piece + b"\r\n" if is_chunk else piece)
        if body.length is None:
            connection.sendall(b"0\r\n\r\n")
        return True
