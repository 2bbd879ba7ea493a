"""A real HTTP/1.1 server on the loopback interface that does what a test scripts.

It keeps connections alive, records every request byte for byte, and can misbehave
where a library mock cannot: at the socket.
"""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import struct
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self, TypeAlias, assert_never


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came over the wire; header names are in lower case."""

    raw: bytes
    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    connection: int
    """Which of the connections, counted from 1, it came over."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete response; the connection stays open after it."""

    status: int = 200
    body: bytes = b""
    content_type: str | None = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)

    def wire(self) -> bytes:
        """The bytes that go over the connection."""
        reason = HTTPStatus(self.status).phrase
        lines = [
            f"HTTP/1.1 {self.status} {reason}",
            f"Content-Length: {len(self.body)}",
        ]
        if self.content_type is not None:
            lines.append(f"Content-Type: {self.content_type}")
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        return "\r\n".join([*lines, "", ""]).encode("ascii") + self.body


@dataclass(frozen=True, slots=True)
class CutOff:
    """Closes the connection in the middle: only `sent` bytes of the body arrive."""

    answer: Answer
    sent: int = 0


@dataclass(frozen=True, slots=True)
class Pieces:
    """A complete response; its body is sent in chunks of `size` bytes (RFC 9112, 7.1)."""

    answer: Answer
    size: int = 1
    pause: float = 0.0
    """Seconds after each chunk."""

    def wire(self) -> Iterator[bytes]:
        """What goes over the connection, piece by piece."""
        head = self.answer.wire().removesuffix(self.answer.body)
        length = b"Content-Length: %d" % len(self.answer.body)
        yield head.replace(length, b"Transfer-Encoding: chunked")
        for place in range(0, len(self.answer.body), self.size):
            piece = self.answer.body[place : place + self.size]
            yield b"%x\r\n%b\r\n" % (len(piece), piece)
        yield b"0\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Reset:
    """Resets the connection (RST) instead of answering."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Never answers, until the client gives up."""


Step: TypeAlias = Answer | Pieces | CutOff | Reset | Silence


class Server:
    """The server of one test, started by `with`; over TLS where a context is given."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tcp = _TCPServer(("127.0.0.1", 0), _Connection)
        self._tcp.owner = self
        self.tls = tls
        self._thread = threading.Thread(target=self._tcp.serve_forever, args=(0.01,))
        self._lock = threading.Lock()
        self._script: list[Step] = [Answer(500, b"nothing scripted", "text/plain")]
        self._sockets: set[socket.socket] = set()
        self.requests: list[Request] = []
        self.connections = 0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._tcp.shutdown()
        with self._lock:
            for connection in self._sockets:
                with contextlib.suppress(OSError):  # the client was faster
                    connection.shutdown(socket.SHUT_RDWR)
        self._tcp.server_close()  # waits for the threads of the connections
        self._thread.join()

    @property
    def origin(self) -> str:
        """Scheme, host and port, without a slash at the end."""
        scheme = "https" if self.tls else "http"
        return f"{scheme}://127.0.0.1:{self._tcp.server_address[1]}"

    def script(self, *steps: Step) -> None:
        """Say what the next requests meet, one step each; the last step repeats."""
        with self._lock:
            self._script = list(steps)

    def opened(self, connection: socket.socket) -> int:
        """Count a connection that was just accepted."""
        with self._lock:
            self._sockets.add(connection)
            self.connections += 1
            return self.connections

    def closed(self, connection: socket.socket) -> None:
        """Forget a connection that is about to be closed."""
        with self._lock:
            self._sockets.discard(connection)

    def next_step(self, request: Request) -> Step:
        """Record a request and take the step that answers it."""
        with self._lock:
            self.requests.append(request)
            return self._script.pop(0) if len(self._script) > 1 else self._script[0]


class _TCPServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    owner: Server

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        if self.owner.tls is None:
            return connection, address
        return self.owner.tls.wrap_socket(connection, server_side=True), address


class _Connection(socketserver.StreamRequestHandler):
    server: _TCPServer
    disable_nagle_algorithm = True  # pieces are not to wait for each other

    def handle(self) -> None:
        number = self.server.owner.opened(self.connection)
        try:
            if self._is_greeted_in_tls():
                self.wfile.write(Answer(400, content_type=None).wire())
                return
            while (request := self._read(number)) is not None:
                if not self._play(self.server.owner.next_step(request)):
                    return
        except ConnectionError:
            return  # the client hung up first, as clients may
        finally:
            self.server.owner.closed(self.connection)

    def _is_greeted_in_tls(self) -> bool:
        """Whether a client takes this for a server with TLS, which it is not."""
        is_plain = self.server.owner.tls is None
        return is_plain and self.connection.recv(1, socket.MSG_PEEK) == b"\x16"

    def _read(self, connection: int) -> Request | None:
        lines = []
        while (line := self.rfile.readline()) not in (b"\r\n", b""):
            lines.append(line)
        if not line:
            return None
        method, target, _ = lines[0].decode("ascii").split(" ")
        headers = {}
        for header in lines[1:]:
            name, _, value = header.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        body = self.rfile.read(int(headers.get("content-length", "0")))
        raw = b"".join([*lines, line, body])
        return Request(raw, method, target, headers, body, connection)

    def _play(self, step: Step) -> bool:
        """Carry out one step; false when the connection ends with it."""
        match step:
            case Answer():
                self.wfile.write(step.wire())
                return True
            case Pieces():
                for piece in step.wire():
                    self.connection.sendall(piece)
                    time.sleep(step.pause)
                return True
            case CutOff(answer, sent):
                whole = answer.wire()
                self.wfile.write(whole[: len(whole) - len(answer.body) + sent])
            case Reset():
                # Closing with a linger time of zero sends RST instead of FIN.
                linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                self.rfile.close()
                self.connection.close()
            case Silence():
                self.connection.recv(1)  # returns when the client hangs up
            case _:
                assert_never(step)
        return False
