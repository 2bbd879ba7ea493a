"""The pages of packages as their readers use them: links are followed, programs run."""

from __future__ import annotations

import logging
import re
import ssl
import warnings
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from sdkwright import document, lower
from sdkwright.config import Config
from sdkwright.diagnostics import Findings
from sdkwright.ir import Api, OAuth2
from sdkwright.python.credentials import environment_variables
from sdkwright.reading import prepare

from .answers import Answers

_PROGRAM = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def pages_of(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.md"))


def programs_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Each program of each page, after where it stands."""
    for page in pages_of(folder):
        place = page.relative_to(folder).as_posix()
        for number, program in enumerate(_PROGRAM.findall(page.read_text("utf-8"))):
            yield f"{place}:{number}", program


def write_programs(folder: Path, target: Path) -> None:
    """Every program as a file of its own, for type checkers."""
    target.mkdir(parents=True, exist_ok=True)
    for place, program in programs_of(folder):
        name = re.sub(r"\W", "_", f"{folder.name}_{place}")
        (target / f"{name}.py").write_text(program, "utf-8")


def api_of(config: Config) -> Api:
    """The model that a run of the generator makes on its way."""
    findings = Findings()
    source = document.load(config.spec, config.remote, config.spec_url)
    prepare(source, config, findings, lambda _: None)
    parts = config.select, config.naming, config.pages, config.streams, config.retries
    return lower.lower(source, *parts, findings)


def set_environment(api: Api, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What users of the package have there: credentials, and what has no default."""
    for scheme in api.schemes:
        first, *others = environment_variables(scheme, package)
        needed = [first] if isinstance(scheme.kind, OAuth2) else [first, *others]
        for variable in needed:
            monkeypatch.setenv(variable, "secret")
    for name, described in api.variables.items():
        if any(one.default is None and not one.values for one in described):
            monkeypatch.setenv(f"{package}_{name}".upper(), "example")


def run_programs(
    folder: Path, api: Api, monkeypatch: pytest.MonkeyPatch
) -> dict[str, BaseException]:
    """Run every program against a server that keeps to the document; what they raise."""
    answers = Answers(api)

    def handle(_: object, request: httpx2.Request) -> httpx2.Response:
        request.read()
        return answers.respond(request)

    async def handle_async(_: object, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        return answers.respond(request)

    monkeypatch.setattr(httpx2.HTTPTransport, "handle_request", handle)
    monkeypatch.setattr(httpx2.AsyncHTTPTransport, "handle_async_request", handle_async)
    (folder / "file.bin").write_bytes(b"bytes")
    monkeypatch.chdir(folder)
    raised: dict[str, BaseException] = {}
    monkeypatch.setattr(logging.Logger, "setLevel", lambda *_: None)
    monkeypatch.setattr(ssl.SSLContext, "load_cert_chain", lambda *_: None)
    for place, program in programs_of(folder):
        try:
            with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
                exec(compile(program, place, "exec"), {"__name__": "__main__"})
        except Exception as error:  # each is told after all have run
            raised[place] = error
    return raised
