"""A server that does with each connection what a test says, byte for byte."""

from __future__ import annotations

import contextlib
import select
import socket
import ssl
import struct
import sys
import threading
from collections.abc import Callable, Iterable
from time import monotonic
from types import TracebackType
from typing import Any, Self, TypeAlias

CREDITS = b'{"data": {"total_credits": 10.0, "total_usage": 2.5}}'


def answer(
    body: bytes = CREDITS, *headers: bytes, status: bytes = b"200 OK", length: int = -1
) -> bytes:
    """A whole answer, with a length that may be another than that of the body."""
    length = len(body) if length < 0 else length
    lines = (
        b"HTTP/1.1 " + status,
        b"Content-Type: application/json",
        b"Content-Length: %d" % length,
        *headers,
    )
    return b"\r\n".join((*lines, b"", body))


def chunked(*raw: bytes, headers: Iterable[bytes] = ()) -> bytes:
    """The head of an answer in chunks, and then these bytes, which should be chunks."""
    lines = (
        b"HTTP/1.1 200 OK",
        b"Content-Type: application/json",
        b"Transfer-Encoding: chunked",
        *headers,
    )
    return b"\r\n".join((*lines, b"", b"".join(raw)))


class Wire:
    """The server's end of one connection."""

    def __init__(self, connection: socket.socket, number: int) -> None:
        self.socket = connection
        self.number = number
        """Which of the connections of the server, counted from 1, it is."""
        self._received = b""

    def request(self) -> bytes:
        """The next request, head and body; empty when the client hung up."""
        while b"\r\n\r\n" not in self._received:
            if not self._receive():
                return b""
        head, _, rest = self._received.partition(b"\r\n\r\n")
        length = 0
        for line in head.lower().split(b"\r\n"):
            if line.startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        while len(rest) < length:
            if not self._receive():
                return b""
            rest = self._received.partition(b"\r\n\r\n")[2]
        self._received = rest[length:]
        return head + b"\r\n\r\n" + rest[:length]

    def _receive(self) -> bool:
        data = self.socket.recv(64 * 1024)
        self._received += data
        return bool(data)

    def say(self, *parts: bytes) -> None:
        for part in parts:
            self.socket.sendall(part)

    def drip(self, data: Iterable[int], every: float = 0.05) -> None:
        """One byte at a time, until the client hangs up."""
        for byte in data:
            self.say(bytes((byte,)))
            if select.select([self.socket], [], [], every)[0]:
                return

    def flood(self, data: bytes) -> None:
        """The same again and again; ends with a ConnectionError."""
        while True:
            self.say(data)

    def skip(self, size: int) -> int:
        """Read at least so many bytes; how many it were."""
        skipped = 0
        while skipped < size and (data := self.socket.recv(64 * 1024)):
            skipped += len(data)
        return skipped

    def wait(self) -> None:
        """Until the client hangs up."""
        while self.socket.recv(64 * 1024):
            pass

    def reset(self) -> None:
        """Close it by RST in place of FIN."""
        linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.socket.close()

    def secure(self, context: ssl.SSLContext) -> None:
        """Shake hands as a server of TLS."""
        self.socket = context.wrap_socket(self.socket, server_side=True)


class Tunnel:
    """TLS over a wire, whose records are sent when they are all there."""

    def __init__(self, wire: Wire, context: ssl.SSLContext) -> None:
        self._wire = wire
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_side=True)
        self._until_done(self._tls.do_handshake)

    def request(self) -> bytes:
        """The next request, which has no body."""
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._until_done(self._tls.read)
        return received

    def say(self, *records: bytes) -> None:
        """Each a record of its own, all in one piece."""
        for record in records:
            self._tls.write(record)
        self._wire.say(self._outgoing.read())

    def _until_done(self, step: Callable[[], Any]) -> Any:
        while True:
            try:
                result = step()
            except ssl.SSLWantReadError:
                self._wire.say(self._outgoing.read())
                self._incoming.write(self._wire.socket.recv(64 * 1024))
            else:
                self._wire.say(self._outgoing.read())
                return result


Play: TypeAlias = Callable[[Wire], None]


class Server:
    """Plays the same with every connection, each in a thread of its own."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)
        self._plays: list[threading.Thread] = []
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.play: Play = Wire.wait
        self.connections = 0

    @property
    def port(self) -> int:
        port: int = self._listening.getsockname()[1]
        return port

    def url(self, scheme: str = "http", host: str = "127.0.0.1") -> str:
        return f"{scheme}://{host}:{self.port}"

    def is_left(self, within: float = 1.0) -> bool:
        """Whether no connection is open, or soon will be none."""
        end = monotonic() + within
        with self._lock:
            plays = list(self._plays)
        for play in plays:
            play.join(max(0.0, end - monotonic()))
        return not any(play.is_alive() for play in plays)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with contextlib.suppress(OSError):  # Windows: it is enough to close it
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):  # the client was faster
                    connection.shutdown(socket.SHUT_RDWR)
        for play in self._plays:
            play.join()

    def _serve(self) -> None:
        while True:
            try:
                connection = self._listening.accept()[0]
            except OSError:
                return  # closed
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            wire = Wire(connection, self.connections)
            play = threading.Thread(target=self._play, args=(wire,))
            with self._lock:
                play.start()
                self._plays.append(play)

    def _play(self, wire: Wire) -> None:
        with self._lock:
            self._open.add(wire.socket)
        connection = wire.socket
        try:
            self.play(wire)
        except (ConnectionError, ssl.SSLError):
            pass  # the client hung up first, as clients may
        finally:
            with self._lock:
                self._open.discard(connection)
            wire.socket.close()
            connection.close()
