"""A server that cuts a stream of a story wherever a test says, and sees who leaves."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import suppress
from typing import Literal

TEXT = ["Once", " upon", " a time — ", "there was “ä 🐈”.", "\n"]
CHAT = (
    ": OPENROUTER PROCESSING\r\n\r\n"
    + "".join(
        f'id: {number}\r\ndata: {{"delta": "{piece}"}}\r\n\r\n'.replace('\n"', '\\n"')
        for number, piece in enumerate(TEXT)
    )
    + "data: [DONE]\n\n"
).encode()
HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
)
OLD_HEAD = b"HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"


class Splitter:
    """Answers each request with a body, sent in pieces; sees who closes a connection."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.pieces: list[bytes] = []
        self.end: Literal["whole", "cut", "open"] = "whole"
        """Whether the body ends, the connection does, or neither."""
        self.is_old = False
        """It speaks HTTP/1.0: the end of the connection is that of a body."""
        self.left = threading.Event()
        """A connection is closed, by the client."""
        self._tls = tls
        self._listening = socket.create_server(("127.0.0.1", 0))
        scheme = "https" if tls else "http"
        self.url = f"{scheme}://127.0.0.1:{self._listening.getsockname()[1]}"
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
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.settimeout(10)
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection, suppress(OSError):  # the client may have left
                while self._is_asked(connection):
                    self._answer(connection)
            self.left.set()

    def _is_asked(self, connection: socket.socket) -> bool:
        """Wait for a request; False: the client has left."""
        asked = b""
        while b"\r\n\r\n" not in asked:
            received = connection.recv(65536)
            if not received:
                return False
            asked += received
        return True

    def _answer(self, connection: socket.socket) -> None:
        connection.sendall(OLD_HEAD if self.is_old else HEAD)
        for piece in self.pieces:
            connection.sendall(
                piece if self.is_old else b"%x\r\n%b\r\n" % (len(piece), piece)
            )
        if self.end == "whole":
            connection.sendall(b"0\r\n\r\n")
        elif self.end == "cut":
            connection.shutdown(socket.SHUT_WR)
