"""The HTTP client under a client and its copies."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Generic, TypeVar

import httpx2

from .errors import ConfigurationError

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

T = TypeVar("T")
ClientT = TypeVar("ClientT", bound=httpx2.Client | httpx2.AsyncClient)


class Connections(Generic[ClientT]):
    """The HTTP client that a client and its copies share: given, or made on first use.

    Connections of asyncio cannot leave their event loop, so that there is one HTTP
    client for each ``loop`` that asks; None stands for all that is not asyncio.
    """

    def __init__(
        self,
        given: ClientT | None,
        make: Callable[..., ClientT],
        loop: Callable[[], AbstractEventLoop | None],
    ) -> None:
        self._given = given
        self._make = make
        self._loop = loop
        self._made: dict[AbstractEventLoop | None, ClientT] = {}
        self._is_closed = False
        self._lock = threading.Lock()

    def get(self) -> ClientT:
        """Raises `ConfigurationError` once it is closed, or if none can be made."""
        client = self._given
        if client is None:
            loop = self._loop()
            client = self._made.get(loop) or self._make_for(loop)
        if self._is_closed or client.is_closed:
            raise ConfigurationError("the client is closed")
        return client

    def close(self) -> ClientT | None:
        """From now on there is none; returns what the caller has to close."""
        with self._lock:
            self._is_closed = True
            return self._made.pop(self._loop(), None)

    def _make_for(self, loop: AbstractEventLoop | None) -> ClientT:
        with self._lock:
            if self._is_closed:
                raise ConfigurationError("the client is closed")
            for other in list(self._made):
                if other is not None and other.is_closed():
                    del self._made[other]  # its connections ended with it
            if loop not in self._made:
                self._made[loop] = _made(self._make)
            return self._made[loop]


def running_loop() -> AbstractEventLoop | None:
    """The event loop of asyncio that runs this code."""
    import asyncio  # who awaits has loaded it

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def no_loop() -> None:
    """What runs blocking code."""


def copy_of(client: T) -> T:
    """A copy without the resources that were used: those belong to the original."""
    kind = type(client)
    copy = kind.__new__(kind)
    for name, value in vars(client).copy().items():  # another thread may add to them
        if not isinstance(getattr(kind, name, None), cached_property):
            setattr(copy, name, value)
    return copy


def _made(make: Callable[..., ClientT]) -> ClientT:
    # It keeps no cookies: one that is set for one credential would go along with others.
    cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    # Proxies and certificates come from the environment, and may be anything. The text
    # of the error is not shown: the URL of a proxy may hold its password.
    try:
        return make(cookies=cookies)
    except OSError as error:
        reason = error.strerror or type(error).__name__
    except (ValueError, ImportError, httpx2.InvalidURL) as error:
        reason = type(error).__name__
    raise ConfigurationError(
        "the proxies or certificates that the environment names cannot be used:"
        f" {reason}"
    )
