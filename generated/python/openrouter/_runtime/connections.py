"""The HTTP client under a client and its copies."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from typing import Generic, TypeVar

import httpx2

from .errors import ConfigurationError

T = TypeVar("T")
ClientT = TypeVar("ClientT", bound=httpx2.Client | httpx2.AsyncClient)


class Connections(Generic[ClientT]):
    """The HTTP client that a client and its copies share, made on first use."""

    def __init__(self, given: ClientT | None, make: Callable[[], ClientT]) -> None:
        self._client: ClientT | None = given
        self._make = make
        self._is_ours = given is None
        self._is_closed = False
        self._lock = threading.Lock()

    def get(self) -> ClientT:
        """Raises `ConfigurationError` once it is closed."""
        client = self._client
        if client is None:
            with self._lock:
                if self._client is None and not self._is_closed:
                    self._client = self._make()
                client = self._client
        if self._is_closed or client is None or client.is_closed:
            raise ConfigurationError("the client is closed")
        return client

    def close(self) -> ClientT | None:
        """From now on there is none; returns what the caller has to close."""
        self._is_closed = True
        return self._client if self._is_ours else None


def copy_of(client: T) -> T:
    """A copy without the resources that were used: those belong to the original."""
    kind = type(client)
    copy = kind.__new__(kind)
    for name, value in vars(client).items():
        if not isinstance(getattr(kind, name, None), cached_property):
            setattr(copy, name, value)
    return copy
