"""Certificates of servers, made for the tests, and the authority that clients trust."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import trustme


class Certificates:
    """Contexts of TLS for servers: one that clients trust, and others."""

    def __init__(self) -> None:
        self._trusted = trustme.CA(key_type=trustme.KeyType.ECDSA)

    def trust(self, folder: Path) -> str:
        """A file with the authority, as ``SSL_CERT_FILE`` names one."""
        file = folder / "authority.pem"
        self._trusted.cert_pem.write_to_path(file)
        return str(file)

    def valid(self, host: str = "127.0.0.1") -> ssl.SSLContext:
        return self._context(self._trusted, host)

    def expired(self) -> ssl.SSLContext:
        begin, end = (datetime(year, 1, 1, tzinfo=UTC) for year in (2020, 2021))
        return self._context(
            self._trusted, "127.0.0.1", not_before=begin, not_after=end
        )

    def of_another_host(self) -> ssl.SSLContext:
        return self._context(self._trusted, "other.test")

    def of_nobody(self) -> ssl.SSLContext:
        """Its authority is one that nobody knows."""
        unknown = trustme.CA(key_type=trustme.KeyType.ECDSA)
        return self._context(unknown, "127.0.0.1")

    def self_signed(self) -> ssl.SSLContext:
        """It comes with its authority, which is not known for that."""
        unknown = trustme.CA(key_type=trustme.KeyType.ECDSA)
        context = self._context(unknown, "127.0.0.1")
        issued = unknown.issue_cert("127.0.0.1", key_type=trustme.KeyType.ECDSA)
        chain = [*issued.cert_chain_pems, unknown.cert_pem]
        with TemporaryDirectory() as folder:
            file = Path(folder, "chain.pem")
            issued.private_key_pem.write_to_path(file)
            for blob in chain:
                blob.write_to_path(file, append=True)
            context.load_cert_chain(file)
        return context

    @staticmethod
    def _context(authority: trustme.CA, host: str, **times: Any) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        kind = trustme.KeyType.ECDSA
        authority.issue_cert(host, key_type=kind, **times).configure_cert(context)
        return context
