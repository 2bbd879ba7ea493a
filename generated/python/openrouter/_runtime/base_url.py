"""Base URLs: what the paths of operations are put behind."""

from __future__ import annotations

import re
from collections.abc import Sequence

import httpx2

from .errors import ConfigurationError

_PORTS = {"http": 80, "https": 443}


def check_base_url(text: str, subject: str = "base_url") -> str:
    """Without a slash at its end; ``subject`` is what messages call it.

    Its scheme is in lower case: httpx2 knows no default port of any other.
    """
    text = str(text)  # of those who do not type-check, perhaps an httpx2.URL
    try:
        url = httpx2.URL(text)
    except (httpx2.InvalidURL, UnicodeError):
        raise ConfigurationError(f"{subject} is not a URL") from None
    if not can_be_asked(url):
        raise ConfigurationError(
            f"{subject} must be an absolute http or https URL, not"
            f" {_without_secrets(text)!r}"
        )
    if url.userinfo or "?" in text or "#" in text:  # empty ones swallow paths as well
        raise ConfigurationError(
            f"{subject} must not hold credentials, a query or a fragment"
        )
    return f"{url.scheme}{text[len(url.scheme) :]}".rstrip("/")


def check_origins(texts: Sequence[str]) -> frozenset[str]:
    """Origins as `origin_of` has them."""
    if isinstance(texts, str):
        raise ConfigurationError("trusted_origins must be a sequence of origins")
    urls = {text: httpx2.URL(check_base_url(text, "trusted_origins")) for text in texts}
    for text, url in urls.items():
        if url.path != "/":
            raise ConfigurationError(
                f"trusted_origins: {text!r} must be a scheme, a host and a port alone"
            )
    return frozenset(map(origin_of, urls.values()))


def origin_of(url: httpx2.URL) -> str:
    """Scheme, host and port (RFC 6454 section 4) of a URL that can be asked."""
    return f"{url.scheme}://{url.host}:{url.port or _PORTS[url.scheme]}"


def can_be_asked(url: httpx2.URL) -> bool:
    """Whether a URL says by which protocol, host and port a server is reached."""
    return (
        url.scheme in ("http", "https")
        and bool(url.host)
        and (url.port is None or url.port <= 65535)
    )


def _without_secrets(url: str) -> str:
    """What may stand in a message: no credentials, query or fragment.

    Of text that is no proper URL, whatever could be one of these is left out.
    """
    without_userinfo = re.sub(r"(?s)^(\w*:?//)?.*@", r"\1", url)
    return re.split("[?#]", without_userinfo)[0]
