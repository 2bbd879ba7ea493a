"""Programs in Go that name the real service, led to a local server.

Go asks the proxy of its environment, and trusts the certificates named there.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import trustme

from ..contract.server import Server
from .proxy import Proxy

HOST = "openrouter.ai"


@contextmanager
def rerouted(folder: Path) -> Iterator[tuple[Server, Mapping[str, str]]]:
    """A server that stands for the service, and the environment that leads to it."""
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(tls)
    trusted = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(trusted))
    with Server(tls) as server:
        port = urlsplit(server.origin).port
        assert port is not None
        with Proxy(("127.0.0.1", port)) as proxy:
            yield server, {"HTTPS_PROXY": proxy.url, "SSL_CERT_FILE": str(trusted)}
            assert set(proxy.hosts) <= {f"{HOST}:443"}
