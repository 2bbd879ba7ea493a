"""A proxy that leads every connection to one server, whatever host it is asked for."""

from __future__ import annotations

import socket
import socketserver
import threading
from typing import Self


class Proxy:
    """Answers CONNECT (RFC 9110, section 9.3.6); started by `with`."""

    def __init__(self, to: tuple[str, int]) -> None:
        self._tcp = _TCPServer(("127.0.0.1", 0), _Tunnel)
        self._tcp.to = to
        self._thread = threading.Thread(target=self._tcp.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._tcp.server_address[1]}"

    @property
    def hosts(self) -> list[str]:
        """What it was asked for."""
        return self._tcp.hosts

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._tcp.shutdown()
        self._tcp.server_close()
        self._thread.join()


class _TCPServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    to: tuple[str, int]

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]  # passed on as they are
        self.hosts: list[str] = []


class _Tunnel(socketserver.StreamRequestHandler):
    server: _TCPServer

    def handle(self) -> None:
        self.server.hosts.append(self.rfile.readline().split()[1].decode())
        while self.rfile.readline() not in (b"\r\n", b""):
            pass
        self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        with socket.create_connection(self.server.to) as there:
            back = threading.Thread(target=_pour, args=(there, self.connection))
            back.start()
            _pour(self.connection, there)
            back.join()


def _pour(source: socket.socket, target: socket.socket) -> None:
    try:
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # one side hung up
