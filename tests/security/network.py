"""A small internet on the loopback interface: three servers, and any name they answer to."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import trustme

from ..contract.server import Answer, Request, Server, Step

HOSTS = ("api.test", "other.test", "eu.api.test")


class Authority:
    """Issues the certificate of `HOSTS`."""

    def __init__(self) -> None:
        self._authority = trustme.CA()
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(*HOSTS).configure_cert(self.context)

    def write_to(self, file: Path) -> None:
        self._authority.cert_pem.write_to_path(str(file))


class Network(NamedTuple):
    """The servers, each of another port, and what came to them."""

    api: Server
    port: Server
    tls: Server

    def expand(self, template: str) -> str:
        """``{api}``, ``{port}`` and ``{tls}`` in a URL are the ports of the servers."""
        ports = {
            name: server.origin.rpartition(":")[2]
            for name, server in self._asdict().items()
        }
        return template.format_map(ports)

    def script(self, *steps: tuple[Server, Step]) -> None:
        """What happens next, in this order, and forget what came before.

        Whoever asks a server more often than that is told so.
        """
        for server in self:
            server.requests.clear()
            own = [step for other, step in steps if other is server]
            server.script(*own, Answer(418, b"nothing more is to come", "text/plain"))

    @property
    def requests(self) -> list[Request]:
        """All that came, server by server."""
        return [request for server in self for request in server.requests]


def redirect(
    location: str, status: int = 302, headers: Mapping[str, str] = MappingProxyType({})
) -> Answer:
    return Answer(status, headers={"Location": location, **headers}, content_type=None)
