"""Packages generated from small documents, and a server of a few lines."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2

from sdkwright import pipeline
from sdkwright.config import Config
from sdkwright.target import Target


def generate(spec: Path, package: str, output: Path) -> None:
    """Write the package of a document."""
    config = Config(spec, (Target("python", output, package),))
    result = pipeline.run(config, check=False, progress=lambda _: None)
    assert result.verdict.passed, list(result.findings)


class Server:
    """Answers every request alike, and remembers them."""

    def __init__(self) -> None:
        self.requests: list[httpx2.Request] = []
        self._answer: dict[str, Any] = {"status_code": 204}

    def answers(self, status: int = 200, **content: Any) -> None:
        """From now on: `json`, `content`, `text` and `headers` as httpx2 takes them."""
        self._answer = {"status_code": status, **content}

    @property
    def request(self) -> httpx2.Request:
        """The last one."""
        return self.requests[-1]

    @property
    def target(self) -> str:
        """Path and query of the last request, as they were sent."""
        return self.request.url.raw_path.decode().removeprefix("/v1")

    def client(self, package: ModuleType, **options: Any) -> Any:
        """A client of a generated package that asks this server."""
        http_client = httpx2.Client(transport=httpx2.MockTransport(self._respond))
        return package.Example(**{"retries": 0, "http_client": http_client} | options)

    def async_client(self, package: ModuleType, **options: Any) -> Any:
        transport = httpx2.MockTransport(self._respond)
        http_client = httpx2.AsyncClient(transport=transport)
        return package.AsyncExample(
            **{"retries": 0, "http_client": http_client} | options
        )

    def _respond(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        return httpx2.Response(**self._answer)
