"""Servers that are not there."""

from __future__ import annotations

import socket
from typing import NoReturn

import pytest

from openrouter.errors import APIConnectionError

from .caller import Caller, Fault, get_credits
from .wire import Wire


@pytest.mark.parametrize("deadline", [5.0, None])
def test_a_port_that_nobody_listens_on(caller: Caller, deadline: float | None) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        fault = Fault(Wire.wait, APIConnectionError, "could not connect: [Errno ")
        caller.fails(fault, base_url=url, deadline=deadline)


@pytest.mark.parametrize("deadline", [5.0, None])
def test_a_name_that_does_not_resolve(
    caller: Caller, monkeypatch: pytest.MonkeyPatch, deadline: float | None
) -> None:
    def getaddrinfo(*_: object, **__: object) -> NoReturn:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    fault = Fault(Wire.wait, APIConnectionError, "Name or service not known")
    error = caller.fails(fault, base_url="https://api.invalid", deadline=deadline)
    assert "api.invalid" in str(error)


def test_an_error_of_the_caller_stays_out_of_it(caller: Caller) -> None:
    """A call within `except` tells of itself alone."""
    fault = Fault(lambda _: None, APIConnectionError)
    try:
        raise OSError("a file of the caller")
    except OSError:
        error = caller.fails(fault, get_credits)
    assert "a file of the caller" not in str(error)
