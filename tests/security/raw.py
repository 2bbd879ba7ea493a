"""A server that keeps the very bytes of each request, and a reader that parses them itself."""

from __future__ import annotations

import re
import socket
import threading
from typing import NamedTuple, Self
from urllib.parse import unquote_to_bytes

_ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
)
_LENGTH = re.compile(rb"\r\nContent-Length: (\d+)\r\n", re.IGNORECASE)
_END = b"\r\n\r\n"


class RawServer:
    """Answers every request alike; for one client at a time, whose connection it keeps."""

    def __init__(self) -> None:
        self.requests: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)

    @property
    def authority(self) -> str:
        return f"127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:  # it was closed
                return
            with connection:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        """Whatever comes after the end of a request counts as a part of it."""
        raw = b""
        while piece := connection.recv(65536):
            raw += piece
            head, end, body = raw.partition(_END)
            length = _LENGTH.search(head + b"\r\n")
            if end and len(body) >= (int(length[1]) if length else 0):
                self.requests.append(raw)
                raw = b""
                connection.sendall(_ANSWER)


class Parsed(NamedTuple):
    """A request, taken apart at nothing but the delimiters of HTTP and of URLs."""

    method: bytes
    path: list[bytes]
    """The segments, as they were written; without what is before the first slash."""
    query: list[tuple[bytes, bytes]]
    """Names and values, decoded."""
    headers: list[tuple[bytes, bytes]]
    """Names in lower case."""
    body: bytes


def parse(raw: bytes) -> Parsed:
    """Fails for what is no request of HTTP/1.1 (RFC 9112), to the letter."""
    head, _, body = raw.partition(_END)
    first, *lines = head.split(b"\r\n")
    method, target, version = first.split(b" ")
    assert version == b"HTTP/1.1"
    assert re.fullmatch(rb"/[!-~]*", target), target
    assert b"#" not in target
    path, _, query = target.partition(b"?")
    headers = [_header(line) for line in lines]
    return Parsed(method, path.split(b"/")[1:], pairs_of(query), headers, body)


def pairs_of(form: bytes) -> list[tuple[bytes, bytes]]:
    """A query or a form, as servers read it."""
    pairs = [pair.partition(b"=") for pair in form.split(b"&")] if form else []
    return [(_decoded(name), _decoded(value)) for name, _, value in pairs]


def cookies_of(header: bytes) -> list[tuple[bytes, bytes]]:
    pairs = [pair.partition(b"=") for pair in header.split(b"; ")]
    return [
        (unquote_to_bytes(name), unquote_to_bytes(value)) for name, _, value in pairs
    ]


def _header(line: bytes) -> tuple[bytes, bytes]:
    name, colon, value = line.partition(b":")
    assert colon
    assert re.fullmatch(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name), line
    assert re.fullmatch(rb"[\t -~\x80-\xff]*", value), line
    return name.lower(), value.strip(b" \t")


def _decoded(text: bytes) -> bytes:
    return unquote_to_bytes(text.replace(b"+", b" "))
