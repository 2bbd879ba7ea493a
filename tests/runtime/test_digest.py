"""Digest authentication, against a server that checks each hash by RFC 7616."""

from __future__ import annotations

import gzip
import hashlib
import threading
from io import BytesIO
from itertools import count
from typing import Any
from urllib.request import parse_http_list, parse_keqv_list

import httpx2
import pytest

from runtime.auth import HTTPDigest
from runtime.errors import AuthenticationError, ConfigurationError
from runtime.operation import Json, Operation

from .harness import API, BASE, KEY, POST, Sdk, assert_hidden, ok
from .streaming import Body

DIGEST = API._replace(schemes={"api_key": HTTPDigest("SAMPLE_USER", "SAMPLE_PASS")})
USER = "a user"
UPLOAD: Operation[Any] = Operation(
    "up", "POST", "/up", returns=Json(lambda: Any), body="application/octet-stream"
)
GIVEN = {"api_key": (USER, KEY)}


class Server:
    """Lets in who knows the password, and uses no nonce and count twice."""

    def __init__(self, **challenge: str) -> None:
        self.requests: list[httpx2.Request] = []
        self.signed: list[bool] = []
        self.contents: list[bytes] = []
        self.answers: list[httpx2.Response] = []
        self._challenge = {"qop": "auth", "algorithm": "SHA-256"} | challenge
        self._nonces = (f"nonce{number}" for number in count())
        self._used: set[tuple[str, str]] = set()
        self._lock = threading.Lock()

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        with self._lock:
            self.requests.append(request)
            self.contents.append(request.content)
            self.signed.append("Authorization" in request.headers)
            scheme, _, fields = request.headers.get("Authorization", "").partition(" ")
            given = parse_keqv_list(parse_http_list(fields))
            if scheme == "Digest" and self._admits(request, given):
                return self.answers.pop(0) if self.answers else ok()
            challenge = {"realm": "r", "nonce": next(self._nonces), **self._challenge}
        listed = ", ".join(f'{name}="{value}"' for name, value in challenge.items())
        return httpx2.Response(401, headers={"WWW-Authenticate": f"Digest {listed}"})

    def _admits(self, request: httpx2.Request, given: dict[str, str]) -> bool:
        use = (given["nonce"], given["nc"])
        if use in self._used:
            return False
        self._used.add(use)
        first = _hash(f"{USER}:r:{KEY}")
        second = _hash(f"{request.method}:{request.url.raw_path.decode()}")
        middle = f"{given['nonce']}:{given['nc']}:{given['cnonce']}:auth"
        return given["response"] == _hash(f"{first}:{middle}:{second}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def serve(sdk: Sdk, server: Server, **options: Any) -> Any:
    return sdk.client(
        api=DIGEST,
        http_client=sdk.http_client(server),
        **{"credentials": GIVEN, "retries": 0} | options,
    )


def test_a_challenge_is_answered_and_remembered(sdk: Sdk) -> None:
    server = Server()
    client = serve(sdk, server)
    assert sdk.call(query={"q": "a b"}) == {}
    assert sdk.call(POST, body={"a": 1}) == {}
    assert sdk.call(on=client.with_options(timeout=5)) == {}
    assert server.signed == [False, True, True, True]
    assert server.requests[2].content == b'{"a":1}'


def test_a_body_is_sent_again_with_the_answer(sdk: Sdk) -> None:
    server = Server()
    serve(sdk, server)
    sdk.call(POST, body={"a": 1})
    assert [one.content for one in server.requests] == [b'{"a":1}'] * 2


def test_a_file_is_read_again_for_the_answer(sdk: Sdk) -> None:
    server = Server()
    serve(sdk, server)
    sdk.call(UPLOAD, body=BytesIO(b"content"))
    assert server.signed == [False, True]
    assert server.contents == [b"content"] * 2


def test_what_can_be_read_once_is_not_sent_again() -> None:
    server = Server()
    with Sdk("sync") as sdk:
        serve(sdk, server)
        with pytest.raises(AuthenticationError):
            sdk.call(UPLOAD, body=iter([b"content"]))
        assert server.signed == [False]
        sdk.call(UPLOAD, body=iter([b"content"]))  # now that the challenge is known
    assert server.signed == [False, True]


def test_from_the_environment(sdk: Sdk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_USER", USER)
    monkeypatch.setenv("SAMPLE_PASS", KEY)
    serve(sdk, Server(), credentials={})
    assert sdk.call() == {}


def test_a_wrong_password(sdk: Sdk) -> None:
    server = Server()
    serve(sdk, server, credentials={"api_key": (USER, "wrong")})
    with pytest.raises(AuthenticationError) as caught:
        sdk.call()
    assert len(server.requests) == 2
    assert_hidden(caught.value)


@pytest.mark.parametrize("name", ["üser", 'a"b', "a\\b"])
def test_a_user_name_that_cannot_be_quoted(sdk: Sdk, name: str) -> None:
    server = Server()
    serve(sdk, server, credentials={"api_key": (name, KEY)})
    with pytest.raises(ConfigurationError, match="user name"):
        sdk.call()
    assert not server.requests


@pytest.mark.parametrize(
    "challenge", [{"algorithm": "unknown"}, {"qop": "auth-int"}, {"qop": "odd"}]
)
def test_a_challenge_that_cannot_be_answered_is_the_answer(
    sdk: Sdk, challenge: dict[str, str]
) -> None:
    serve(sdk, Server(**challenge))
    with pytest.raises(AuthenticationError):
        sdk.call()


@pytest.mark.parametrize("challenge", ["Digest", "Digest ", "Digest a", "Digest a=b"])
def test_a_malformed_challenge_is_the_answer(sdk: Sdk, challenge: str) -> None:
    answer = httpx2.Response(401, headers={"WWW-Authenticate": challenge})
    sdk.serve(answer, api=DIGEST, credentials=GIVEN)
    with pytest.raises(AuthenticationError):
        sdk.call()


def test_each_attempt_is_answered_anew(sdk: Sdk) -> None:
    server = Server()
    server.answers = [httpx2.Response(500)]
    serve(sdk, server, retries=1)
    assert sdk.call() == {}
    assert len(server.requests) == 3


def test_a_redirect_to_another_origin_gets_no_answer(sdk: Sdk) -> None:
    server = Server()
    elsewhere = {"Location": "https://elsewhere.test/things"}
    server.answers = [httpx2.Response(302, headers=elsewhere)]
    serve(sdk, server)
    with pytest.raises(AuthenticationError):
        sdk.call()
    assert server.requests[-1].url.host == "elsewhere.test"
    assert server.signed == [False, True, False]


def test_a_redirect_on_the_same_origin_is_signed_for_its_own_path(sdk: Sdk) -> None:
    server = Server()
    server.answers = [httpx2.Response(307, headers={"Location": f"{BASE}/moved"})]
    serve(sdk, server)
    assert sdk.call() == {}
    assert server.requests[-1].url.path == "/v1/moved"


def test_another_origin_has_a_challenge_of_its_own(sdk: Sdk) -> None:
    server = Server()
    client = serve(sdk, server)
    sdk.call()
    sdk.call(on=client.with_options(base_url="https://staging.test"))
    assert server.signed == [False, True, False, True]


def test_threads_share_a_nonce() -> None:
    server = Server()
    with Sdk("sync") as sdk:
        serve(sdk, server)
        sdk.call()
        errors: list[Exception] = []

        def call() -> None:
            try:
                sdk.call()
            except AuthenticationError as error:
                errors.append(error)

        threads = [threading.Thread(target=call) for _ in range(16)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    assert not errors
    assert len(server.requests) == 18


def test_a_challenge_of_any_length(sdk: Sdk) -> None:
    server = Server()
    bodies: list[Body] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        answer = server(request)
        if answer.status_code == 401:
            bodies.append(Body(gzip.compress(b"0" * 2**26), *[b"0" * 2**20] * 100))
            answer = httpx2.Response(401, headers=answer.headers, stream=bodies[-1])
            answer.headers["Content-Encoding"] = "gzip"
        return answer

    client = sdk.client(
        api=DIGEST, credentials=GIVEN, http_client=sdk.http_client(handle)
    )
    assert sdk.call(on=client) == {}
    (body,) = bodies
    assert body.is_closed
    assert body.sent == 1
