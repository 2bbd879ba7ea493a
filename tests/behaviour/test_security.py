"""Signing in: every scheme of a document, by arguments and by the environment."""

from __future__ import annotations

import pickle
import re
import ssl
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs

import httpx2
import pytest

from .sdk import Server


class Service:
    """An API and its authorization server: tokens are t1, t2, …"""

    def __init__(self) -> None:
        self.requests: list[httpx2.Request] = []
        self.asked: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/.well-known/openid-configuration":
            return httpx2.Response(
                200, json={"token_endpoint": "https://id.test/token"}
            )
        if request.url.path in ("/token", "/renew"):
            self.asked.append(request)
            return httpx2.Response(200, json={"access_token": f"t{len(self.asked)}"})
        self.requests.append(request)
        return httpx2.Response(204)

    def client(self, package: ModuleType, **options: Any) -> Any:
        http_client = httpx2.Client(transport=httpx2.MockTransport(self))
        return package.Example(http_client=http_client, **options)

    @property
    def authorizations(self) -> list[str]:
        return [one.headers.get("Authorization", "") for one in self.requests]

    @property
    def scopes(self) -> list[str]:
        forms = (parse_qs(one.content.decode()) for one in self.asked)
        return [" ".join(form.get("scope", [])) for form in forms]


@pytest.fixture
def service() -> Service:
    return Service()


def test_scopes_are_those_of_the_operation(sdk: ModuleType, service: Service) -> None:
    client = service.client(sdk, service=sdk.ClientCredentials("id", "secret"))
    client.notes.list_notes()
    client.notes.add_note()
    client.notes.list_notes()
    assert service.authorizations == ["Bearer t1", "Bearer t2", "Bearer t1"]
    assert service.scopes == ["read", "read write"]
    assert {str(one.url) for one in service.asked} == {"https://api.example.com/token"}


def test_the_first_alternative_that_is_there_is_taken(
    sdk: ModuleType, service: Service
) -> None:
    client = service.client(sdk, account=sdk.RefreshToken("r"), browser="given")
    client.notes.add_note()
    client.notes.delete_notes()
    assert service.authorizations == ["Bearer t1", "Bearer t1"]
    assert service.scopes == [""]
    service.client(sdk, browser="given").notes.delete_notes()
    assert service.authorizations[-1] == "Bearer given"


def test_openid_connect(sdk: ModuleType, service: Service) -> None:
    client = service.client(sdk, discovered=sdk.Password("u", "p"))
    client.notes.delete_notes()
    assert service.authorizations == ["Bearer t1"]
    assert [str(one.url) for one in service.asked] == ["https://id.test/token"]
    assert service.scopes == ["all"]


def test_a_client_from_the_environment(
    sdk: ModuleType, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDK_SECURITY_CLIENT_ID", "id")
    monkeypatch.setenv("SDK_SECURITY_CLIENT_SECRET", "secret")
    service.client(sdk).notes.list_notes()
    monkeypatch.setenv("SDK_SECURITY_SERVICE", "token")
    service.client(sdk).notes.list_notes()
    monkeypatch.setenv("ACCOUNT_TOKEN", "account")
    monkeypatch.delenv("SDK_SECURITY_SERVICE")
    monkeypatch.delenv("SDK_SECURITY_CLIENT_ID")
    service.client(sdk).notes.add_note()
    expected = ["Bearer t1", "Bearer token", "Bearer account"]
    assert service.authorizations == expected


def test_a_pair_from_the_environment(
    sdk: ModuleType, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGEST_USERNAME", "user")
    monkeypatch.setenv("DIGEST_PASSWORD", "password")
    challenge = {"WWW-Authenticate": 'Digest realm="r", nonce="n"'}
    server.answers(401, headers=challenge)
    with pytest.raises(sdk.errors.AuthenticationError):
        server.client(sdk).others.digest()
    assert server.request.headers["Authorization"].startswith('Digest username="user"')


def test_two_credentials_together(sdk: ModuleType, server: Server) -> None:
    client = server.client(sdk, other="a", key="b")
    client.others.other()
    assert server.request.headers["Authorization"] == "Token a"
    assert server.target == "/other?key=b"
    with pytest.raises(
        sdk.errors.ConfigurationError, match=r"pass other=… .*, and pass"
    ):
        server.client(sdk).others.other()
    with pytest.raises(sdk.errors.ConfigurationError, match="credential: pass key=…"):
        server.client(sdk, other="a").others.other()


def test_a_certificate_is_no_credential(sdk: ModuleType, server: Server) -> None:
    server.client(sdk).others.open()
    assert "Authorization" not in server.request.headers


def test_no_token(sdk: ModuleType, server: Server) -> None:
    server.answers(400, json={"error": "invalid_grant"})
    client = server.client(sdk, service=sdk.Password("user", "password"))
    with pytest.raises(sdk.errors.TokenError) as caught:
        client.notes.list_notes()
    assert caught.value.error == "invalid_grant"
    assert isinstance(caught.value, sdk.errors.BadRequestError)
    assert pickle.loads(pickle.dumps(caught.value)).error == "invalid_grant"


def test_classes_are_where_they_are_public(sdk: ModuleType) -> None:
    for name in ("ClientCredentials", "Password", "RefreshToken"):
        assert getattr(sdk, name).__module__ == sdk.__name__
    assert sdk.errors.TokenError.__module__ == f"{sdk.__name__}.errors"


@pytest.mark.usefixtures("sdk")
def test_a_page_shows_every_way(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (source / "docs" / "authentication.md").read_text("utf-8")
    page = re.sub(" +", " ", page)
    for part in (
        "| `service` | an access token, or what fetches one: `ClientCredentials`, ",
        "`ACCOUNT_TOKEN`",
        "*Deprecated.*",
        "`DIGEST_USERNAME` and `DIGEST_PASSWORD`",
        "a key, for the query parameter `key`",
        "what follows `Token` in `Authorization`",
    ):
        assert part in page
    loaded: list[tuple[str, ...]] = []
    monkeypatch.setattr(
        ssl.SSLContext, "load_cert_chain", lambda _, *names: loaded.append(names)
    )
    programs = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(programs) == 3
    for program in programs:
        exec(program, {})  # that it runs is the point
    assert loaded == [("client.pem", "client.key")]
