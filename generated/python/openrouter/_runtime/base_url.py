"""Base URLs: what the paths of operations are put behind."""

from __future__ import annotations

import re

import httpx2

from .errors import ConfigurationError


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
