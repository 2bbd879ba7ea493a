"""Servers of a client and of single operations, and what is chosen for their variables."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .sdk import Server

SANDBOX = {"server": "sandbox", "account": "acme"}


def asked(client: Any, server: Server, operation: str) -> str:
    """The URL that a call asks."""
    getattr(client.t, operation)()
    return str(server.request.url)


@pytest.mark.parametrize(
    ("options", "operation", "url"),
    [
        ({}, "get_a", "https://eu.test/v1/a"),
        ({"region": "us"}, "get_a", "https://us.test/v1/a"),
        (SANDBOX, "get_a", "https://acme.sandbox.test/api/v1/a"),
        (
            SANDBOX | {"port": "8443", "base_path": "v2"},
            "get_a",
            "https://acme.sandbox.test:8443/v2/a",
        ),
        (
            {"base_url": "http://localhost:8000/x/"},
            "get_a",
            "http://localhost:8000/x/a",
        ),
        ({}, "get_file", "https://us.files.test/file"),
        ({"region": "eu"}, "get_file", "https://eu.files.test/file"),
        (SANDBOX, "get_file", "https://files.test/acme/file"),
        ({"base_url": "http://localhost"}, "get_file", "http://localhost/file"),
        ({"region": "us"}, "put_file", "https://us.test/upload/file"),
        (SANDBOX, "put_file", "https://acme.sandbox.test/upload/file"),
    ],
)
def test_which_is_asked(
    sdk: ModuleType,
    server: Server,
    options: dict[str, str],
    operation: str,
    url: str,
) -> None:
    assert asked(server.client(sdk, **options), server, operation) == url


async def _asked_async(sdk: ModuleType, server: Server) -> None:
    async with server.async_client(sdk, **SANDBOX) as client:
        await client.t.get_file()
        assert str(server.request.url) == "https://files.test/acme/file"
        await client.with_options(server="live", region="us").t.get_a()
        assert str(server.request.url) == "https://us.test/v1/a"


def test_an_async_client(sdk: ModuleType, server: Server) -> None:
    asyncio.run(_asked_async(sdk, server))


def test_a_copy_asks_another(sdk: ModuleType, server: Server) -> None:
    client = server.client(sdk, account="acme", server="sandbox")
    copy = client.with_options(port="8443", timeout=3)
    assert asked(copy, server, "get_a") == "https://acme.sandbox.test:8443/api/v1/a"
    assert server.request.extensions["timeout"]["read"] == 3
    assert asked(copy.with_options(account="b"), server, "get_a") == (
        "https://b.sandbox.test:8443/api/v1/a"
    )
    assert asked(copy.with_options(server="live"), server, "get_a") == (
        "https://eu.test/v1/a"
    )
    assert asked(client, server, "get_a") == "https://acme.sandbox.test/api/v1/a"


def test_values_are_read_from_the_environment(
    sdk: ModuleType, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDK_SERVERS_REGION", "us")
    assert asked(server.client(sdk), server, "get_a") == "https://us.test/v1/a"
    client = server.client(sdk, region="eu")
    assert asked(client, server, "get_a") == "https://eu.test/v1/a"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"region": "cn"}, "region must be one of 'eu', 'us', not 'cn'"),
        ({"server": "sandbox"}, r"pass account=… to Example\(\) or set"),
        (SANDBOX | {"account": "evil.test/"}, "a part of a host's name"),
        (SANDBOX | {"port": "80@evil.test"}, "a port"),
        (SANDBOX | {"base_path": "a?b"}, "a path"),
        (SANDBOX | {"region": "us", "base_url": "https://a.test"}, "exclude"),
    ],
)
def test_what_cannot_be(
    sdk: ModuleType, server: Server, options: dict[str, str], message: str
) -> None:
    with pytest.raises(sdk.errors.ConfigurationError, match=message):
        server.client(sdk, **options)


def test_a_copy_does_not_leave_a_base_url_by_the_way(
    sdk: ModuleType, server: Server
) -> None:
    client = server.client(sdk, base_url="https://mine.test")
    for options in ({"server": "live"}, {"region": "us"}):
        with pytest.raises(sdk.errors.ConfigurationError, match="base_url"):
            client.with_options(**options)


def test_a_page_says_what_there_is_to_choose(source: Path) -> None:
    page = (source / "docs" / "servers.md").read_text("utf-8")
    page = re.sub(" +", " ", page)
    for part in (
        'server="sandbox", account="example", port="443", base_path="api/v1", region=',
        '| `"live"` | `https://{region}.test/v1` ',
        "`eu`, `us` | `eu`, `us` | `SDK_SERVERS_REGION`",
        "`SDK_SERVERS_BASE_PATH`",
    ):
        assert part in page
