"""What these tests share: clients of either kind, names that lead nowhere but here."""

from __future__ import annotations

import importlib
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ..contract.server import Server
from .calling import Caller
from .chat import Chat
from .network import Authority, Network

CHAT = Path(__file__).with_name("chat.yaml")
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy or certificate of the machine takes part in a test."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", *_PROXIES, *map(str.lower, _PROXIES)):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def authority() -> Authority:
    """Issues the certificates of all hosts; making its key takes a moment."""
    return Authority()


@pytest.fixture
def network(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Network]:
    """Three servers that answer for every name under ``.test``.

    Clients trust the authority, as they do others, by the environment.
    """
    certificates = tmp_path / "authority.pem"
    authority.write_to(certificates)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates))
    look_up = socket.getaddrinfo

    def on_loopback(host: Any, *args: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        is_ours = name is not None and name.endswith(".test")
        return look_up("127.0.0.1" if is_ours else host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", on_loopback)
    with Server() as api, Server() as port, Server(authority.context) as tls:
        yield Network(api, port, tls)


@pytest.fixture(params=["sync", "async"])
def caller(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """Every test that takes it runs for both kinds of clients."""
    with Caller(request.param) as caller:
        yield caller


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package that `chat.yaml` becomes."""
    output = tmp_path_factory.mktemp("chat")
    target = ["--target", "python", "--output", str(output), "--package", "sdk_chat"]
    subprocess.run(
        [sys.executable, "-m", "sdkwright", "generate", str(CHAT), *target],
        check=True,
        capture_output=True,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(output)
        yield importlib.import_module("sdk_chat")


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def chat(package: ModuleType, caller: Caller, server: Server) -> Chat:
    return Chat(package, caller, server)
