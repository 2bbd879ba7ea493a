"""Clients: resources and their aliases, credentials, servers, global parameters, copies."""

from __future__ import annotations

import asyncio
import base64
import inspect
from types import ModuleType
from typing import Any

import httpx2
import pytest

from .sdk import Server


@pytest.fixture
def client(sdk: ModuleType, server: Server) -> Any:
    return server.client(sdk, bearer="t0k3n")


class TestResources:
    def test_nested(self, server: Server, client: Any) -> None:
        client.storage.files.list_files()
        assert server.target == "/files"

    def test_an_alias_is_the_same_operation(self, server: Server, client: Any) -> None:
        server.answers(json={"name": "Ann"})
        assert client.admin.list_users() == client.users.list_users()
        mine, alias = server.requests
        assert mine.url == alias.url
        assert mine.headers == alias.headers
        assert client.admin.list_users.with_response().data.name == "Ann"

    def test_async(self, sdk: ModuleType, server: Server) -> None:
        server.answers(json={"name": "Ann"})
        client = server.async_client(sdk, bearer="t0k3n")

        async def names() -> list[str]:
            users = (await client.users.list_users(), await client.admin.list_users())
            await client.storage.files.list_files()
            return [user.name for user in users]

        assert asyncio.run(names()) == ["Ann", "Ann"]
        assert server.target == "/files"

    def test_they_look_like_what_they_are(self, sdk: ModuleType, client: Any) -> None:
        method = client.users.list_users
        assert method.__name__ == "list_users"
        assert method.__doc__.startswith("List all users.")
        assert list(inspect.signature(method).parameters) == ["x_app", "options"]
        assert type(client.users).__doc__ == "Whoever has an account."
        assert sdk.Example.users.__doc__ == "Whoever has an account."
        asynchronous = sdk.AsyncExample(bearer="a").users.list_users
        assert inspect.signature(asynchronous) == inspect.signature(method)
        assert asynchronous.__doc__ == method.__doc__

    def test_an_unknown_resource(self, client: Any) -> None:
        with pytest.raises(AttributeError, match="cows"):
            _ = client.cows


