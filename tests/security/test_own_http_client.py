"""An HTTP client of the user's own: proxies, certificates, transports."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import trustme

from openrouter._runtime.errors import APIConnectionError, APIError

from ..contract.server import Answer, Server
from .calling import SECRET, Caller, api_with
from .network import Network
from .proxy import PASSWORD, Proxy

OK = Answer(body=b"{}")
API = api_with("authorization")


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with Proxy() as proxy:
        yield proxy


class TestProxies:
    @pytest.mark.parametrize("scheme", ["http", "https"])
    def test_every_request_goes_there(
        self, caller: Caller, network: Network, proxy: Proxy, scheme: str
    ) -> None:
        server = network.api if scheme == "http" else network.tls
        network.script((server, OK))
        base_url = network.expand(
            "http://api.test:{api}" if scheme == "http" else "https://api.test:{tls}"
        )
        http_client = caller.http_client(proxy=proxy.url())
        client = caller.client(API, base_url, http_client=http_client)
        assert caller.call(client) == {}
        caller.close(http_client)
        (line,) = proxy.requests
        assert line.startswith(
            f"GET {base_url}/things " if scheme == "http" else "CONNECT api.test:"
        )
        (request,) = network.requests
        assert PASSWORD.encode() not in request.raw
        assert "proxy-authorization" not in request.headers
        assert request.headers["authorization"] == f"Bearer {SECRET}"

    def test_the_environment_names_one(
        self,
        caller: Caller,
        network: Network,
        proxy: Proxy,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("HTTP_PROXY", proxy.url())
        monkeypatch.setenv("NO_PROXY", "eu.api.test")
        network.script((network.api, OK), (network.api, OK))
        caller.call(caller.client(API, network.expand("http://api.test:{api}")))
        assert len(proxy.requests) == 1
        caller.call(caller.client(API, network.expand("http://eu.api.test:{api}")))
        assert len(proxy.requests) == 1
        assert len(network.requests) == 2

    @pytest.mark.parametrize("scheme", ["http", "https"])
    def test_a_wrong_password_is_an_error_that_does_not_show_it(
        self,
        caller: Caller,
        network: Network,
        proxy: Proxy,
        scheme: str,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        http_client = caller.http_client(proxy=proxy.url("wrong-but-secret"))
        base_url = network.expand(
            "http://api.test:{api}" if scheme == "http" else "https://api.test:{tls}"
        )
        client = caller.client(API, base_url, http_client=http_client, retries=0)
        network.script()
        with (
            caplog.at_level(logging.DEBUG, "openrouter"),
            caplog.at_level(logging.DEBUG, "httpx2"),
            pytest.raises(
                APIError if scheme == "http" else APIConnectionError
            ) as caught,
        ):
            caller.call(client)
        caller.close(http_client)
        assert "407" in str(caught.value)
        assert "wrong-but-secret" not in f"{caught.value!r}{caught.value}{caplog.text}"
        assert network.requests == []


class TestClientCertificates:
    @pytest.fixture
    def strict(self, tmp_path: Path) -> Iterator[tuple[Server, ssl.SSLContext]]:
        """A server that wants a certificate, and what shows one."""
        authority = trustme.CA()
        theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        theirs.verify_mode = ssl.CERT_REQUIRED
        authority.issue_cert("api.test").configure_cert(theirs)
        authority.configure_trust(theirs)
        file = tmp_path / "client.pem"
        authority.issue_cert("me@test").private_key_and_cert_chain_pem.write_to_path(
            str(file)
        )
        ours = ssl.create_default_context()
        authority.configure_trust(ours)
        with Server(theirs) as server:
            server.script(OK)
            yield server, ours

    @pytest.mark.usefixtures("network")
    def test_it_is_shown(
        self, caller: Caller, strict: tuple[Server, ssl.SSLContext], tmp_path: Path
    ) -> None:
        server, context = strict
        context.load_cert_chain(tmp_path / "client.pem")
        assert self.call(caller, server, context) == {}

    @pytest.mark.usefixtures("network")
    def test_without_it_there_is_no_answer(
        self, caller: Caller, strict: tuple[Server, ssl.SSLContext]
    ) -> None:
        with pytest.raises(APIConnectionError):
            self.call(caller, *strict)

    def call(self, caller: Caller, server: Server, context: ssl.SSLContext) -> Any:
        http_client = caller.http_client(verify=context)
        base_url = f"https://api.test:{server.origin.rpartition(':')[2]}"
        client = caller.client(API, base_url, http_client=http_client, retries=0)
        try:
            return caller.call(client)
        finally:
            caller.close(http_client)


class TestTransports:
    def test_one_of_the_user(self, caller: Caller) -> None:
        class Transport(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
            def handle_request(self, request: httpx2.Request) -> httpx2.Response:
                return httpx2.Response(200, json={"path": request.url.path})

            async def handle_async_request(
                self, request: httpx2.Request
            ) -> httpx2.Response:
                return self.handle_request(request)

        http_client = caller.http_client(transport=Transport())
        client = caller.client(API, "https://api.test/v1", http_client=http_client)
        assert caller.call(client) == {"path": "/v1/things"}
        caller.close(http_client)

    def test_what_a_transport_raises_that_is_no_error_of_http(
        self, caller: Caller
    ) -> None:
        def fail(_request: httpx2.Request) -> httpx2.Response:
            raise KeyError("a bug")

        http_client = caller.http_client(transport=httpx2.MockTransport(fail))
        client = caller.client(API, "https://api.test/v1", http_client=http_client)
        with pytest.raises(KeyError, match="a bug"):
            caller.call(client)
        caller.close(http_client)
