"""URLs with a credential in their query, which nobody may see."""

from __future__ import annotations

from urllib.parse import unquote_plus

import httpx2


class SecretURL(httpx2.URL):
    """A URL that carries a credential, and whose text does not show it.

    The HTTP client logs the text of every URL; it sends ``raw_path``.
    """

    def __init__(self, url: httpx2.URL, secret: frozenset[str]) -> None:
        """``secret``: the names of the query parameters that are credentials."""
        super().__init__(url)
        values: set[str] = set()
        shown: list[str] = []
        for pair in url.query.decode().split("&"):
            name, _, value = pair.partition("=")
            if unquote_plus(name) in secret:
                values |= {value, unquote_plus(value)}
                shown.append(f"{name}=[hidden]")
            else:
                shown.append(pair)
        self._names = secret
        self._values = values - {""}
        self._shown = str(url.copy_with(query="&".join(shown).encode()))

    def __str__(self) -> str:
        return self._shown

    def __repr__(self) -> str:
        return f"URL({self._shown!r})"

    def without_keys(self, url: httpx2.URL) -> httpx2.URL:
        """Another URL, without the query parameters that are credentials in this one."""
        for name in self._names:
            if name in url.params:
                url = url.copy_remove_param(name)
        return url

    def hide_in(self, headers: httpx2.Headers) -> httpx2.Headers:
        """The headers of an answer, which may name this URL, without its secrets."""
        return httpx2.Headers(
            [(name, self._hide(value)) for name, value in headers.multi_items()]
        )

    def _hide(self, text: str) -> str:
        for value in self._values:
            text = text.replace(value, "[hidden]")
        return text
