"""Where references may lead outside of this machine: to origins that were allowed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from .pointers import UnresolvedReference

# Files on other hosts may go on for ever, unlike those in a folder.
_MOST = 1000

_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file; `url` is where it was in the end (RFC 3986, section 5.1.3)."""

    url: str
    raw: bytes


def origin(url: str) -> str:
    """The scheme, host and port of a URL that may be fetched: `https://host`.

    The port is left out where it is the scheme's own. Only https is fetched, and http
    from this machine itself.

    Raises:
        ValueError: it is no such URL; the message says why.
    """
    parts = urlsplit(url)
    scheme, host = parts.scheme, parts.hostname or ""
    if scheme not in _PORTS or not host:
        raise ValueError("only https is fetched")
    if parts.username is not None:
        raise ValueError("a URL with a user name is not fetched")
    if scheme == "http" and not _is_loopback(host):
        raise ValueError("only https is fetched, and http from this machine itself")
    shown = f"[{host}]" if ":" in host else host
    if parts.port in (None, _PORTS[scheme]):
        return f"{scheme}://{shown}"
    return f"{scheme}://{shown}:{parts.port}"


class Remote:
    """Fetches files from some origins, and refuses all others."""

    def __init__(self, origins: Collection[str]) -> None:
        """Allow origins, written as `origin` does."""
        self._allowed = frozenset(origins)
        self._fetched = 0

    def check(self, url: str) -> None:
        """Refuse a URL that is not allowed.

        Raises:
            UnresolvedReference: it is not.
        """
        hint = "save it in the document's folder and refer to that file"
        try:
            found = origin(url)
        except ValueError as error:
            raise UnresolvedReference(
                f"{url!r} is not fetched: {error}", hint
            ) from None
        if found not in self._allowed:
            hint += f", or allow it: --remote {found}"
            raise UnresolvedReference(
                f"{url!r} is not fetched unless it is allowed", hint
            )

    def fetch(self, url: str) -> Fetched:
        """The file at a URL; if it is larger than a file may be, a part that is, too.

        Raises:
            UnresolvedReference: it is not allowed, or did not come.
        """
        self.check(url)
        self._fetched += 1
        if self._fetched > _MOST:
            raise UnresolvedReference(f"{url!r} is not fetched: {_MOST:,} files were")
        # Imported here, since few documents need it and it takes its time.
        from .fetching import get

        return get(url, self.check)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