class TestCredentials:
    def test_each_operation_has_those_that_it_needs(
        self, sdk: ModuleType, server: Server
    ) -> None:
        client = server.client(
            sdk, bearer="t0k3n", basic=("ann", "pass"), key="k1", cookie_key="c1"
        )
        client.auth.basic()
        expected = f"Basic {base64.b64encode(b'ann:pass').decode()}"
        assert server.request.headers["Authorization"] == expected
        client.auth.both()
        assert server.target == "/both?key=k1"
        assert server.request.headers["Cookie"] == "session=c1"
        assert "Authorization" not in server.request.headers
        client.storage.files.list_files()
        assert "Authorization" not in server.request.headers

    def test_the_first_alternative_that_is_there(
        self, sdk: ModuleType, server: Server, client: Any
    ) -> None:
        client.auth.either()
        assert server.target == "/either"
        assert server.request.headers["Authorization"] == "Bearer t0k3n"
        server.client(sdk, bearer="t0k3n", key="k1").auth.either()
        assert server.target == "/either?key=k1"

    def test_none_is_needed_where_that_is_an_alternative(
        self, sdk: ModuleType, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("SDK_CLIENTS_BEARER", raising=False)
        server.client(sdk).auth.optional()
        assert "Authorization" not in server.request.headers

    def test_missing(
        self, sdk: ModuleType, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The argument and the variable are named, and nothing is sent."""
        monkeypatch.delenv("SDK_CLIENTS_BEARER", raising=False)
        with pytest.raises(sdk.errors.ConfigurationError) as caught:
            server.client(sdk).users.list_users()
        assert "bearer" in str(caught.value)
        assert "SDK_CLIENTS_BEARER" in str(caught.value)
        assert not server.requests

    def test_from_the_environment(
        self, sdk: ModuleType, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SDK_CLIENTS_BEARER", "from-env")
        server.answers(json={})
        server.client(sdk).users.list_users()
        assert server.request.headers["Authorization"] == "Bearer from-env"

    def test_they_are_never_shown(self, client: Any) -> None:
        for shown in (client, client.users, client.users.list_users):
            assert "t0k3n" not in repr(shown)
        assert "t0k3n" not in str(vars(client))


class TestServers:
    @pytest.mark.parametrize(
        ("options", "url"),
        [
            ({}, "https://api.test/v1/files"),
            ({"server": "staging"}, "https://staging.test/files"),
            ({"base_url": "https://mine.test/a/"}, "https://mine.test/a/files"),
        ],
        ids=str,
    )
    def test_of_the_client(
        self, sdk: ModuleType, server: Server, options: dict[str, str], url: str
    ) -> None:
        server.client(sdk, **options).storage.files.list_files()
        assert str(server.request.url) == url

    def test_of_an_operation(self, server: Server, client: Any) -> None:
        client.auth.elsewhere()
        assert str(server.request.url) == "https://other.test/x/elsewhere"


class TestGlobalParameters:
    def test_they_are_sent_with_the_operations_that_take_them(
        self, sdk: ModuleType, server: Server
    ) -> None:
        server.answers(json={})
        client = server.client(sdk, bearer="t", x_app="app", region="eu")
        client.users.list_users()
        assert server.request.headers["X-App"] == "app"
        client.users.list_users(x_app="other")
        assert server.request.headers["X-App"] == "other"

    def test_without_them(self, server: Server, client: Any) -> None:
        server.answers(json={})
        client.users.list_users()
        assert "X-App" not in server.request.headers
        assert server.target == "/users"


class TestCopies:
    def test_they_differ_in_what_is_given(self, server: Server, client: Any) -> None:
        server.answers(json={})
        copy = client.with_options(
            base_url="https://copy.test", headers={"X-Copy": "1"}, timeout=3
        )
        assert type(copy) is type(client)
        copy.users.list_users()
        assert str(server.request.url) == "https://copy.test/users"
        assert server.request.headers["X-Copy"] == "1"
        assert server.request.headers["Authorization"] == "Bearer t0k3n"
        assert server.request.extensions["timeout"]["read"] == 3
        client.users.list_users()
        assert str(server.request.url) == "https://api.test/v1/users"
        assert "X-Copy" not in server.request.headers

    def test_a_resource_in_use_keeps_its_client(
        self, server: Server, client: Any
    ) -> None:
        files = client.storage.files
        copy = client.with_options(base_url="https://copy.test")
        assert copy.storage.files is not files
        files.list_files()
        assert server.request.url.host == "api.test"


class TestRequest:
    def test_what_the_document_does_not_describe(
        self, sdk: ModuleType, server: Server, client: Any
    ) -> None:
        server.answers(json={"name": "Ann"})
        user = client.request(
            "POST",
            "/new",
            cast_to=sdk.models.User,
            query={"q": [1, 2]},
            headers={"X-New": "1"},
            body={"user": sdk.models.User(name="Bob")},
        )
        assert user == sdk.models.User(name="Ann")
        assert server.request.method == "POST"
        assert server.target == "/new?q=1&q=2"
        assert server.request.headers["X-New"] == "1"
        assert server.request.headers["Authorization"] == "Bearer t0k3n"
        assert server.request.content == b'{"user":{"name":"Bob"}}'

    def test_plain_json(self, server: Server, client: Any) -> None:
        server.answers(json=[1])
        assert client.request("GET", "/new") == [1]

    def test_async(self, sdk: ModuleType, server: Server) -> None:
        server.answers(json=[1])
        client = server.async_client(sdk, bearer="t0k3n")
        result = asyncio.run(client.request("GET", "/new", cast_to=list[int]))
        assert result == [1]


def test_both_kinds_close_what_they_made(sdk: ModuleType) -> None:
    with sdk.Example(bearer="a") as client:
        assert isinstance(client, sdk.Example)

    async def use() -> bool:
        async with sdk.AsyncExample(bearer="a") as client:
            return isinstance(client, sdk.AsyncExample)

    assert asyncio.run(use())


def test_an_http_client_of_the_other_kind(sdk: ModuleType) -> None:
    with pytest.raises(sdk.errors.ConfigurationError, match=r"httpx2\.Client"):
        sdk.Example(bearer="a", http_client=httpx2.AsyncClient())
