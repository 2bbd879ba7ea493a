"""An authorization server and the API that takes its tokens, behind one HTTP client."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import httpx2

from runtime.config import Api
from runtime.oauth import ClientCredentials
from runtime.oauth_scheme import OAuth2

from .harness import API, KEY, Sdk, ok

TOKEN_URL = "https://id.test/token"
SECURED = API._replace(
    schemes={
        "oauth": OAuth2(
            {"client_credentials": TOKEN_URL, "refresh_token": "/v1/renew"},
            env="SAMPLE_TOKEN",
            env_client_id="SAMPLE_ID",
            env_client_secret="SAMPLE_SECRET",
        )
    },
    security=({"oauth": ("read", "write")},),
)


class Authority:
    """Gives out tokens t1, t2, …; the API takes those that it did not `revoke`.

    What it answers can be changed by `answers`, taken in turn, and by `token`.
    """

    def __init__(self) -> None:
        self.asked: list[httpx2.Request] = []
        """The requests for tokens."""
        self.calls: list[str] = []
        """The tokens that came with calls of the API."""
        self.contents: list[bytes] = []
        """Their bodies."""
        self.answers: list[httpx2.Response | Exception] = []
        self.token: dict[str, Any] = {"token_type": "Bearer", "expires_in": 3600}
        self.revoked: set[str] = set()
        self.on_ask: Callable[[], None] = lambda: None
        self._lock = threading.Lock()

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path in ("/token", "/v1/renew", "/metadata"):
            return self._give(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        with self._lock:
            self.calls.append(token)
            self.contents.append(request.content)
        return httpx2.Response(401) if token in self.revoked else ok()

    def _give(self, request: httpx2.Request) -> httpx2.Response:
        self.on_ask()
        with self._lock:
            self.asked.append(request)
            if not self.answers:
                body = {"access_token": f"t{len(self.asked)}", **self.token}
                return httpx2.Response(200, json=body)
            answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return httpx2.Response(
            answer.status_code, headers=answer.headers, content=answer.content
        )

    @property
    def form(self) -> dict[str, str]:
        """The fields of the last request for a token."""
        fields = parse_qs(self.asked[-1].content.decode(), strict_parsing=True)
        return {name: value for name, (value,) in fields.items()}

    def client(
        self, sdk: Sdk, credential: object = None, api: Api = SECURED, **options: Any
    ) -> Any:
        http = options.pop("http", {})
        given = credential or ClientCredentials("an id", KEY)
        return sdk.client(
            api=api,
            http_client=sdk.http_client(self, **http),
            **{"credentials": {"oauth": given}} | options,
        )
