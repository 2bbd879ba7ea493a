"""What errors, logs and clients keep to themselves."""

from __future__ import annotations

import copy
import logging
import pickle
from contextlib import suppress
from typing import Any

import httpx2
import pytest

from runtime.auth import APIKey, HTTPBasic, HTTPBearer
from runtime.errors import APIError, AuthenticationError, SDKError

from .harness import API, DOCUMENTED, KEY, POST, Sdk, assert_hidden, ok


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
            HTTPBearer(),
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
