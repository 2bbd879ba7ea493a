"""What errors, logs and clients keep to themselves."""

from __future__ import annotations

import copy
import json
import logging
import pickle
from contextlib import suppress
from typing import Any
from urllib.parse import unquote

import httpx2
import pytest

from runtime.auth import APIKey, HTTPBasic, HTTPScheme
from runtime.errors import APIError, AuthenticationError, SDKError
from runtime.oauth import ClientCredentials
from runtime.oauth_scheme import OAuth2
from runtime.operation import Json, Operation, Style
from runtime.secret_names import SecretNames
from runtime.secret_url import hiding
from runtime.server_variables import Variable
from runtime.servers import Server

from .harness import (
    API,
    BASE,
    DOCUMENTED,
    KEY,
    POST,
    Sdk,
    assert_hidden,
    ok,
)

NAMES = SecretNames(frozenset({"key"}))


class TestSecrecy:
    """No key in anything that an error, a log or a client shows."""

    @pytest.mark.parametrize(
        "answer",
        [
            httpx2.Response(401, json={"code": 1}),
            httpx2.Response(429),
            httpx2.Response(200, content=b"{}"),
            httpx2.Response(302),
            httpx2.ReadError("reset"),
            httpx2.ConnectTimeout(""),
        ],
        ids=repr,
    )
    @pytest.mark.parametrize(
        "scheme",
        [
            HTTPScheme("Bearer"),
            APIKey("header", "X-Key"),
            APIKey("query", "key"),
            APIKey("cookie", "key"),
        ],
        ids=repr,
    )
    def test_errors_and_logs(
        self, sdk: Sdk, answer: Any, scheme: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        api = API._replace(schemes={"api_key": scheme})
        sdk.serve(answer, api=api)
        with pytest.raises(SDKError) as caught:
            sdk.call(DOCUMENTED, query={"page": 1})
        assert KEY in f"{sdk.sent.url.raw_path!r}{sdk.sent.headers.raw!r}"
        assert_hidden(caught.value)
        assert "page=1" in caught.value.url  # type: ignore[attr-defined]  # all have one
        assert "runtime" in {record.name for record in caplog.records}
        assert KEY not in caplog.text

    @pytest.mark.parametrize("key", [KEY, f"a b/{KEY}"])
    def test_an_answer_that_names_what_was_asked(self, sdk: Sdk, key: str) -> None:
        api = API._replace(schemes={"api_key": APIKey("query", "key")})

        def answer(request: httpx2.Request) -> httpx2.Response:
            asked = f"https://other.test{request.url.raw_path.decode()}"
            headers = {"Location": asked, "Link": f'<{asked}>; rel="next"', "X": key}
            return httpx2.Response(307, headers=headers)

        sdk.client(
            api=api,
            http_client=sdk.http_client(answer),
            credentials={"api_key": key},
        )
        with pytest.raises(APIError) as caught:
            sdk.call(POST, query={"page": 1}, body={})
        assert_hidden(caught.value)
        assert "page=1" in caught.value.headers["Location"]

    @pytest.mark.parametrize(
        ("path", "given", "shown"),
        [
            (
                "/x",
                {"query": {"page": 1, "access_token": KEY}},
                "/x?page=1&access_token=[hidden]",
            ),
            ("/x", {"query": {"PIN": KEY}}, "/x?PIN=[hidden]"),
            ("/x", {"query": {"a": {"token": KEY}}}, "/x?a[token]=[hidden]"),
            ("/x", {"extra_query": {"sig": f"a b/{KEY}"}}, "/x?sig=[hidden]"),
            ("/x?token=" + KEY, {}, "/x?token=[hidden]"),
            (
                "/hooks/{id}/{token}",
                {"path": {"id": "1", "token": KEY}},
                "/hooks/1/[hidden]",
            ),
            (
                "/hooks/bot{token}",
                {"path": {"token": f"1:{KEY}"}},
                "/hooks/bot[hidden]",
            ),
            ("/{pin}", {"path": {"pin": f"ä {KEY}"}}, "/[hidden]"),
        ],
    )
    @pytest.mark.parametrize(
        "answer", [httpx2.Response(404), httpx2.ReadError("")], ids=repr
    )
    def test_urls(
        self,
        sdk: Sdk,
        caplog: pytest.LogCaptureFixture,
        path: str,
        given: dict[str, Any],
        shown: str,
        answer: Any,
    ) -> None:
        caplog.set_level(logging.DEBUG)
        styles: Any = {("query", "a"): Style("deepObject", explode=True)}
        operation: Operation[Any] = Operation(
            "x", "GET", path, returns=Json(lambda: Any), styles=styles
        )
        sdk.serve(answer, api=API._replace(secrets=frozenset({"pin"})))
        with pytest.raises(SDKError) as caught:
            sdk.call(operation, retries=0, **given)
        assert_hidden(caught.value)
        assert unquote(caught.value.url) == f"{BASE}{shown}"  # type: ignore[attr-defined]  # all have one
        assert KEY in sdk.sent.url.raw_path.decode()
        assert KEY not in caplog.text + repr(sdk.sent)

    def test_variables_of_servers(
        self, sdk: Sdk, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        server = Server("https://bots.test/bot{token}", {"token": Variable()})
        api = API._replace(servers={"bots": server}, variables={"token": "BOT_TOKEN"})
        http_client = sdk.http_client(
            lambda request: httpx2.Response(
                404 if request.url.path.endswith("/") else 308,
                headers={"Location": f"{request.url.raw_path.decode()}/"},
            )
        )
        client = sdk.client(
            api=api, variables={"token": f"1:{KEY}"}, http_client=http_client
        )
        with pytest.raises(APIError) as caught:
            sdk.call()
        assert_hidden(caught.value)
        assert caught.value.url == "https://bots.test/bot[hidden]/things/"
        assert KEY not in caplog.text + repr(client._config) + repr(vars(client))
        assert KEY not in repr(client._config._asdict())

    @pytest.mark.parametrize(
        ("scheme", "credential"),
        [
            (HTTPScheme("Bearer"), KEY),
            (HTTPScheme("Bearer"), f"a/{KEY}"),
            (APIKey("header", "X-Mine"), KEY),
            (APIKey("query", "key"), KEY),
            (APIKey("cookie", "key"), KEY),
            (HTTPBasic(), ("user", f"{KEY}:")),
        ],
        ids=repr,
    )
    @pytest.mark.parametrize("escape", [r"\/", "/"])
    def test_what_a_server_says_back(
        self, sdk: Sdk, scheme: Any, credential: Any, escape: str
    ) -> None:
        def answer(request: httpx2.Request) -> httpx2.Response:
            key = credential if isinstance(credential, str) else credential[1]
            seen = {**request.headers, "key": key, "url": str(request.url)}
            content = json.dumps({"error": {"message": f"not {seen}"}, "code": 1})
            return httpx2.Response(
                401,
                content=content.replace("/", escape),
                headers={"X-Seen": str(seen), "Content-Type": "application/json"},
            )

        sdk.client(
            api=API._replace(schemes={"api_key": scheme}),
            credentials={"api_key": credential},
            http_client=sdk.http_client(answer),
        )
        with pytest.raises(AuthenticationError, match="not ") as caught:
            sdk.call(DOCUMENTED)
        assert_hidden(caught.value)
        assert caught.value.data.code == 1
        assert "[hidden]" in caught.value.headers["X-Seen"]

    @pytest.mark.parametrize(
        ("media_type", "secret"),
        [
            ("application/json", KEY),
            ("application/json", [{"a": KEY}]),
            ("application/x-www-form-urlencoded", KEY),
        ],
    )
    def test_what_a_server_says_back_of_a_body(
        self, sdk: Sdk, media_type: str, secret: Any
    ) -> None:
        detail = [{"loc": ["body", "password"], "msg": "too short", "input": KEY}]
        sdk.serve(
            httpx2.Response(422, json={"detail": detail}), credentials={"api_key": "k"}
        )
        operation = POST._replace(body=media_type)
        with pytest.raises(APIError, match="too short") as caught:
            sdk.call(operation, fields={"user": "ann", "password": secret})
        assert KEY in sdk.sent.content.decode()
        assert_hidden(caught.value)

    @pytest.mark.parametrize("code", [400, 503])
    def test_urls_for_tokens(
        self, sdk: Sdk, caplog: pytest.LogCaptureFixture, code: int
    ) -> None:
        caplog.set_level(logging.DEBUG)
        url = f"https://id.test/token?client_secret={KEY}"
        grant = ClientCredentials("id", KEY, token_url=url)
        scheme = OAuth2({"client_credentials": url})
        sdk.serve(
            httpx2.Response(code, json={"error": url}),
            api=API._replace(schemes={"api_key": scheme}),
            credentials={"api_key": grant},
        )
        with pytest.raises(APIError) as caught:
            sdk.call(retries=0)
        assert_hidden(caught.value)
        assert KEY in sdk.sent.url.raw_path.decode()
        assert KEY not in caplog.text

    def test_it_is_equal_to_what_it_hides(self) -> None:
        url = httpx2.URL(f"{BASE}/x?key={KEY}")
        hidden = hiding(url, NAMES)
        assert str(hidden) != str(url)
        assert hidden == url == hidden == str(url)
        assert [hidden] == [hiding(url, NAMES)]
        assert hash(hidden) == hash(url)
        assert hidden != httpx2.URL(f"{BASE}/x?key=[hidden]")

    def test_next_pages(self) -> None:
        url = hiding(httpx2.URL(f"{BASE}/{KEY}/x?key={KEY}"), NAMES, [KEY])
        assert str(url) == f"{BASE}/[hidden]/x?key=[hidden]"
        assert url.join("?page=2").raw_path == f"/v1/{KEY}/x?page=2".encode()

    def test_clients(self, sdk: Sdk) -> None:
        client = sdk.serve(ok(), headers={"X-Key": KEY})
        assert KEY not in repr(client) + repr(vars(client))
        for spread in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError, match="pickled or copied"):
                spread(client)
        config = client._config
        with pytest.raises(TypeError, match="pickled or copied"):
            pickle.dumps(config)

    def test_basic(self, sdk: Sdk) -> None:
        api = API._replace(schemes={"api_key": HTTPBasic()})
        client = sdk.serve(
            httpx2.Response(401), api=api, credentials={"api_key": ("u", KEY)}
        )
        with pytest.raises(AuthenticationError) as caught:
            sdk.call()
        assert_hidden(caught.value)
        assert KEY not in repr(vars(client))

    def test_what_is_raised_while_handling_another_is_not_hidden_by_ours(
        self, sdk: Sdk
    ) -> None:
        sdk.serve(httpx2.Response(401))
        with suppress(KeyError):
            try:
                raise KeyError("the user's own")
            finally:
                with pytest.raises(AuthenticationError) as caught:
                    sdk.call()
        assert isinstance(caught.value.__context__, KeyError)
