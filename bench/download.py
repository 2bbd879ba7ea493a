"""How much memory a download of 1 GiB takes, beyond that of one byte.

A server on loopback sends it with and without a Content-Length; the sync and the async
client save it to a path, and to a file that is open.

    python bench/download.py
"""

from __future__ import annotations

import socket
import sys
import tempfile
import threading
from pathlib import Path

from harness import children

SIZE = 1024**3
LIMIT = 64 * 1024**2
CHUNK = bytes(1024**2)

SPEC = """
openapi: 3.1.0
info: {title: Example, version: 1.0.0}
servers: [{url: "http://127.0.0.1"}]
paths:
  /{size}:
    get:
      operationId: download
      tags: [files]
      parameters: [{name: size, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: A file., content: {application/octet-stream: {}}}}
"""

PROGRAM = """
import asyncio, sys
from example import AsyncExample, Example

url, kind, size, to = sys.argv[1:]
seen = []

def destination():
    return open(to, "wb") if to == "/dev/null" else to

async def download():
    async with AsyncExample(base_url=url) as client:
        async with client.files.download.streamed(size) as answer:
            await answer.save(destination(), progress=lambda *told: seen.append(told))

if kind == "async":
    asyncio.run(download())
else:
    with Example(base_url=url) as client, client.files.download.streamed(size) as answer:
        answer.save(destination(), progress=lambda *told: seen.append(told))
assert seen[-1][0] == int(size.partition("-")[0]), seen[-1:]
"""


def serve(listener: socket.socket) -> None:
    """Answer each request with as many bytes as its path says, in chunks after a `-`."""
    while True:
        connection, _ = listener.accept()
        with connection:
            target = connection.recv(65536).split()[1].decode().strip("/")
            size, is_chunked = int(target.partition("-")[0]), "-" in target
            length = (
                "Transfer-Encoding: chunked"
                if is_chunked
                else f"Content-Length: {size}"
            )
            head = f"HTTP/1.1 200 OK\r\n{length}\r\nConnection: close\r\n\r\n"
            connection.sendall(head.encode())
            while size:
                chunk = CHUNK[:size]
                size -= len(chunk)
                if is_chunked:
                    connection.sendall(b"%x\r\n%b\r\n" % (len(chunk), chunk))
                else:
                    connection.sendall(chunk)
            if is_chunked:
                connection.sendall(b"0\r\n\r\n")


def main() -> int:
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=serve, args=(listener,), daemon=True).start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    broken = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "spec.yaml").write_text(SPEC)
        (folder / "program.py").write_text(PROGRAM)
        command = ("-m", "sdkwright", "generate", "spec.yaml", "--target", "python")
        children.run(*command, "--output", ".", "--package", "example", cwd=folder)
        for kind in ("sync", "async"):
            for suffix in ("", "-chunked"):
                for to in ("saved", "/dev/null"):
                    call = ("program.py", url, kind)
                    small = children.run(*call, f"1{suffix}", to, cwd=folder)
                    large = children.run(*call, f"{SIZE}{suffix}", to, cwd=folder)
                    growth = large.peak - small.peak
                    broken |= growth > LIMIT
                    print(
                        f"{kind:5} {suffix[1:] or 'length':7} {to:9}"
                        f"  {growth / 1024**2:6.1f} MiB more  {large.wall:5.1f} s"
                    )
    print(f"bound: {LIMIT // 1024**2} MiB")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
