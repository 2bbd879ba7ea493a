"""Access tokens: kept, renewed before their end, and fetched once for all who need one."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import httpx2
import pytest

from runtime.errors import AuthenticationError, PermissionDeniedError, TokenError
from runtime.oauth import ClientCredentials, RefreshToken
from runtime.operation import Json, Operation

from .authority import SECURED, Authority
from .harness import KEY, POST, Sdk


@pytest.fixture
def authority() -> Authority:
    return Authority()


def needs(*scopes: str) -> Operation[Any]:
    return Operation(
        "x", "GET", "/x", returns=Json(lambda: Any), security=({"oauth": scopes},)
    )


class TestKept:
    def test_by_the_client_and_its_copies(self, sdk: Sdk, authority: Authority) -> None:
        client = authority.client(sdk)
        sdk.call()
        sdk.call(POST, body={})
        sdk.call(on=client.with_options(timeout=5, base_url="https://other.test"))
        assert authority.calls == ["t1"] * 3

    def test_by_scopes(self, sdk: Sdk, authority: Authority) -> None:
        authority.client(sdk)
        for operation in (needs("read"), needs("admin"), needs("read"), needs()):
            sdk.call(operation)
        assert authority.calls == ["t1", "t2", "t1", "t3"]

    def test_in_one_where_the_scopes_are_chosen(
        self, sdk: Sdk, authority: Authority
    ) -> None:
        authority.client(sdk, ClientCredentials("id", KEY, scopes="all"))
        sdk.call(needs("read"))
        sdk.call(needs("admin"))
        assert authority.calls == ["t1", "t1"]

    @pytest.mark.parametrize(
        ("expires_in", "kept"),
        [
            (3600, 3539),
            ("3600", 3539),
            (100, 89.9),
            (None, 1e6),
            ("soon", 1e6),
            (10**400, 1e6),
        ],
    )
    def test_until_shortly_before_its_end(
        self, sdk: Sdk, authority: Authority, expires_in: Any, kept: float
    ) -> None:
        authority.token["expires_in"] = expires_in
        authority.client(sdk)
        sdk.call()
        sdk.now += kept
        sdk.call()
        assert authority.calls == ["t1", "t1"]

    @pytest.mark.parametrize(
        ("expires_in", "gone"), [(3600, 3541), (100, 90.1), (0, 0), (-5, 0)]
    )
    def test_but_no_longer(
        self, sdk: Sdk, authority: Authority, expires_in: Any, gone: float
    ) -> None:
        authority.token["expires_in"] = expires_in
        authority.client(sdk)
        sdk.call()
        sdk.now += gone
        sdk.call()
        assert authority.calls == ["t1", "t2"]

    def test_not_at_all_where_it_failed(self, sdk: Sdk, authority: Authority) -> None:
        authority.answers = [httpx2.Response(400, json={"error": "invalid_client"})]
        authority.client(sdk)
        with pytest.raises(TokenError):
            sdk.call()
        assert sdk.call() == {}


class TestRefused:
    def test_a_token_is_renewed_once_and_the_call_repeated(
        self, sdk: Sdk, authority: Authority
    ) -> None:
        authority.client(sdk)
        sdk.call()
        authority.revoked = {"t1"}
        assert sdk.call(POST, body={"a": 1}) == {}
        assert authority.calls == ["t1", "t1", "t2"]

    def test_but_not_twice(self, sdk: Sdk, authority: Authority) -> None:
        authority.revoked = {"t1", "t2", "t3"}
        authority.client(sdk)
        with pytest.raises(AuthenticationError) as caught:
            sdk.call()
        assert authority.calls == ["t1", "t2"]
        assert caught.value.__context__ is None
        assert caught.value.url == "https://api.test/v1/things"

    def test_a_token_that_is_given_is_not(self, sdk: Sdk, authority: Authority) -> None:
        authority.revoked = {"given"}
        authority.client(sdk, "given")
        with pytest.raises(AuthenticationError):
            sdk.call()
        assert authority.calls == ["given"]

    def test_what_is_forbidden_is_not(self, sdk: Sdk, authority: Authority) -> None:
        def forbid(request: httpx2.Request) -> httpx2.Response:
            if request.url.path == "/token":
                return authority(request)
            return httpx2.Response(403)

        authority.client(sdk)
        sdk.client(
            api=SECURED,
            http_client=sdk.http_client(forbid),
            credentials={"oauth": ClientCredentials("id", KEY)},
        )
        with pytest.raises(PermissionDeniedError):
            sdk.call()
        assert len(authority.asked) == 1

    def test_by_another_origin_is_not(self, sdk: Sdk, authority: Authority) -> None:
        def elsewhere(request: httpx2.Request) -> httpx2.Response:
            if request.url.path == "/token":
                return authority(request)
            if request.url.host == "other.test":
                return httpx2.Response(401)
            return httpx2.Response(302, headers={"Location": "https://other.test/x"})

        sdk.client(
            api=SECURED,
            http_client=sdk.http_client(elsewhere),
            credentials={"oauth": ClientCredentials("id", KEY)},
        )
        with pytest.raises(AuthenticationError):
            sdk.call()
        assert len(authority.asked) == 1

    def test_a_body_that_can_be_sent_once_is_not_sent_again(
        self, authority: Authority
    ) -> None:
        upload: Operation[Any] = Operation(
            "up",
            "POST",
            "/up",
            returns=Json(lambda: Any),
            body="application/octet-stream",
        )
        authority.revoked = {"t1"}
        with Sdk("sync") as sdk:
            authority.client(sdk)
            with pytest.raises(AuthenticationError):
                sdk.call(upload, body=iter([b"a"]))
            sdk.call(upload, body=iter([b"a"]))  # the token is not tried again, either
        assert authority.calls == ["t1", "t2"]

    def test_a_file_is_read_again(self, sdk: Sdk, authority: Authority) -> None:
        upload: Operation[Any] = Operation(
            "up",
            "POST",
            "/up",
            returns=Json(lambda: Any),
            body="application/octet-stream",
        )
        authority.revoked = {"t1"}
        authority.client(sdk)
        sdk.call(upload, body=BytesIO(b"content"))
        assert authority.calls == ["t1", "t2"]
        assert authority.contents == [b"content"] * 2


class TestRefreshTokens:
    def test_the_last_one_counts(self, sdk: Sdk, authority: Authority) -> None:
        kept: list[str] = []
        authority.client(sdk, RefreshToken("r0", on_refresh=kept.append))
        for latest in ("r1", "r1", None, "r2"):
            authority.token["refresh_token"] = latest
            sdk.call()
            sdk.now += 4000
        sdk.call()
        sent = [one.content.decode().rpartition("=")[2] for one in authority.asked]
        assert sent == ["r0", "r1", "r1", "r1", "r2"]
        assert kept == ["r1", "r2"]

    def test_a_function_to_keep_it_may_be_awaited(self, authority: Authority) -> None:
        kept: list[str] = []

        async def keep(token: str) -> None:
            kept.append(token)

        authority.token["refresh_token"] = "r1"
        with Sdk("async") as sdk:
            authority.client(sdk, RefreshToken("r0", on_refresh=keep))
            sdk.call()
        assert kept == ["r1"]

    def test_those_of_other_grants_are_not_used(
        self, sdk: Sdk, authority: Authority
    ) -> None:
        authority.token |= {"refresh_token": "r1", "expires_in": 0}
        authority.client(sdk)
        sdk.call()
        sdk.call()
        assert authority.form["grant_type"] == "client_credentials"

    def test_a_server_that_repeats_it_does_not_show_it(
        self, sdk: Sdk, authority: Authority
    ) -> None:
        authority.token["refresh_token"] = "rotated"
        authority.client(sdk, RefreshToken("r0"))
        sdk.call()
        sdk.now += 4000
        said = {"error": "invalid_grant", "error_description": "rotated is used"}
        authority.answers = [httpx2.Response(400, json=said)]
        with pytest.raises(TokenError) as caught:
            sdk.call()
        assert caught.value.error_description == "[hidden] is used"
