"""A proxy that is every host by itself, and answers as their document promises."""

from __future__ import annotations

import socketserver
import ssl
import threading
from collections.abc import Callable
from functools import cache
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, Self

import httpx2
import trustme

_LEFT_OUT = {"connection", "content-length", "transfer-encoding"}


class Hosts:
    """Started by `with`; programs that trust `ca.pem` take it for whom they ask."""

    def __init__(self, folder: Path) -> None:
        authority = trustme.CA()
        self.certificates = folder / "ca.pem"
        authority.cert_pem.write_to_path(str(self.certificates))
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.context = cache(lambda host: _context(authority, host))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def answer_by(self, respond: Callable[[httpx2.Request], httpx2.Response]) -> None:
        self._server.respond = respond
        self._server.seen = 0

    @property
    def seen(self) -> int:
        """How many requests came since it is known who answers."""
        return self._server.seen

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _context(authority: trustme.CA, host: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    return context


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    context: Callable[[str], ssl.SSLContext]
    respond: Callable[[httpx2.Request], httpx2.Response]
    seen = 0


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    origin = ""

    def do_CONNECT(self) -> None:  # RFC 9110, section 9.3.6
        host, _, port = self.path.rpartition(":")
        self.send_response(200)
        self.end_headers()
        self.origin = f"https://{host}:{port}"
        self.connection = self.server.context(host).wrap_socket(
            self.connection, server_side=True
        )
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb")

    def finish(self) -> None:
        super().finish()
        self.rfile.close()
        self.connection.close()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):  # every method of HTTP
            return self._answer
        raise AttributeError(name)

    def _answer(self) -> None:
        self.server.seen += 1
        headers = [*self.headers.items()]
        url = f"{self.origin}{self.path}"
        request = httpx2.Request(
            self.command, url, headers=headers, content=self._body()
        )
        response = self.server.respond(request)
        content = response.read()
        self.send_response(response.status_code)
        for key, value in response.headers.items():
            if key not in _LEFT_OUT:
                self.send_header(key, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
        self.wfile.flush()

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def log_message(self, *_: object) -> None:
        """Nothing: pytest shows what fails."""
