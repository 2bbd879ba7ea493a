"""Options of clients and calls: which there can be, and which are refused."""

from __future__ import annotations

import math
from typing import Any

import httpx2
import pytest

from runtime.errors import ConfigurationError

from .harness import API, BASE, Sdk, ok


class TestConfiguration:
    @pytest.mark.parametrize(
        ("options", "url"),
        [
            ({}, f"{BASE}/things"),
            ({"server": "staging"}, "https://staging.test/v1/things"),
            ({"base_url": "http://localhost:8000"}, "http://localhost:8000/things"),
            ({"base_url": "https://x.test/a/"}, "https://x.test/a/things"),
        ],
    )
    def test_base_url(self, sdk: Sdk, options: dict[str, Any], url: str) -> None:
        sdk.serve(ok(), **options)
        sdk.call()
        assert str(sdk.sent.url) == url

    @pytest.mark.parametrize(
        "base_url",
        [
            "api.test",
            "/v1",
            "ftp://api.test",
            "https://",
            "https://user:secret@api.test",
            "https://api.test?a=secret",
            "https://api.test#secret",
            "https://api.test\n",
            "https://api.test:99999",
            "https://api.test/\udc80",
            "",
            "user:secret@api.test",
            "ftp://user:se/?#@cret@api.test?secret",
            5,
        ],
    )
    def test_a_base_url_that_cannot_be(self, sdk: Sdk, base_url: Any) -> None:
        with pytest.raises(ConfigurationError, match="base_url") as caught:
            sdk.serve(ok(), base_url=base_url)
        assert "secret" not in str(caught.value)
        client = sdk.serve(ok())
        with pytest.raises(ConfigurationError, match="base_url"):
            client.with_options(base_url=base_url)

    @pytest.mark.parametrize(
        ("base_url", "shown"),
        [
            ("localhost:8799", "'localhost:8799'"),
            ("//x.test", "'//x.test'"),
            ("ftp://u:p@x.test?k=v", "'ftp://x.test'"),
            ("", "''"),
        ],
    )
    def test_a_wrong_base_url_is_shown(
        self, sdk: Sdk, base_url: str, shown: str
    ) -> None:
        with pytest.raises(ConfigurationError) as caught:
            sdk.serve(ok(), base_url=base_url)
        assert str(caught.value) == (
            f"base_url must be an absolute http or https URL, not {shown}"
        )

    def test_one_server_is_chosen_once(self, sdk: Sdk) -> None:
        with pytest.raises(ConfigurationError, match="base_url and server exclude"):
            sdk.serve(ok(), base_url="https://x.test", server="staging")

    def test_a_server_that_is_not_there(self, sdk: Sdk) -> None:
        with pytest.raises(ConfigurationError, match="'production', 'staging'"):
            sdk.serve(ok(), server="prod")
        for servers in ({}, {"default": "/v1"}):
            with pytest.raises(ConfigurationError, match=r"base_url=… to Sample\(\)"):
                sdk.serve(ok(), api=API._replace(servers=servers))
        sdk.serve(ok(), api=API._replace(servers={}), base_url="https://x.test")
        assert sdk.call() == {}

    def test_the_http_client_must_be_of_the_same_kind(self, sdk: Sdk) -> None:
        other = httpx2.AsyncClient() if sdk.kind == "sync" else httpx2.Client()
        with pytest.raises(ConfigurationError, match="http_client"):
            sdk.client(http_client=other)


class TestHeaders:
    @pytest.mark.parametrize(
        "wrong", [{5: "a"}, {"X Y": "a"}, {"X": "sec\nret"}, {"X": 5}, [("X", "1")]]
    )
    def test_that_cannot_be_sent(self, sdk: Sdk, wrong: Any) -> None:
        with pytest.raises(ConfigurationError, match="header") as caught:
            sdk.client(headers=wrong)
        assert "ret" not in str(caught.value)
        client = sdk.client()
        with pytest.raises(ConfigurationError, match="header"):
            client.with_options(headers=wrong)


class TestTimes:
    @pytest.mark.parametrize(
        "wrong", [math.inf, math.nan, 1e12, 0, -1, "5", httpx2.Timeout(math.inf)]
    )
    def test_a_timeout_that_is_none(self, sdk: Sdk, wrong: Any) -> None:
        with pytest.raises(ConfigurationError, match="timeout must be"):
            sdk.serve(ok(), timeout=wrong)
        client = sdk.serve(ok())
        with pytest.raises(ConfigurationError, match="timeout must be"):
            client.with_options(timeout=wrong)
        with pytest.raises(ConfigurationError, match="timeout must be"):
            sdk.call(timeout=wrong)

    @pytest.mark.parametrize("wrong", [math.inf, math.nan, 1e12, "5"])
    def test_a_deadline_that_is_none(self, sdk: Sdk, wrong: Any) -> None:
        with pytest.raises(ConfigurationError, match="deadline must be"):
            sdk.serve(ok(), deadline=wrong)
        client = sdk.serve(ok())
        with pytest.raises(ConfigurationError, match="deadline must be"):
            client.with_options(deadline=wrong)
        with pytest.raises(ConfigurationError, match="deadline must be"):
            sdk.call(deadline=wrong)

    @pytest.mark.parametrize("wrong", [-1, "2", 1.5])
    def test_a_number_of_retries_that_is_none(self, sdk: Sdk, wrong: Any) -> None:
        with pytest.raises(ConfigurationError, match="retries must be"):
            sdk.serve(ok(), retries=wrong)
