"""What a caller gets when no answer comes, or only a part of one."""

from __future__ import annotations

import socket
from typing import Any, NoReturn

import pytest

from openrouter import errors

from .sdk import Sdk
from .secrecy import assert_hidden
from .server import Answer, CutOff, Reset, Server, Silence, Step, Trickle

CREDITS = Answer(body=b'{"data": {"total_credits": 10.0, "total_usage": 2.5}}')


def failure(sdk: Sdk, **options: Any) -> errors.APIConnectionError:
    """The error that a call raises once its retries are used up."""
    with pytest.raises(errors.APIConnectionError) as caught:
        sdk.settle(sdk.client(**options).credits.get_credits())
    assert_hidden(caught.value)
    return caught.value


@pytest.mark.parametrize(
    "step",
    [Reset(), CutOff(CREDITS), CutOff(CREDITS, sent=20)],
    ids=["reset", "no body", "half a body"],
)
def test_a_connection_that_breaks(sdk: Sdk, server: Server, step: Step) -> None:
    server.script(step)
    error = failure(sdk)
    assert not isinstance(error, errors.APITimeoutError)
    assert len(server.requests) == 3
    assert len(sdk.waits) == 2


@pytest.mark.parametrize("step", [Reset(), CutOff(CREDITS, sent=20), Silence()])
def test_a_retry_that_works(sdk: Sdk, server: Server, step: Step) -> None:
    server.script(step, CREDITS)
    credits = sdk.settle(sdk.client(timeout=0.1).credits.get_credits())
    assert credits.data.total_usage == 2.5
    assert len(server.requests) == 2


def test_a_server_that_never_answers(sdk: Sdk, server: Server) -> None:
    server.script(Silence())
    error = failure(sdk, timeout=0.05)
    assert isinstance(error, errors.APITimeoutError)
    assert len(server.requests) == 3


@pytest.mark.parametrize("step", [Trickle(), Silence()])
def test_a_deadline_ends_the_call(sdk: Sdk, server: Server, step: Step) -> None:
    server.script(step)
    error = failure(sdk, deadline=0.1, timeout=None)
    assert isinstance(error, errors.APITimeoutError)
    assert len(server.requests) == 1
    assert sdk.waits == []


def test_a_port_that_nobody_listens_on(sdk: Sdk) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        base_url = f"http://127.0.0.1:{free.getsockname()[1]}"
        failure(sdk, base_url=base_url)
    assert len(sdk.waits) == 2


def test_a_name_that_does_not_resolve(
    sdk: Sdk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def getaddrinfo(*_: object, **__: object) -> NoReturn:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    error = failure(sdk, base_url="https://openrouter.invalid/api/v1")
    assert "openrouter.invalid" in str(error)
    assert len(sdk.waits) == 2


def test_a_server_that_speaks_no_tls(sdk: Sdk, server: Server) -> None:
    failure(sdk, base_url=server.origin.replace("http:", "https:"))
    assert server.requests == []
    assert len(sdk.waits) == 2
