"""A server that speaks HTTP/2 alone, over TLS."""

from __future__ import annotations

import contextlib
import socketserver
import ssl
import threading
from types import TracebackType
from typing import Self

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import Event, RequestReceived, StreamEnded


class Http2Server:
    """The server of one test, started by `with`.

    Whoever asks for events gets one, and no more; whoever does not gets ``{}``.
    """

    def __init__(self, tls: ssl.SSLContext) -> None:
        tls.set_alpn_protocols(["h2"])
        self.tls = tls
        self._tcp = _TCPServer(("127.0.0.1", 0), _Connection)
        self._tcp.owner = self
        self._thread = threading.Thread(target=self._tcp.serve_forever, args=(0.01,))
        self.connections = 0
        self.requests: list[dict[bytes, bytes]] = []
        """Their headers."""

    @property
    def port(self) -> int:
        port: int = self._tcp.server_address[1]
        return port

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
        self._tcp.server_close()
        self._thread.join()


class _TCPServer(socketserver.ThreadingTCPServer):
    daemon_threads = True  # a client may keep its connection
    owner: Http2Server


class _Connection(socketserver.BaseRequestHandler):
    server: _TCPServer

    def handle(self) -> None:
        owner = self.server.owner
        owner.connections += 1
        http = H2Connection(H2Configuration(client_side=False))
        http.initiate_connection()
        with (
            contextlib.suppress(OSError),  # the client went away
            owner.tls.wrap_socket(self.request, server_side=True) as connection,
        ):
            connection.sendall(http.data_to_send())
            while data := connection.recv(65536):
                for event in http.receive_data(data):
                    self._answer(http, event)
                connection.sendall(http.data_to_send())

    def _answer(self, http: H2Connection, event: Event) -> None:
        owner = self.server.owner
        match event:
            case RequestReceived(headers=headers):
                owner.requests.append(dict(headers))
            case StreamEnded(stream_id=stream):
                is_stream = owner.requests[-1][b"accept"] == b"text/event-stream"
                kind = "text/event-stream" if is_stream else "application/json"
                http.send_headers(stream, [(":status", "200"), ("content-type", kind)])
                body = b'data: {"n": 1}\n\n' if is_stream else b"{}"
                http.send_data(stream, body, end_stream=not is_stream)
