"""Clients of either kind over real connections, of an API with a scheme of each sort."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from typing import Any, Literal, Self, TypeAlias, cast

import httpx2

from openrouter._runtime.auth import APIKey, HTTPScheme
from openrouter._runtime.client import AsyncClient, SyncClient
from openrouter._runtime.config import Api
from openrouter._runtime.method import AsyncResource, Resource
from openrouter._runtime.operation import Json, Operation
from openrouter._runtime.servers import Server

Kind: TypeAlias = Literal["sync", "async"]
Place: TypeAlias = Literal["authorization", "header", "query", "cookie"]

SECRET = "sk-do-not-give-this-away"
SCHEMES: Mapping[Place, HTTPScheme | APIKey] = {
    "authorization": HTTPScheme("Bearer"),
    "header": APIKey("header", "X-Api-Key"),
    "query": APIKey("query", "key"),
    "cookie": APIKey("cookie", "session"),
}


def api_with(place: Place) -> Api:
    """An API whose credential has this place."""
    return Api(
        name="Sample",
        package="sample",
        version="1.2.3",
        servers={"default": Server("https://api.test/v1")},
        schemes={"credential": SCHEMES[place]},
        security=({"credential": ()},),
    )


def operation(method: str = "GET", path: str = "/things", **options: Any) -> Any:
    return Operation("things", method, path, returns=Json(lambda: Any), **options)


GET: Operation[Any] = operation()
POST: Operation[Any] = operation("POST", body="application/json")


class Caller:
    """Makes clients of one kind, calls them, and closes them when it is left."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self._runner = asyncio.Runner()
        self._clients: list[Any] = []

    def client(self, api: Api, base_url: str, **options: Any) -> Any:
        options = {"credentials": {"credential": SECRET}, "headers": None, **options}
        kind: Any = SyncClient if self.kind == "sync" else AsyncClient
        return self.keep(kind(api, base_url=base_url, **options))

    def keep(self, client: Any) -> Any:
        """A client that is closed with the rest."""
        self._clients.append(client)
        return client

    def http_client(self, **options: Any) -> Any:
        """What users give as ``http_client``, and `close`."""
        if self.kind == "sync":
            return httpx2.Client(**options)
        return httpx2.AsyncClient(**options)

    def call(
        self,
        client: Any,
        what: Operation[Any] = GET,
        *,
        options: Any = None,
        **given: Any,
    ) -> Any:
        """As a generated method does; ``given`` are wire names to values, by place."""
        resource = Resource(client) if self.kind == "sync" else AsyncResource(client)
        return self.settle(cast(Any, resource)._call(what, options or {}, **given))

    def settle(self, result: Any) -> Any:
        """The result, once it is there."""
        return self._runner.run(result) if isinstance(result, Coroutine) else result

    def __enter__(self) -> Self:
        return self

    def close(self, client: Any) -> None:
        self.settle(client.close() if self.kind == "sync" else client.aclose())

    def __exit__(self, *error: object) -> None:
        for client in self._clients:
            self.close(client)
        self._runner.close()
