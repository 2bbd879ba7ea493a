"""URLs with a secret in their path or query, which nobody may see."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, unquote, unquote_plus

import httpx2

from .secret_names import HIDDEN, SecretNames

_SHORTEST = 8  # characters


def hiding(
    url: httpx2.URL, names: SecretNames, values: Iterable[str] = ()
) -> httpx2.URL:
    """``url``, in a form whose text does not show its secrets; as it is if it has none.

    They are what its query calls by ``names``, and ``values`` in its path.
    """
    in_path = {form for one in values for form in (one, quote(one), unquote(one))}
    in_query: set[str] = set()
    pairs: list[str] = []
    for pair in url.query.decode().split("&"):
        name, _, value = pair.partition("=")
        is_secret = value and names.has(unquote_plus(name))
        if is_secret:
            in_query |= {value, unquote_plus(value)}
        pairs.append(f"{name}={HIDDEN}" if is_secret else pair)
    if not in_path and not in_query:
        return url
    before, question, _ = str(url).partition("?")
    path = len(f"{url.scheme}://{url.netloc.decode()}")
    shown = before[:path] + without(in_path, before[path:])
    shown += question + "&".join(pairs)
    return SecretURL(url, shown, names.keys, in_path | in_query)


def hiding_after(asked: httpx2.URL, url: httpx2.URL, names: SecretNames) -> httpx2.URL:
    """As `hiding`, for where an answer leads: what was secret in ``asked`` is there, too."""
    return hiding(url, names, asked.secrets if isinstance(asked, SecretURL) else ())


class SecretURL(httpx2.URL):
    """A URL whose text does not show its secrets.

    The HTTP client logs the text of every URL; it sends ``raw_path``.
    """

    def __init__(
        self, url: httpx2.URL, shown: str, keys: frozenset[str], secrets: Iterable[str]
    ) -> None:
        """``keys``: the names of the query parameters that are credentials."""
        super().__init__(url)
        self.secrets: frozenset[str] = frozenset(secrets)
        self._shown = shown
        self._keys = keys

    def __str__(self) -> str:
        return self._shown

    def __repr__(self) -> str:
        return f"URL({self._shown!r})"

    def __eq__(self, other: object) -> bool:
        return httpx2.URL(self) == other

    def __hash__(self) -> int:
        return hash(httpx2.URL(self))

    def join(self, url: httpx2.URL | str) -> httpx2.URL:
        return httpx2.URL(self).join(url)  # it would start from what is shown

    def without_keys(self, url: httpx2.URL) -> httpx2.URL:
        """Another URL, without the query parameters that are credentials in this one."""
        return without_params(url, self._keys)

    def hide_in(self, headers: httpx2.Headers) -> httpx2.Headers:
        """The headers of an answer, which may name this URL, without its secrets."""
        return headers_without(distinctive(self.secrets), headers)


def without_params(url: httpx2.URL, names: Iterable[str]) -> httpx2.URL:
    """A URL without these parameters of its query."""
    for name in names:
        if name in url.params:
            url = url.copy_remove_param(name)
    return url


def distinctive(secrets: Iterable[str]) -> set[str]:
    """Those that are so long that they do not stand in other texts by chance."""
    return {one for one in secrets if len(one) >= _SHORTEST}


def headers_without(secrets: set[str], headers: httpx2.Headers) -> httpx2.Headers:
    """Headers that do not show any of them; their values may be any bytes."""
    return httpx2.Headers(
        [(name, without(secrets, value)) for name, value in headers.multi_items()],
        encoding=headers.encoding,
    )


def without(secrets: Iterable[str], text: str) -> str:
    """A text that does not show any of them."""
    for one in sorted(secrets, key=len, reverse=True):
        text = text.replace(one, HIDDEN)
    return text
