"""One test for both clients: a scripted server under a client of either kind.

The operations, models and errors that several files test are here too.
"""

from __future__ import annotations

import asyncio
import pickle
import traceback
from collections.abc import Callable, Coroutine
from typing import Any, Literal, Self, TypeAlias

import httpx2
import pytest

from runtime.auth import HTTPScheme
from runtime.client import AsyncClient, SyncClient
from runtime.clock import AsyncClock, Clock
from runtime.config import Api
from runtime.errors import APIError, SDKError
from runtime.method import AsyncResource, Resource
from runtime.models import Model
from runtime.operation import Json, Operation
from runtime.servers import Server

Kind: TypeAlias = Literal["sync", "async"]
Answer: TypeAlias = httpx2.Response | Exception

KEY = "sk-a-key-that-nobody-may-see"
NOW = 1_800_000_000.0
"""Seconds since the epoch, as the clients under test believe."""
BASE = "https://api.test/v1"

API = Api(
    name="Sample",
    package="sample",
    version="1.2.3",
    servers={
        "production": Server(BASE),
        "staging": Server("https://staging.test/v1"),
    },
    schemes={"api_key": HTTPScheme("Bearer", env="SAMPLE_KEY")},
    security=({"api_key": ()},),
)

GET: Operation[Any] = Operation("get", "GET", "/things", returns=Json(lambda: Any))
POST: Operation[Any] = Operation(
    "post", "POST", "/things", returns=Json(lambda: Any), body="application/json"
)


class Thing(Model):
    id: int


class Unauthorized(Model):
    code: int


class UnauthorizedError(APIError):
    """The server answered 401."""

    data: Unauthorized | None
    body_type = Json(lambda: Unauthorized)


class RangeError(APIError):
    """The server answered 4XX."""


class DefaultError(APIError):
    """The server answered something else."""


DOCUMENTED: Operation[Any] = Operation(
    "documented",
    "GET",
    "/things",
    returns=Json(lambda: Unauthorized),
    errors={401: UnauthorizedError, "4XX": RangeError, "default": DefaultError},
)


def ok(**headers: str) -> httpx2.Response:
    return httpx2.Response(200, json={}, headers=headers)


def status(code: int, **headers: str) -> httpx2.Response:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx2.Response(code, json={"error": {"message": "no"}}, headers=names)


class Sdk:
    """Clients of one kind; their calls are settled, whatever the kind.

    ``requests`` lists what was sent, ``waits`` the seconds that a client slept: in
    no time, but on the clock that it is given.
    """

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.requests: list[httpx2.Request] = []
        self.waits: list[float] = []
        self.now = 0.0
        self._runner = asyncio.Runner()
        self._client: SyncClient | AsyncClient | None = None

    def http_client(
        self, handler: Callable[[httpx2.Request], httpx2.Response], **options: Any
    ) -> httpx2.Client | httpx2.AsyncClient:
        """What users hand over as ``http_client``."""
        kind = httpx2.Client if self.kind == "sync" else httpx2.AsyncClient
        return kind(transport=httpx2.MockTransport(handler), **options)

    def serve(
        self, *answers: Answer, http: dict[str, Any] | None = None, **options: Any
    ) -> SyncClient | AsyncClient:
        """A client whose requests are answered in this order; the last answer stays."""
        script = list(answers)

        def handle(request: httpx2.Request) -> httpx2.Response:
            self.requests.append(request)
            answer = script.pop(0) if len(script) > 1 else script[0]
            if isinstance(answer, Exception):
                raise answer
            return httpx2.Response(
                answer.status_code, headers=answer.headers, content=answer.content
            )

        return self.client(
            http_client=self.http_client(handle, **http or {}), **options
        )

    def client(self, *, api: Api = API, **options: Any) -> SyncClient | AsyncClient:
        """A client as its class makes it, but for the clock; the next calls are its."""
        options.setdefault("credentials", {"api_key": KEY})
        options.setdefault("headers", None)
        if self.kind == "sync":
            client: SyncClient | AsyncClient = SyncClient(api, **options)
            client._clock = Clock(
                lambda: self.now, lambda: NOW, lambda: 0.5, self._sleep
            )
        else:
            client = AsyncClient(api, **options)
            client._clock = AsyncClock(
                lambda: self.now, lambda: NOW, lambda: 0.5, self._sleep_async
            )
        self._client = client
        return client

    def call(
        self,
        operation: Operation[Any] = GET,
        *,
        on: SyncClient | AsyncClient | None = None,
        path: dict[str, object] | None = None,
        query: dict[str, object] | None = None,
        header: dict[str, object] | None = None,
        cookie: dict[str, object] | None = None,
        fields: dict[str, object] | None = None,
        **options: Any,
    ) -> Any:
        """Call an operation as a generated method does; ``body`` is an option here."""
        given = {
            "path": path,
            "query": query,
            "header": header,
            "cookie": cookie,
            "fields": fields,
        }
        arguments: Any = {
            name: value for name, value in given.items() if value is not None
        }
        for name in ("body", "content_type"):
            if name in options:
                arguments[name] = options.pop(name)
        client = on or self._client
        resource: Any = (
            Resource(client) if isinstance(client, SyncClient) else AsyncResource(client)  # type: ignore[arg-type]  # one or the other
        )
        return self.settle(resource._call(operation, options, **arguments))

    def request(self, *args: Any, **options: Any) -> Any:
        """``client.request``."""
        assert self._client is not None
        return self.settle(self._client.request(*args, **options))

    def close(self, client: SyncClient | AsyncClient) -> None:
        if isinstance(client, SyncClient):
            client.close()
        else:
            self.settle(client.aclose())

    @property
    def sent(self) -> httpx2.Request:
        """The last request."""
        return self.requests[-1]

    def settle(self, result: Any) -> Any:
        """A result as it is; what a coroutine returns."""
        return self._runner.run(result) if isinstance(result, Coroutine) else result

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._runner.close()

    def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    async def _sleep_async(self, seconds: float) -> None:
        self._sleep(seconds)


def raised(
    sdk: Sdk, answer: Any, operation: Operation[Any] = GET, **options: Any
) -> Any:
    sdk.serve(answer, **options)
    with pytest.raises(SDKError) as caught:
        sdk.call(operation, retries=0)
    return caught.value


def assert_hidden(error: BaseException) -> None:
    """The key is in no text and no pickle of the error, nor of those that led to it."""
    link: BaseException | None = error
    while link is not None:
        texts = f"{link}{link!r}{vars(link)}{link.args}"
        assert KEY not in texts
        assert KEY.encode() not in pickle.dumps(link)
        link = link.__cause__ or link.__context__
    assert KEY not in "".join(traceback.format_exception(error))
