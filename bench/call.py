"""What a call costs: the SDK's runtime against the bare HTTP client and a validation.

Prints the ratio of medians, sync and async, over a mock transport and over loopback.
Rounds are interleaved, so that a noisy machine disturbs both sides alike. A ratio
beyond the bound makes the exit status 1.

    python bench/call.py [ROUNDS]
"""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any, Unpack

sys.path.insert(0, str(Path(__file__).parents[1] / "templates" / "python"))

import httpx2

from runtime.auth import HTTPScheme
from runtime.client import AsyncClient, SyncClient
from runtime.config import Api
from runtime.method import AsyncResource, Resource, async_method, method
from runtime.models import Model
from runtime.operation import Json, Operation, RequestOptions
from runtime.servers import Server

BODY = b'{"data":{"total_credits":100.5,"total_usage":25.75}}'
KEY = "sk-or-v1-0123456789"
LIMIT = 1.15


class Data(Model):
    total_credits: float
    total_usage: float


class Answer(Model):
    data: Data


GET_CREDITS: Operation[Answer] = Operation(
    "getCredits", "GET", "/credits", returns=Json(lambda: Answer)
)


class Credits(Resource):
    @method
    def get_credits(self, **options: Unpack[RequestOptions]) -> Answer:
        return self._call(GET_CREDITS, options)


class AsyncCredits(AsyncResource):
    get_credits = async_method(Credits.get_credits)


class Client(SyncClient):
    @cached_property
    def credits(self) -> Credits:
        return Credits(self)


class AClient(AsyncClient):
    @cached_property
    def credits(self) -> AsyncCredits:
        return AsyncCredits(self)


def api(server: str) -> Api:
    return Api(
        name="Client",
        package="bench",
        version="1.0.0",
        servers={"bench": Server(server)},
        schemes={"api_key": HTTPScheme("Bearer")},
        security=({"api_key": ()},),
    )


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        head = (
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            f"X-Request-Id: 1\r\nContent-Length: {len(BODY)}\r\n\r\n"
        )
        self.wfile.write(head.encode() + BODY)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def mock(_request: httpx2.Request) -> httpx2.Response:
    headers = {"Content-Type": "application/json", "X-Request-Id": "1"}
    return httpx2.Response(200, content=BODY, headers=headers)


def measure(ours: Callable[[], object], bare: Callable[[], object], n: int) -> bool:
    def timed(run: Callable[[], object]) -> int:
        start = time.perf_counter_ns()
        run()
        return time.perf_counter_ns() - start

    for _ in range(100):
        ours(), bare()
    return report([(timed(ours), timed(bare)) for _ in range(n)])


async def measure_async(
    ours: Callable[[], Awaitable[object]], bare: Callable[[], Awaitable[object]], n: int
) -> bool:
    async def timed(run: Callable[[], Awaitable[object]]) -> int:
        start = time.perf_counter_ns()
        await run()
        return time.perf_counter_ns() - start

    for _ in range(100):
        await ours()
        await bare()
    return report([(await timed(ours), await timed(bare)) for _ in range(n)])


def report(pairs: list[tuple[int, int]]) -> bool:
    """Print the ratio of the medians; returns whether it keeps the bound."""
    ours, bare = (median(times) / 1000 for times in zip(*pairs, strict=True))
    within: bool = ours <= LIMIT * bare
    print(
        f"{ours:7.1f} µs, bare client {bare:7.1f} µs:"
        f" {ours / bare:.2f} (at most {LIMIT}){'' if within else ', TOO MUCH'}"
    )
    return within


def run_sync(url: str, transport: httpx2.BaseTransport | None, n: int) -> bool:
    headers = {"Authorization": f"Bearer {KEY}"}
    with (
        httpx2.Client(transport=transport) as ours,
        httpx2.Client(transport=transport) as bare,
    ):
        client = Client(api(url), credentials={"api_key": KEY}, http_client=ours)

        def get() -> Answer:
            response = bare.get(f"{url}/credits", headers=headers)
            return Answer.model_validate_json(response.content)

        def call() -> Answer:  # finding the method is part of it
            return client.credits.get_credits()

        return measure(call, get, n)


async def run_async(
    url: str, transport: httpx2.AsyncBaseTransport | None, n: int
) -> bool:
    headers = {"Authorization": f"Bearer {KEY}"}
    async with (
        httpx2.AsyncClient(transport=transport) as ours,
        httpx2.AsyncClient(transport=transport) as bare,
    ):
        client = AClient(api(url), credentials={"api_key": KEY}, http_client=ours)

        async def get() -> Answer:
            response = await bare.get(f"{url}/credits", headers=headers)
            return Answer.model_validate_json(response.content)

        async def call() -> Answer:
            return await client.credits.get_credits()

        return await measure_async(call, get, n)


def main() -> int:
    """Print the ratios; returns the exit status."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    loopback = f"http://127.0.0.1:{server.server_port}"
    transport = httpx2.MockTransport(mock)
    within = True
    for name, url, given in (
        ("mock", "https://bench.test/api/v1", transport),
        ("loopback", loopback, None),
    ):
        print(f"{name:9} sync ", end=" ")
        within &= run_sync(url, given, n)
        print(f"{name:9} async", end=" ")
        within &= asyncio.run(run_async(url, given, n))
    server.shutdown()
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
