"""OAuth 2 (RFC 6749): what access tokens are fetched with, and the tokens.

A `Grant` is given to a client where a token goes. It knows how to ask for one; who asks,
and when, is `fetch_token`.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from ipaddress import ip_address
from typing import Any, ClassVar, Literal, NamedTuple, NoReturn, TypeAlias, cast
from urllib.parse import quote_plus, urlencode

import httpx2

from .auth import Fetched
from .base_url import can_be_asked
from .clock import is_time
from .errors import APIError, ConfigurationError, TokenError, error_class
from .headers import is_value
from .public import public_module
from .response import response_of
from .secret_names import CONVENTION, is_secret, uncopyable
from .secret_url import hiding, without

GrantType: TypeAlias = Literal["client_credentials", "password", "refresh_token"]
ClientAuth: TypeAlias = Literal["basic", "post"]
"""Where a client says who it is: in the Authorization header, or in the form."""


class Token(NamedTuple):
    """An access token, and what came with it (RFC 6749 section 5.1)."""

    value: str
    lifetime: float | None
    """Seconds for which it may be used; None: until it is refused."""
    refresh_token: str | None

    def __repr__(self) -> str:
        return "<Token>"


class Endpoint(NamedTuple):
    """Where tokens are, or the metadata that say where."""

    url: httpx2.URL
    is_metadata: bool


class Grant(Fetched):
    """What access tokens are fetched with. It shows nothing, and cannot be pickled."""

    __slots__ = ("_client", "_form", "_in_form", "on_refresh", "scopes", "token_url")

    grant_type: ClassVar[GrantType]

    def __init__(
        self,
        form: Mapping[str, str],
        *,
        client_id: str | None,
        client_secret: str | None,
        client_auth: ClientAuth,
        scopes: str | Iterable[str] | None,
        token_url: str | None,
        parameters: Mapping[str, str] | None,
        on_refresh: Callable[[str], object] | None = None,
    ) -> None:
        client = {"client_id": client_id, "client_secret": client_secret}
        given = {name: value for name, value in client.items() if value is not None}
        for name, value in {**(parameters or {}), **form, **given}.items():
            _check(f"{type(self).__name__}: {name}", value)
        if client_secret is not None and client_id is None:
            raise ConfigurationError(
                "a client_secret needs the client_id it belongs to"
            )
        if client_auth not in ("basic", "post"):
            raise ConfigurationError('client_auth must be "basic" or "post"')
        self._client = given
        # A public client has no secret, and says who it is in the form (section 3.2.1).
        self._in_form = client_auth == "post" or client_secret is None
        self._form = {**(parameters or {}), "grant_type": self.grant_type, **form}
        words = scopes.split() if isinstance(scopes, str) else scopes
        self.scopes = None if words is None else tuple(words)
        for word in self.scopes or ():
            _check(f"{type(self).__name__}: scopes", word)
        self.token_url = token_url
        self.on_refresh = on_refresh

    def __reduce__(self) -> NoReturn:
        raise uncopyable()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    @property
    def refresh_token(self) -> str | None:
        return self._form.get("refresh_token")

    def headers(self) -> dict[str, str]:
        """Those by which the client says who it is (section 2.3.1)."""
        if self._in_form:
            return {}
        pair = ":".join(map(quote_plus, self._client.values()))
        return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}

    def secrets(self) -> list[str]:
        """What no error shows."""
        fields = {**self._form, **self._client}
        return [value for name, value in fields.items() if is_secret(name)]

    def form(self, scopes: Iterable[str], refresh_token: str | None) -> bytes:
        """The body of a request for a token; the refresh token is the one that came last."""
        fields = self._form | (self._client if self._in_form else {})
        if refresh_token is not None:
            fields = fields | {"refresh_token": refresh_token}
        if scope := " ".join(scopes):
            fields = fields | {"scope": scope}
        return urlencode(fields).encode()


class ClientCredentials(Grant):
    """Tokens for a program that acts for itself (RFC 6749 section 4.4).

    ``scopes`` are those to ask for, else those that each operation needs. ``parameters``
    are sent beside them, such as ``{"audience": "…"}``. ``token_url`` replaces that of
    the API. Raises `ConfigurationError` for what cannot be sent.
    """

    __slots__ = ()
    grant_type = "client_credentials"

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        *,
        scopes: str | Iterable[str] | None = None,
        token_url: str | None = None,
        client_auth: ClientAuth = "basic",
        parameters: Mapping[str, str] | None = None,
    ) -> None:
        _check("ClientCredentials: client_secret", client_secret)
        super().__init__(
            {},
            client_id=client_id,
            client_secret=client_secret,
            client_auth=client_auth,
            scopes=scopes,
            token_url=token_url,
            parameters=parameters,
        )


class Password(Grant):
    """Tokens for a user's name and password (RFC 6749 section 4.3).

    The rest is as for `ClientCredentials`.
    """

    __slots__ = ()
    grant_type = "password"

    def __init__(
        self,
        username: str,
        password: str,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        scopes: str | Iterable[str] | None = None,
        token_url: str | None = None,
        client_auth: ClientAuth = "basic",
        parameters: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(
            {"username": username, "password": password},
            client_id=client_id,
            client_secret=client_secret,
            client_auth=client_auth,
            scopes=scopes,
            token_url=token_url,
            parameters=parameters,
        )


class RefreshToken(Grant):
    """Tokens for a refresh token (RFC 6749 section 6), which a user has consented to.

    Where the server answers with another refresh token, that one is used from then on,
    and ``on_refresh`` is called with it, to keep it. Without ``scopes`` the tokens have
    those that were consented to. The rest is as for `ClientCredentials`.
    """

    __slots__ = ()
    grant_type = "refresh_token"

    def __init__(
        self,
        refresh_token: str,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        scopes: str | Iterable[str] = (),
        token_url: str | None = None,
        client_auth: ClientAuth = "basic",
        parameters: Mapping[str, str] | None = None,
        on_refresh: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(
            {"refresh_token": refresh_token},
            client_id=client_id,
            client_secret=client_secret,
            client_auth=client_auth,
            scopes=scopes,
            token_url=token_url,
            parameters=parameters,
            on_refresh=on_refresh,
        )


for _class in (ClientCredentials, Password, RefreshToken):
    _class.__module__ = public_module("", otherwise=__name__)


def token_of(answer: httpx2.Response, secrets: Iterable[str]) -> Token:
    """The token in an answer.

    Raises `TokenError` where there is none, and another `APIError` where the server
    failed. Neither holds the body, which may have a token in it, or shows ``secrets``.
    """
    body = _object(answer)
    value, kind = body.get("access_token"), body.get("token_type", "bearer")
    refresh_token = body.get("refresh_token")
    if not answer.is_success:
        raise _refused(answer, body, secrets)
    if not is_value(value) or not value:
        raise _refused(answer, {"error_description": "it holds no access token"}, ())
    if not isinstance(kind, str) or kind.lower() != "bearer":
        raise _refused(answer, {"error_description": "not a bearer token"}, ())
    return Token(
        value,
        _seconds(body.get("expires_in")),
        refresh_token if isinstance(refresh_token, str) and refresh_token else None,
    )


@lru_cache(maxsize=64)
def locate(url: str, base_url: str) -> httpx2.URL:
    """A URL of an authorization server, which may be relative to that of the API.

    Raises `ConfigurationError` where it cannot be asked, or not in secret: it must be
    https, unless it is on this machine or the API itself is not.
    """
    try:
        base = httpx2.URL(f"{base_url}/")
        found = hiding(base.join(url), CONVENTION)
    except (httpx2.InvalidURL, ValueError):
        raise ConfigurationError("the URL for tokens is not a URL") from None
    if not can_be_asked(found) or found.userinfo or found.fragment:
        raise ConfigurationError(
            "the URL for tokens must be an http or https URL without credentials and"
            " fragment"
        )
    if "http" == found.scheme != base.scheme and not _is_loopback(found.host):
        raise ConfigurationError(
            f"the URL for tokens, {found}, must be https: secrets are sent there"
        )
    return found


def endpoint_of(metadata: httpx2.Response) -> str:
    """Where tokens are, by the metadata of a server (RFC 8414, OpenID Connect Discovery).

    Raises `TokenError` where they do not say.
    """
    endpoint = _object(metadata).get("token_endpoint")
    if metadata.is_success and isinstance(endpoint, str):
        return endpoint
    raise _refused(metadata, {"error_description": "it names no token endpoint"}, ())


def _refused(
    answer: httpx2.Response, said: Mapping[str, Any], secrets: Iterable[str]
) -> APIError:
    from .echo import secrets_of, without_echo  # not before something fails

    status = answer.status_code
    hidden = {*secrets, *secrets_of(answer.request, CONVENTION)}
    names = ("error", "error_description", "error_uri")
    texts = {
        name: without(hidden, said[name])
        for name in names
        if isinstance(said.get(name), str)
    }
    is_final = answer.is_success or (answer.is_client_error and status != 429)
    kind = error_class(TokenError if is_final else APIError, status)
    bare = without_echo(answer, CONVENTION)
    return kind(response_of(bare, texts if is_final else None, b""))


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _object(answer: httpx2.Response) -> dict[str, Any]:
    try:
        body: object = json.loads(answer.content)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", body) if isinstance(body, dict) else {}


def _seconds(value: Any) -> float | None:
    """``expires_in``, which many servers write as text."""
    try:
        seconds = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return max(0.0, seconds) if is_time(seconds) else None


def _check(what: str, value: object) -> None:
    if not isinstance(value, str) or not value:
        raise ConfigurationError(f"{what} must be a string that is not empty")
    try:
        value.encode()
    except UnicodeError:
        pass
    else:
        return
    raise ConfigurationError(f"{what} holds a lone surrogate, which cannot be sent")
