"""Security schemes → how the clients take credentials, and where they look for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..code import Code, join
from ..ir import (
    Api,
    ApiKey,
    Basic,
    Bearer,
    Digest,
    GrantType,
    HttpScheme,
    OAuth2,
    SecurityScheme,
)
from ..naming import snake
from .imports import Imports
from .literals import dict_of, literal

_AUTH = "._runtime.auth"
_OAUTH = "._runtime.oauth"
_OAUTH_SCHEME = "._runtime.oauth_scheme"

GRANTS: Mapping[GrantType, Code] = {
    "client_credentials": Code("ClientCredentials"),
    "password": Code("Password"),
    "refresh_token": Code("RefreshToken"),
}
"""The classes of the runtime that fetch access tokens, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class CredentialView:
    name: Code
    type: Code
    async_type: Code
    scheme: Code
    """The call that describes how it is sent."""


def grants_of(scheme: SecurityScheme) -> tuple[GrantType, ...]:
    """How access tokens of a scheme can be fetched."""
    if not isinstance(scheme.kind, OAuth2):
        return ()
    known = dict(scheme.kind.token_urls)
    return tuple(grant for grant in GRANTS if grant in known)


def grant_classes(api: Api) -> tuple[Code, ...]:
    """What an SDK exports for its users to fetch access tokens with."""
    used = {grant for scheme in api.schemes for grant in grants_of(scheme)}
    return tuple(name for grant, name in GRANTS.items() if grant in used)


def asks_for_scopes(scheme: SecurityScheme) -> bool:
    """Whether tokens are fetched for scopes: those of a refresh token were chosen before."""
    return not {"client_credentials", "password"}.isdisjoint(grants_of(scheme))


def environment_variables(scheme: SecurityScheme, package: str) -> tuple[str, ...]:
    """Where a credential is looked for; a user name and a password have one each."""
    prefix = package.upper()
    match scheme.kind:
        case Basic() | Digest():
            prefix = scheme.environment or prefix
            return f"{prefix}_USERNAME", f"{prefix}_PASSWORD"
        case Bearer() | HttpScheme() | ApiKey() | OAuth2():
            key = snake(scheme.keys[0]).upper() or "KEY"
            token = scheme.environment or f"{prefix}_{key}"
            if "client_credentials" not in grants_of(scheme):
                return (token,)
            prefix = scheme.environment or prefix
            return token, f"{prefix}_CLIENT_ID", f"{prefix}_CLIENT_SECRET"


def credential_view(
    scheme: SecurityScheme, name: Code, package: str, imports: Imports
) -> CredentialView:
    variables = [literal(name) for name in environment_variables(scheme, package)]
    credential = "Credential"
    match scheme.kind:
        case Bearer():
            how = _call("HTTPScheme", [literal("Bearer")], imports, env=variables[0])
        case HttpScheme(http_scheme):
            how = _call("HTTPScheme", [literal(http_scheme)], imports, env=variables[0])
        case Basic() | Digest():
            credential = "PasswordCredential"
            how = _call(
                "HTTPBasic" if isinstance(scheme.kind, Basic) else "HTTPDigest",
                [],
                imports,
                env_username=variables[0],
                env_password=variables[1],
            )
        case ApiKey(location, wire_name):
            where = [literal(location), literal(wire_name)]
            how = _call("APIKey", where, imports, env=variables[0])
        case OAuth2() as kind:
            how = _oauth2(kind, variables, imports)
    grants = [imports.name(_OAUTH, GRANTS[grant]) for grant in grants_of(scheme)]
    return CredentialView(
        name,
        join(" | ", [imports.name(_AUTH, credential), *grants]),
        join(" | ", [imports.name(_AUTH, f"Async{credential}"), *grants]),
        how,
    )


def _oauth2(kind: OAuth2, variables: list[Code], imports: Imports) -> Code:
    urls = [(grant, literal(url)) for grant, url in kind.token_urls if url]
    keywords = {}
    if urls:
        keywords["token_urls"] = dict_of(urls)
    if kind.metadata_url:
        keywords["metadata_url"] = literal(kind.metadata_url)
    names = ("env", "env_client_id", "env_client_secret")
    keywords |= zip(names, variables, strict=False)
    return _call("OAuth2", [], imports, _OAUTH_SCHEME, **keywords)


def _call(
    name: str,
    arguments: Iterable[Code],
    imports: Imports,
    module: str = _AUTH,
    **keywords: Code,
) -> Code:
    """A call of something from the runtime."""
    given = [*arguments, *(f"{key}={value}" for key, value in keywords.items())]
    return Code(f"{imports.name(module, name)}({', '.join(given)})")
