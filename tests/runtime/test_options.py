"""Options of clients and calls: which there can be, and which are refused."""

from __future__ import annotations

import math
from typing import Any

import httpx2
import pytest

from runtime.errors import ConfigurationError

from .harness import Sdk, ok


class TestConfiguration:
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

    @pytest.mark.parametrize("wrong", [-1, "2", 1.5, True])
    def test_a_number_of_retries_that_is_none(self, sdk: Sdk, wrong: Any) -> None:
        with pytest.raises(
            ConfigurationError, match="retries must be a count or a RetryPolicy"
        ):
            sdk.serve(ok(), retries=wrong)
        sdk.serve(ok())
        with pytest.raises(
            ConfigurationError, match="retries must be a count or a RetryPolicy"
        ):
            sdk.call(retries=wrong)


def test_a_copy_of_a_client_names_what_it_does_not_know(sdk: Sdk) -> None:
    client = sdk.client()
    with pytest.raises(TypeError, match=r"with_options\(\) got .* 'unknown'"):
        client.with_options(unknown=1)  # type: ignore[call-arg]  # is what is tested


@pytest.mark.parametrize(
    "origins",
    ["https://a.test", ["https://a.test/v1"], ["a.test"], ["*"], ["https://u@a.test"]],
)
def test_what_is_no_origin(sdk: Sdk, origins: Any) -> None:
    with pytest.raises(ConfigurationError, match="trusted_origins"):
        sdk.client(trusted_origins=origins)
