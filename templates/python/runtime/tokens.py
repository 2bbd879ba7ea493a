"""``TokenSource``: the access token that a client has, shared by all that need it."""

from __future__ import annotations

import copy
from weakref import WeakKeyDictionary

import httpx2

from .auth import Scheme
from .errors import ConfigurationError, SDKError
from .locks import Lock, lock_for, new_lock
from .oauth import Endpoint, Grant, Token
from .oauth_scheme import OAuth2

_MARGIN = 60.0
"""Seconds before its end at which a token is renewed; at most a tenth of its life."""


class TokenSource:
    """A grant, its scopes, and the token that was fetched with it last.

    Whoever needs a token takes the lock and fetches one. Those who wait for the lock
    meanwhile share what comes of that, be it a token or an error. Nothing shows a token.
    """

    __slots__ = (
        *("_failure", "_guard", "_held", "_locks", "endpoint", "fetches", "grant"),
        *("refresh_token", "scopes"),
    )

    def __init__(
        self, grant: Grant, scopes: tuple[str, ...], endpoint: Endpoint
    ) -> None:
        self.grant = grant
        self.scopes = scopes
        self.endpoint = endpoint
        self.fetches = 0
        """How often somebody fetched, with or without success."""
        self.refresh_token = grant.refresh_token
        """The one that came last; None where the grant is none of these."""
        self._held: tuple[str, float | None] | None = None
        """A token, and when it is to be renewed."""
        self._failure: SDKError | None = None
        self._locks: WeakKeyDictionary[object, Lock] = WeakKeyDictionary()
        self._guard = new_lock()

    def __repr__(self) -> str:
        return f"<TokenSource {self.endpoint.url}>"

    def lock(self, client: httpx2.Client | httpx2.AsyncClient) -> Lock:
        """The lock for those who use this HTTP client."""
        with self._guard:
            if client not in self._locks:
                self._locks[client] = lock_for(client)
            return self._locks[client]

    def current(self, now: float) -> str | None:
        """The token that may be used; ``now`` is by a monotonic clock, in seconds."""
        match self._held:
            case (token, until) if until is None or now < until:
                return token
            case _:
                return None

    def fetched_since(self, fetches: int) -> str | None:
        """What came of a fetch that ended since there were so many.

        Raises its error; None where there was none, or the token was refused already.
        """
        if self.fetches == fetches:
            return None
        if self._failure is not None:
            raise copy.copy(self._failure)
        return self._held[0] if self._held else None

    def secrets(self) -> list[str]:
        """What no error shows."""
        latest = [self.refresh_token] if self.refresh_token else []
        return [*self.grant.secrets(), *latest]

    def succeed(self, token: Token, asked_at: float) -> str | None:
        """Keep a token; returns the refresh token that replaces the one there was."""
        until = None
        if token.lifetime is not None:
            margin = min(_MARGIN, token.lifetime / 10)
            until = asked_at + token.lifetime - margin
        self._held = (token.value, until)
        self._failure = None
        self.fetches += 1
        rotated = token.refresh_token
        if self.refresh_token is None or rotated in (None, self.refresh_token):
            return None
        self.refresh_token = rotated
        return rotated

    def fail(self, error: SDKError) -> None:
        self._failure = copy.copy(error)  # without a traceback
        self.fetches += 1

    def refuse(self, token: str) -> None:
        """Never use this token again; there may be a newer one already."""
        if self._held and self._held[0] == token:
            self._held = None


class TokenSources:
    """The sources of one client, and of its copies."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, tuple[str, ...], Endpoint], TokenSource] = {}

    def of(
        self,
        argument: str,
        scheme: Scheme,
        grant: object,
        scopes: tuple[str, ...],
        base_url: str,
    ) -> TokenSource:
        """The same for all who need the same tokens.

        Raises `ConfigurationError` where they cannot be fetched.
        """
        if not isinstance(grant, Grant) or not isinstance(scheme, OAuth2):
            raise ConfigurationError(f"{argument} must be a string")
        if grant.scopes is not None:
            scopes = grant.scopes
        endpoint = scheme.endpoint(argument, grant, base_url)
        known = (argument, scopes, endpoint)
        if known not in self._known:
            self._known.setdefault(known, TokenSource(grant, scopes, endpoint))
        return self._known[known]
