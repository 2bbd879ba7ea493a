"""Security schemes → how the clients take credentials, and where they look for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..code import Code
from ..ir import ApiKey, Basic, Bearer, Digest, HttpScheme, SecurityScheme
from ..naming import snake
from .imports import Imports
from .literals import literal

_AUTH = "._runtime.auth"


@dataclass(frozen=True, slots=True)
class CredentialView:
    name: Code
    key: Code
    """The name, quoted."""
    type: Code
    async_type: Code
    scheme: Code
    """The call that describes how it is sent."""


def environment_variables(scheme: SecurityScheme, package: str) -> tuple[str, ...]:
    """Where a credential is looked for; a user name and a password have one each."""
    prefix = package.upper()
    match scheme.kind:
        case Basic() | Digest():
            prefix = scheme.environment or prefix
            return f"{prefix}_USERNAME", f"{prefix}_PASSWORD"
        case Bearer() | HttpScheme() | ApiKey():
            return (
                scheme.environment
                or f"{prefix}_{snake(scheme.keys[0]).upper() or 'KEY'}",
            )


def credential_view(
    scheme: SecurityScheme, name: Code, package: str, imports: Imports
) -> CredentialView:
    variables = [literal(name) for name in environment_variables(scheme, package)]
    kind = "Credential"
    match scheme.kind:
        case Bearer():
            how = _call("HTTPBearer", [], imports, env=variables[0])
        case HttpScheme(http_scheme):
            how = _call("HTTPScheme", [literal(http_scheme)], imports, env=variables[0])
        case Basic() | Digest():
            kind = "PasswordCredential"
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
    return CredentialView(
        name,
        literal(name),
        imports.name(_AUTH, kind),
        imports.name(_AUTH, f"Async{kind}"),
        how,
    )


def _call(
    name: str, arguments: Iterable[Code], imports: Imports, **keywords: Code
) -> Code:
    """A call of something from the runtime."""
    given = [*arguments, *(f"{key}={value}" for key, value in keywords.items())]
    return Code(f"{imports.name(_AUTH, name)}({', '.join(given)})")
