"""Run a Python program while all it asks of the network goes to one local server.

`python reroute.py ORIGIN PROGRAM`. Programs in documentation name the real service;
this runs them to the letter. It needs nothing but httpx2, so that it also works in an
environment that has only an SDK installed.
"""

from __future__ import annotations

import runpy
import sys
from unittest.mock import patch

import httpx2


def run(origin: str, program: str) -> None:
    """Run `program` with both transports of httpx2 sending every request to `origin`."""
    to = httpx2.URL(origin)
    send = httpx2.HTTPTransport.handle_request
    send_async = httpx2.AsyncHTTPTransport.handle_async_request

    def moved(request: httpx2.Request) -> httpx2.Request:
        url = request.url.copy_with(scheme=to.scheme, host=to.host, port=to.port)
        return httpx2.Request(
            request.method,
            url,
            headers=request.headers,
            stream=request.stream,
            extensions=request.extensions,
        )

    def handle_request(
        self: httpx2.HTTPTransport, request: httpx2.Request
    ) -> httpx2.Response:
        return send(self, moved(request))

    async def handle_async_request(
        self: httpx2.AsyncHTTPTransport, request: httpx2.Request
    ) -> httpx2.Response:
        return await send_async(self, moved(request))

    with (
        patch.object(httpx2.HTTPTransport, "handle_request", handle_request),
        patch.object(
            httpx2.AsyncHTTPTransport, "handle_async_request", handle_async_request
        ),
    ):
        runpy.run_path(program, run_name="__main__")


if __name__ == "__main__":
    run(*sys.argv[1:])
