"""How much memory an upload of 1 GiB takes, beyond that of one byte.

A file goes to a server on loopback that counts what arrives: as a part of a form and as the
whole body, by the sync and by the async client, from a path and from an iterator.

    python bench/upload.py
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

SPEC = """
openapi: 3.1.0
info: {title: Example, version: 1.0.0}
servers: [{url: "http://127.0.0.1"}]
paths:
  /form:
    post:
      operationId: form
      tags: [uploads]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties: {file: {type: string, format: binary}}
      responses: {"204": {description: Done.}}
  /raw:
    post:
      operationId: raw
      tags: [uploads]
      requestBody: {required: true, content: {application/octet-stream: {}}}
      responses: {"204": {description: Done.}}
"""

PROGRAM = """
import asyncio, pathlib, sys
from example import AsyncExample, Example

url, kind, method, source, path = sys.argv[1:]

def chunks():
    with open(path, "rb") as file:
        while chunk := file.read(65536):
            yield chunk

async def chunks_async():
    for chunk in chunks():
        yield chunk

def content():
    if source == "path":
        return pathlib.Path(path)
    return chunks() if kind == "sync" else chunks_async()

arguments = {"file" if method == "form" else "body": content()}

async def call():
    async with AsyncExample(base_url=url) as client:
        await getattr(client.uploads, method)(**arguments)

if kind == "async":
    asyncio.run(call())
else:
    with Example(base_url=url) as client:
        getattr(client.uploads, method)(**arguments)
"""


def serve(listener: socket.socket, arrived: list[int]) -> None:
    """Read one request after the other, and note how many bytes its body had."""
    buffer = bytearray(1024 * 1024)
    while True:
        connection, _ = listener.accept()
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                head += connection.recv(65536)
            head, _, rest = head.partition(b"\r\n\r\n")
            count, end = len(rest), rest[-7:]
            length = None
            for line in head.split(b"\r\n"):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.partition(b":")[2])
            while end != b"\r\n0\r\n\r\n" if length is None else count < length:
                read = connection.recv_into(buffer)
                count += read
                end = (end + bytes(buffer[max(0, read - 7) : read]))[-7:]
            arrived.append(count)
            connection.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")


def main() -> int:
    arrived: list[int] = []
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=serve, args=(listener, arrived), daemon=True).start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    broken = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "spec.yaml").write_text(SPEC)
        (folder / "program.py").write_text(PROGRAM)
        for size, file in ((1, "small"), (SIZE, "large")):
            with (folder / file).open("wb") as empty:
                empty.truncate(size)  # it takes no room on most disks
        command = ("-m", "sdkwright", "generate", "spec.yaml", "--target", "python")
        children.run(*command, "--output", ".", "--package", "example", cwd=folder)
        for kind in ("sync", "async"):
            for method in ("form", "raw"):
                for source in ("path", "iterator"):
                    call = ("program.py", url, kind, method, source)
                    small = children.run(*call, "small", cwd=folder)
                    large = children.run(*call, "large", cwd=folder)
                    assert arrived[-1] >= SIZE, "not all of it arrived"
                    growth = large.peak - small.peak
                    broken |= growth > LIMIT
                    print(
                        f"{kind:5} {method:4} {source:8}  {growth / 1024**2:6.1f} MiB"
                        f" more  {large.wall:5.1f} s"
                    )
    print(f"bound: {LIMIT // 1024**2} MiB")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
