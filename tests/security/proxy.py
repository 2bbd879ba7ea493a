"""A proxy on the loopback interface that leads every name there, and wants a password."""

from __future__ import annotations

import base64
import select
import socket
import socketserver
import threading
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

PASSWORD = "proxy-do-not-give-this-away"
_WANTED = base64.b64encode(f"me:{PASSWORD}".encode()).decode()


class Proxy:
    """The proxy of one test, started by `with`; ``requests`` are the lines it was told."""

    def __init__(self) -> None:
        self._tcp = _TCPServer(("127.0.0.1", 0), _Connection)
        self._tcp.owner = self
        self._thread = threading.Thread(target=self._tcp.serve_forever, args=(0.01,))
        self.requests: list[str] = []
        self.is_closing = threading.Event()

    def url(self, password: str = PASSWORD) -> str:
        return f"http://me:{password}@127.0.0.1:{self._tcp.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.is_closing.set()
        self._tcp.shutdown()
        self._tcp.server_close()
        self._thread.join()


class _TCPServer(socketserver.ThreadingTCPServer):
    owner: Proxy


class _Connection(socketserver.StreamRequestHandler):
    server: _TCPServer

    def handle(self) -> None:
        line = self.rfile.readline().decode()
        headers = list(iter(self.rfile.readline, b"\r\n"))
        if not line:
            return
        self.server.owner.requests.append(line.rstrip())
        if f"Proxy-Authorization: Basic {_WANTED}\r\n".encode() not in headers:
            head = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
            self.wfile.write(head)
            return
        method, target, _ = line.split()
        if method == "CONNECT":
            with socket.create_connection(
                ("127.0.0.1", int(target.split(":")[1]))
            ) as there:
                self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                self._join(there)
            return
        url = urlsplit(target)
        with socket.create_connection(("127.0.0.1", url.port or 80)) as there:
            path = url._replace(scheme="", netloc="").geturl()
            kept = [one for one in headers if not one.startswith(b"Proxy-")]
            there.sendall(f"{method} {path} HTTP/1.1\r\n".encode())
            there.sendall(b"".join(kept) + b"\r\n")
            self._join(there)

    def _join(self, there: socket.socket) -> None:
        """Hand on what comes, both ways, until one side has enough."""
        pairs = {self.connection: there, there: self.connection}
        while not self.server.owner.is_closing.is_set():
            for ready in select.select(list(pairs), [], [], 0.05)[0]:
                try:
                    data = ready.recv(65536)
                except ConnectionError:
                    return
                if not data:
                    return
                pairs[ready].sendall(data)
