"""Whose certificate is taken, and how that is switched off."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import pytest
import trustme

from openrouter._runtime.errors import APIConnectionError

from ..contract.server import Answer, Server
from .calling import SECRET, Caller, api_with
from .network import Network

OK = Answer(body=b"{}")
API = api_with("authorization")


@pytest.fixture
def stranger() -> Iterator[Server]:
    """A server with a certificate of the right name by nobody who is trusted."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("api.test").configure_cert(context)
    with Server(context) as server:
        server.script(OK)
        yield server


def port(server: Server) -> str:
    return server.origin.rpartition(":")[2]


@pytest.mark.parametrize("place", ["host", "authority"])
def test_certificates_are_checked(
    caller: Caller, network: Network, stranger: Server, place: str
) -> None:
    """That of another host is refused, and that of an authority that nobody trusts."""
    network.script((network.tls, OK))
    base_url = (
        network.expand("https://no-such-name.test:{tls}")
        if place == "host"
        else f"https://api.test:{port(stranger)}"
    )
    with pytest.raises(APIConnectionError, match="certificate is not valid"):
        caller.call(caller.client(API, base_url, retries=0))
    assert network.requests == stranger.requests == []


@pytest.mark.usefixtures("network")
def test_the_switch_is_explicit(caller: Caller, stranger: Server) -> None:
    http_client = caller.http_client(verify=False)
    base_url = f"https://api.test:{port(stranger)}"
    client = caller.client(API, base_url, http_client=http_client)
    assert caller.call(client) == {}
    caller.close(http_client)


def test_a_certificate_of_an_authority_that_the_environment_names(
    caller: Caller, network: Network
) -> None:
    network.script((network.tls, OK))
    client = caller.client(API, network.expand("https://api.test:{tls}"))
    assert caller.call(client) == {}


def test_a_proxy_sees_the_host_alone(
    caller: Caller, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = network.expand("user:password@127.0.0.1:{port}")
    monkeypatch.setenv("HTTPS_PROXY", f"http://{proxy}")
    network.script((network.port, Answer(502)))
    client = caller.client(API, "https://api.test", headers={"X-Tenant": SECRET})
    with pytest.raises(APIConnectionError) as caught:
        caller.call(client, options={"retries": 0})
    (request,) = network.port.requests
    assert (request.method, request.target) == ("CONNECT", "api.test:443")
    assert request.headers["proxy-authorization"].startswith("Basic ")
    assert SECRET.encode() not in request.raw
    assert "password" not in str(caught.value)
