"""A program that takes one body, and prints how its memory grew. Not a test itself.

    python hungry.py URL sync|async whole|open|events|lines|sequence OPTIONS

OPTIONS are those of the client's ``ResponseLimits``, as JSON. Prints JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "templates" / "python"))

from runtime.client import AsyncClient, SyncClient
from runtime.config import Api
from runtime.errors import SDKError
from runtime.limits import ResponseLimits
from runtime.method import AsyncResource, Resource, async_method, method
from runtime.operation import Bytes, Operation
from runtime.servers import Server
from runtime.stream_formats import JSON_LINES, JSON_SEQUENCE, TEXT_EVENTS
from runtime.streams import StreamOf

STATUS = Path("/proc/self/status")


def memory() -> int:
    """Bytes that were held at once, at most, since the program began.

    Not `ru_maxrss` where there is a better way: on Linux that begins with what the
    process held that started this one.
    """
    if STATUS.exists():
        for line in STATUS.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


FORMATS = {"events": TEXT_EVENTS, "lines": JSON_LINES, "sequence": JSON_SEQUENCE}


def operation(path: str, how: str) -> Operation[Any]:
    if how in FORMATS:
        stream: StreamOf[Any] = StreamOf(FORMATS[how], lambda: Any)
        return Operation(how, "GET", path, returns=stream)
    return Operation(how, "GET", path, returns=Bytes())


@method
def download(self: Resource, operation: Operation[Any]) -> Any:
    return self._call(operation, {})


def take(url: str, path: str, how: str, limits: ResponseLimits) -> int:
    """How long all of it was."""
    client = SyncClient(api(url), credentials={}, response_limits=limits, retries=0)
    resource, call = Resource(client), operation(path, how)
    with client:
        if how == "open":
            with download.__get__(resource, Resource).streamed(call) as opened:
                return sum(map(len, opened.iter_bytes()))
        answer = resource._call(call, {})
        return len(answer) if how == "whole" else sum(map(len, answer))


async def take_async(url: str, path: str, how: str, limits: ResponseLimits) -> int:
    client = AsyncClient(api(url), credentials={}, response_limits=limits, retries=0)
    resource, call = AsyncResource(client), operation(path, how)
    async with client:
        if how == "open":
            bound = async_method(download).__get__(resource, AsyncResource)
            async with bound.streamed(call) as opened:
                return sum([len(part) async for part in opened.iter_bytes()])
        answer = await resource._call(call, {})
        if how == "whole":
            return len(answer)
        return sum([len(item) async for item in answer])


def api(url: str) -> Api:
    server = {"flood": Server(url)}
    return Api("Hungry", "hungry", "1.0.0", server, schemes={}, security=())


def main() -> None:
    url, kind, path, how, options = sys.argv[1:]
    limits = ResponseLimits(**json.loads(options))
    taken, error, run = 0, "", take if kind == "sync" else take_async
    before = 0
    for one in ("small", path):  # the first loads all that is needed
        before = memory()
        try:
            result = run(url, f"/{one}", how if one == path else "whole", limits)
            taken = result if isinstance(result, int) else asyncio.run(result)
        except SDKError as raised:
            error = f"{type(raised).__name__}: {raised}"
    print(json.dumps({"taken": taken, "error": error, "grew": memory() - before}))


if __name__ == "__main__":
    main()
