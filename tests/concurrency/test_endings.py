"""What is left open is told by Python, what is closed is not, and programs end quietly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BEGIN = """
import asyncio, atexit, gc, logging, os, sys, threading
logging.getLogger("asyncio").setLevel("ERROR")  # of steps that take long, on slow machines
from sdk_numbers import AsyncNumbers, ClientCredentials, Numbers
options = {"access": ClientCredentials("id", "secret"), "base_url": sys.argv[1]}
"""


def run(
    program: str, source: Path, origin: str, *flags: str
) -> subprocess.CompletedProcess[str]:
    """A program that begins with `BEGIN`."""
    return subprocess.run(
        [sys.executable, *flags, "-c", BEGIN + program, origin],
        env=os.environ | {"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


QUIET = {
    "closed": """
with Numbers(**options) as client:
    client.numbers.get(1)
    with client.numbers.stream(1) as items:
        next(items)
    with client.numbers.download.streamed(1) as answer:
        next(answer.iter_bytes(10))

async def main():
    async with AsyncNumbers(**options) as client:
        await client.numbers.get(1)
        async with await client.numbers.stream(1) as items:
            await anext(items)
        async with client.numbers.download.streamed(1) as answer:
            await anext(answer.iter_bytes(10))

asyncio.run(main())
gc.collect()
""",
    "an awaited client that is never closed": """
client = AsyncNumbers(**options)
asyncio.run(client.numbers.get(1))
asyncio.run(client.numbers.get(2))
""",
    "never used": """
Numbers(**options)
AsyncNumbers(**options)
""",
    "a child of a client": """
with Numbers(**options) as client:
    client.numbers.get(1)
    if pid := os.fork():
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    client.numbers.get(2)
""",
}


@pytest.mark.parametrize("name", QUIET)
def test_nothing_is_said_of(name: str, source: Path, origin: str) -> None:
    """Not by the development mode either, which shows all warnings."""
    if "fork" in QUIET[name] and not hasattr(os, "fork"):
        pytest.skip("this system cannot fork")
    done = run(QUIET[name], source, origin, "-X", "dev", "-W", "error")
    assert (done.returncode, done.stderr) == (0, "")


OPEN = {
    "a client": """
Numbers(**options).numbers.get(1)
gc.collect()
""",
    "a stream": """
client = Numbers(**options)
client.numbers.stream(1)
del client
gc.collect()
""",
    "an awaited client": """
async def main():
    await AsyncNumbers(**options).numbers.get(1)
    gc.collect()

asyncio.run(main())
""",
}


@pytest.mark.parametrize("name", OPEN)
def test_python_tells_of(name: str, source: Path, origin: str) -> None:
    """No client has a `__del__` that would hide what its program forgot."""
    done = run(OPEN[name], source, origin, "-W", "always::ResourceWarning")
    assert done.returncode == 0
    assert "ResourceWarning: unclosed" in done.stderr


ENDINGS = {
    "an open client": """
client = Numbers(**options)
client.numbers.get(1)
""",
    "an open stream": """
client = Numbers(**options)
items = client.numbers.stream(1)
next(items)
""",
    "a daemon thread in the middle of a call": """
client = Numbers(**options)
client.numbers.get(1)
threading.Thread(target=client.numbers.never, args=(1,), daemon=True).start()
""",
    "a daemon thread that calls over and over": """
client = Numbers(**options)
def call():
    while True:
        client.numbers.get(1)

client.numbers.get(1)
threading.Thread(target=call, daemon=True).start()
""",
    "calls at the very end": """
client = Numbers(**options)
atexit.register(client.close)
atexit.register(lambda: print(client.numbers.get(1).number))
""",
    "awaited calls at the very end": """
client = AsyncNumbers(**options)
atexit.register(lambda: print(asyncio.run(client.numbers.get(1)).number))
""",
}


@pytest.mark.parametrize("name", ENDINGS)
def test_a_program_ends_quietly_with(name: str, source: Path, origin: str) -> None:
    done = run(ENDINGS[name], source, origin)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == ("1\n" if "very end" in name else "")
