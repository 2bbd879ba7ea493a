"""Proxies that do not lead where they should."""

from __future__ import annotations

import pytest

from openrouter.errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    OpenRouterError,
)

from .caller import DEADLINE, Caller, Fault
from .certificates import Certificates
from .wire import Play, Wire, answer

PASSWORD = "a-password-that-nobody-may-see"
API = "https://api.test/v1"


@pytest.fixture(autouse=True)
def _proxy(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    url = caller.server.url().replace("://", f"://user:{PASSWORD}@")
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, url)


def says(said: bytes) -> Play:
    def play(wire: Wire) -> None:
        wire.request()
        wire.say(said)

    return play


def refuses(status: bytes) -> Play:
    return says(answer(b"", status=status))


SILENT = Fault(Wire.wait, APITimeoutError, "in time", attempts=1)
FAULTS = {
    "407": Fault(
        refuses(b"407 Proxy Authentication Required"),
        APIConnectionError,
        "the proxy refused: 407 Proxy Authentication Required",
        attempts=1,
    ),
    "403": Fault(refuses(b"403 Forbidden"), APIConnectionError, "refused", attempts=1),
    "503": Fault(refuses(b"503 Unavailable"), APIConnectionError, "refused: 503"),
    "garbage": Fault(says(b"what?\r\n\r\n"), APIConnectionError),
    "an end": Fault(says(b""), APIConnectionError),
    "a reset": Fault(Wire.reset, APIConnectionError),
    "a tunnel that ends": Fault(
        says(b"HTTP/1.1 200 OK\r\n\r\n"), APIConnectionError, "could not connect"
    ),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_tunnel_that_is_refused(caller: Caller, fault: Fault) -> None:
    assert_no_password(caller.fails(fault, base_url=API))


def drips(wire: Wire) -> None:
    wire.request()
    wire.drip(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1000)


def stalls(wire: Wire) -> None:
    wire.request()
    wire.say(b"HTTP/1.1 200 OK\r\n\r\n")
    wire.wait()


@pytest.mark.parametrize("play", [Wire.wait, drips, stalls])
def test_a_tunnel_that_is_never_there(caller: Caller, play: Play) -> None:
    fault = Fault(play, APITimeoutError, "in time", attempts=1)
    assert_no_password(caller.fails(fault, base_url=API, deadline=DEADLINE))


def test_without_a_tunnel(caller: Caller) -> None:
    """Where the API has no TLS, what the proxy says is the answer."""
    status = b"407 Proxy Authentication Required"
    fault = Fault(refuses(status), APIError, "407", attempts=1)
    assert_no_password(caller.fails(fault, base_url="http://api.test/v1"))


def test_a_certificate_behind_a_proxy(
    caller: Caller, certificates: Certificates
) -> None:
    context = certificates.of_nobody()

    def play(wire: Wire) -> None:
        wire.request()
        wire.say(b"HTTP/1.1 200 OK\r\n\r\n")
        wire.secure(context)

    fault = Fault(play, APIConnectionError, "certificate is not valid", attempts=1)
    assert_no_password(caller.fails(fault, base_url=API))


def test_a_tunnel_that_works(caller: Caller, certificates: Certificates) -> None:
    context = certificates.valid("api.test")

    def play(wire: Wire) -> None:
        assert wire.request().startswith(b"CONNECT api.test:443 ")
        wire.say(b"HTTP/1.1 200 OK\r\n\r\n")
        wire.secure(context)
        while wire.request():
            wire.say(answer())

    caller.server.play = play
    client = caller.client(retries=0, base_url=API, deadline=5.0)
    for _ in range(3):
        credits = caller.settle(client.credits.get_credits())
        assert credits.data.total_usage == 2.5
    assert caller.server.connections == 1


def assert_no_password(error: OpenRouterError) -> None:
    assert PASSWORD not in f"{error}{error!r}{vars(error)}"
