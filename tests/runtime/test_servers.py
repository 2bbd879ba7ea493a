"""Servers: which of them a client asks."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from runtime.config import moved
from runtime.errors import ConfigurationError, InvalidRequestError
from runtime.operation import Json, Operation
from runtime.server_variables import Variable
from runtime.servers import Server

from .harness import API, BASE, Sdk, ok

REGION = Variable("eu", ("eu", "us"))
REGIONS = API._replace(
    servers={
        "global": Server("https://api.test/v1"),
        "regional": Server(
            "https://{region}.api.test/{stage}",
            {"region": REGION, "stage": Variable("v1")},
        ),
        "own": Server("https://{account}.api.test", {"account": Variable()}),
    },
    variables={
        "region": "SAMPLE_REGION",
        "stage": "SAMPLE_STAGE",
        "account": "SAMPLE_ACCOUNT",
    },
)


def operation(**servers: Server) -> Operation[Any]:
    """One with servers of its own."""
    return Operation("e", "GET", "/e", returns=Json(lambda: Any), servers=servers)


class TestOfAClient:
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
            "https://api.test/v1?",
            "https://api.test/v1#",
            httpx2.URL("https://api.test?a=secret"),
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
        servers: dict[str, Server]
        for servers in ({}, {"default": Server("/v1")}):
            with pytest.raises(ConfigurationError, match=r"base_url=… to Sample\(\)"):
                sdk.serve(ok(), api=API._replace(servers=servers))
        sdk.serve(ok(), api=API._replace(servers={}), base_url="https://x.test")
        assert sdk.call() == {}

    def test_a_base_url_of_a_document_that_cannot_be(self, sdk: Sdk) -> None:
        api = API._replace(servers={"default": Server("https://a b@x.test?key")})
        with pytest.raises(ConfigurationError, match="the URL of server 'default'"):
            sdk.serve(ok(), api=api)

    @pytest.mark.parametrize(
        ("url", "host", "sent"),
        [
            ("https://bücher.test/größe/", "xn--bcher-kva.test", "/gr%C3%B6%C3%9Fe"),
            ("HTTPS://API.Test:443/V1", "api.test", "/V1"),
            ("http://[::1]:8080/a%2Fb", "[::1]:8080", "/a%2Fb"),
        ],
    )
    def test_a_url_is_written_as_http_has_it(
        self, sdk: Sdk, url: str, host: str, sent: str
    ) -> None:
        sdk.serve(ok(), api=API._replace(servers={"default": Server(url)}))
        sdk.call()
        assert sdk.sent.headers["Host"] == host
        assert sdk.sent.url.raw_path.decode() == f"{sent}/things"

    def test_a_copy_for_another_server(self, sdk: Sdk) -> None:
        client = sdk.serve(ok())
        copy = client.with_options()
        copy._config = moved(copy._config, "staging", {})
        sdk.call(on=copy)
        assert str(sdk.sent.url) == "https://staging.test/v1/things"
        sdk.call(on=client)
        assert str(sdk.sent.url) == f"{BASE}/things"

    def test_a_copy_does_not_leave_a_base_url_by_the_way(self, sdk: Sdk) -> None:
        client = sdk.serve(ok(), api=REGIONS, base_url="https://mine.test")
        assert moved(client._config, None, {"region": None}) == client._config
        for server, region in (("regional", None), (None, "us")):
            with pytest.raises(ConfigurationError, match="base_url"):
                moved(client._config, server, {"region": region})


class TestVariables:
    @pytest.mark.parametrize(
        ("options", "url"),
        [
            ({"server": "regional"}, "https://eu.api.test/v1"),
            ({"server": "regional", "region": "us"}, "https://us.api.test/v1"),
            ({"server": "regional", "stage": "v2"}, "https://eu.api.test/v2"),
            ({"server": "own", "account": "acme"}, "https://acme.api.test"),
        ],
    )
    def test_are_given(self, sdk: Sdk, options: dict[str, Any], url: str) -> None:
        variables = {name: options[name] for name in options if name != "server"}
        sdk.serve(ok(), api=REGIONS, server=options["server"], variables=variables)
        sdk.call()
        assert str(sdk.sent.url) == f"{url}/things"

    def test_are_read_from_the_environment(
        self, sdk: Sdk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SAMPLE_REGION", "us")
        monkeypatch.setenv("SAMPLE_STAGE", "")
        monkeypatch.setenv("SAMPLE_ACCOUNT", "acme")
        cases: list[tuple[dict[str, Any], str]] = [
            ({"server": "regional"}, "https://us.api.test/v1/things"),
            ({"server": "own"}, "https://acme.api.test/things"),
            ({"base_url": "https://mine.test"}, "https://mine.test/things"),
            ({}, "https://api.test/v1/things"),
        ]
        for options, url in cases:
            sdk.serve(ok(), api=REGIONS, **options)
            sdk.call()
            assert str(sdk.sent.url) == url
        sdk.serve(ok(), api=REGIONS, server="regional", variables={"region": "eu"})
        sdk.call()
        assert str(sdk.sent.url) == "https://eu.api.test/v1/things"

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"server": "own"}, r"no account .* pass account=… to Sample\(\) or set"),
            ({"server": "own"}, "SAMPLE_ACCOUNT"),
            ({"region": "us"}, "server 'global' has no region: 'regional' may be"),
            (
                {"server": "regional", "region": "cn"},
                "region must be one of 'eu', 'us'",
            ),
            ({"server": "regional", "stage": 1}, "stage must be a string"),
            ({"base_url": "https://x.test", "region": "us"}, "base_url and region"),
        ],
    )
    def test_that_cannot_be(
        self, sdk: Sdk, options: dict[str, Any], message: str
    ) -> None:
        chosen = {
            name: options[name] for name in options if name in ("server", "base_url")
        }
        variables = {name: options[name] for name in options if name not in chosen}
        with pytest.raises(ConfigurationError, match=message):
            sdk.serve(ok(), api=REGIONS, variables=variables, **chosen)

    def test_one_that_holds_no_url_yet(self, sdk: Sdk) -> None:
        server = Server("{endpoint}/v1", {"endpoint": Variable("none")})
        api = API._replace(
            servers={"default": server}, variables={"endpoint": "SAMPLE_ENDPOINT"}
        )
        with pytest.raises(ConfigurationError, match="pass endpoint=… or base_url=…"):
            sdk.serve(ok(), api=api)
        sdk.serve(ok(), api=api, variables={"endpoint": "https://eu.test/"})
        sdk.call()
        assert str(sdk.sent.url) == "https://eu.test/v1/things"

    def test_of_a_copy(self, sdk: Sdk) -> None:
        client = sdk.serve(ok(), api=REGIONS, variables={}, server="regional")
        copy = client.with_options()
        copy._config = moved(copy._config, None, {"stage": "v2"})
        copy._config = moved(copy._config, None, {"region": "us", "stage": None})
        sdk.call(on=copy)
        assert str(sdk.sent.url) == "https://us.api.test/v2/things"
        copy._config = moved(copy._config, "global", {})
        sdk.call(on=copy)
        assert str(sdk.sent.url) == "https://api.test/v1/things"


class TestOfAnOperation:
    def test_take_the_place_of_the_client_s(self, sdk: Sdk) -> None:
        elsewhere = operation(default=Server("https://files.test/v2/"))
        for server in (None, "staging"):
            sdk.serve(ok(), server=server)
            sdk.call(elsewhere)
            assert str(sdk.sent.url) == "https://files.test/v2/e"

    def test_the_one_with_the_name_of_the_client_s_is_chosen(self, sdk: Sdk) -> None:
        elsewhere = operation(
            staging=Server("https://staging.files.test"),
            production=Server("https://files.test"),
        )
        for server, host in (
            (None, "files.test"),
            ("production", "files.test"),
            ("staging", "staging.files.test"),
        ):
            sdk.serve(ok(), server=server)
            sdk.call(elsewhere)
            assert sdk.sent.url.host == host

    def test_a_base_url_counts_for_all(self, sdk: Sdk) -> None:
        elsewhere = operation(default=Server("https://files.test/v2"))
        client = sdk.serve(ok())
        sdk.call(elsewhere, on=client.with_options(base_url="https://mine.test"))
        assert str(sdk.sent.url) == "https://mine.test/e"
        sdk.serve(ok(), base_url="https://mine.test")
        sdk.call(elsewhere)
        assert str(sdk.sent.url) == "https://mine.test/e"
        sdk.request("GET", "https://mine.test/other")
        assert str(sdk.sent.url) == "https://mine.test/other"

    @pytest.mark.parametrize(
        ("url", "expected"),
        [
            ("/v2", "https://staging.test/v2/e"),
            ("v2/", "https://staging.test/v1/v2/e"),
            ("..", "https://staging.test/e"),
            (".", "https://staging.test/v1/e"),
            ("//files.test/v2", "https://files.test/v2/e"),
        ],
    )
    def test_a_relative_one_is_so_to_the_client_s(
        self, sdk: Sdk, url: str, expected: str
    ) -> None:
        sdk.serve(ok(), server="staging")
        sdk.call(operation(default=Server(url)))
        assert str(sdk.sent.url) == expected

    def test_variables_are_those_of_the_client(self, sdk: Sdk) -> None:
        elsewhere = operation(
            default=Server(
                "https://{region}.files.test/{account}",
                {"region": REGION, "account": Variable()},
            )
        )
        api = REGIONS._replace(operation_variables=frozenset({"region", "account"}))
        sdk.serve(ok(), api=api, variables={"region": "us", "account": "acme"})
        sdk.call(elsewhere)
        assert str(sdk.sent.url) == "https://us.files.test/acme/e"
        sdk.call()
        assert str(sdk.sent.url) == "https://api.test/v1/things"
        sdk.serve(ok(), api=api)
        with pytest.raises(ConfigurationError, match="pass account=…"):
            sdk.call(elsewhere)

    def test_one_without_a_host_is_refused(self, sdk: Sdk) -> None:
        sdk.serve(ok())
        with pytest.raises(InvalidRequestError, match="relative"):
            sdk.call(operation(default=Server("https://")))
