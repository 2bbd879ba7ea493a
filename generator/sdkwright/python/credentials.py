"""Security schemes → how the clients take credentials, and where they look for them."""

from __future__ import annotations

from dataclasses import dataclass

from ..code import Code
from ..ir import ApiKey, Basic, Bearer, SecurityScheme
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
        case Basic():
            return f"{prefix}_USERNAME", f"{prefix}_PASSWORD"
        case Bearer() | ApiKey():
            return (
                scheme.environment
                or f"{prefix}_{snake(scheme.keys[0]).upper() or 'KEY'}",
            )


def credential_view(
    scheme: SecurityScheme, name: Code, package: str, imports: Imports
) -> CredentialView:
    variables = [literal(name) for name in environment_variables(scheme, package)]
    match scheme.kind:
        case Bearer():
            how, kind = (
                f"{imports.name(_AUTH, 'HTTPBearer')}(env={variables[0]})",
                "Credential",
            )
        case Basic():
            basic = imports.name(_AUTH, "HTTPBasic")
            how = f"{basic}(env_username={variables[0]}, env_password={variables[1]})"
            kind = "BasicCredential"
        case ApiKey(location, wire_name):
            key = imports.name(_AUTH, "APIKey")
            how = (
                f"{key}({literal(location)}, {literal(wire_name)}, env={variables[0]})"
            )
            kind = "Credential"
    return CredentialView(
        name,
        literal(name),
        imports.name(_AUTH, kind),
        imports.name(_AUTH, f"Async{kind}"),
        Code(how),
    )
