"""How to sign in, and what programs have to say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from ...code import Code, join
from ...guide.sign_in import needed_by, said_of_token
from ...guide.tables import NOTHING, Row, table
from ...ir import (
    Api,
    ApiKey,
    Basic,
    Bearer,
    Digest,
    HttpScheme,
    OAuth2,
    Operation,
    SecurityScheme,
)
from ...markdown import block, code, line
from ..literals import literal
from ..security import environment_of, fields_of, has_parts
from .imports import ProgramImports
from .values import composite

_WAY = ("Field", "What", "Read from", "Description")


def sign_in(
    api: Api, operation: Operation, package: Code, imports: ProgramImports
) -> Code | None:
    """The option that has the credentials of a call; None where it needs none."""
    needed = needed_by(operation, api)
    if not needed:
        return None
    root = imports.root()
    if len(api.schemes) == 1 and not has_parts(api.schemes[0]):
        value = _environment(imports, environment_of(api.schemes[0], package))
        return Code(f"{root}.WithSecurity({value})")
    own = imports.own("models/components")
    given = composite(Code(f"{own}.Security"), _fields(api, needed, package, imports))
    return Code(f"{root}.WithSecurity({given})")


def _fields(
    api: Api, needed: Sequence[SecurityScheme], package: Code, imports: ProgramImports
) -> Iterator[Code]:
    fields = fields_of(api)
    for scheme in needed:
        variable = environment_of(scheme, package)
        field = fields[scheme.keys[0]]
        if not has_parts(scheme):
            value = f"{imports.root()}.String({_environment(imports, variable)})"
        else:
            own = imports.own("models/components")
            value = "&" + composite(
                Code(f"{own}.SecurityCredential"), _parts(scheme, variable, imports)
            )
        yield Code(f"{field}: {value}")


def _parts(
    scheme: SecurityScheme, variable: str, imports: ProgramImports
) -> Iterator[Code]:
    if isinstance(scheme.kind, Basic | Digest):
        yield Code(f"Username: {_environment(imports, f'{variable}_USERNAME')}")
        yield Code(f"Password: {_environment(imports, f'{variable}_PASSWORD')}")
    else:
        yield Code(f"Token: {_environment(imports, variable)}")


def _environment(imports: ProgramImports, variable: str) -> Code:
    return Code(f"{imports.standard('os')}.Getenv({literal(variable)})")


@dataclass(frozen=True, slots=True)
class CredentialsSection:
    program: Code | None
    """It signs in, if any call does; None where nothing can be called."""
    ways: Code | None
    """A table."""
    needs_certificate: bool


def credentials_section(
    api: Api, package: Code, program: Code | None
) -> CredentialsSection | None:
    """Every way to sign in; None where there is none."""
    if not api.schemes and not api.needs_certificate:
        return None
    rows = _ways(api, package)
    return CredentialsSection(
        block("go", program) if program and api.schemes else None,
        join("\n", table(_WAY, rows)) if api.schemes else None,
        api.needs_certificate,
    )


def _ways(api: Api, package: Code) -> Iterator[Row]:
    fields = fields_of(api)
    for scheme in api.schemes:
        text = scheme.doc.text
        if scheme.doc.deprecated:
            text = f"*Deprecated.* {text}".rstrip()
        yield (
            code(fields[scheme.keys[0]]),
            Code(_what(scheme)),
            _read_from(scheme, package),
            line(text) or NOTHING,
        )


def _read_from(scheme: SecurityScheme, package: Code) -> Code:
    """The environment variables."""
    variable = environment_of(scheme, package)
    match scheme.kind:
        case Basic() | Digest():
            return _pair(variable, "USERNAME", "PASSWORD")
        case OAuth2(token_urls) if "client_credentials" in dict(token_urls):
            client = scheme.environment or package.upper()
            pair = _pair(client, "CLIENT_ID", "CLIENT_SECRET")
            return Code(f"{code(variable)}, or {pair}")
    return code(variable)


def _pair(prefix: str, first: str, second: str) -> Code:
    return Code(f"{code(f'{prefix}_{first}')} and {code(f'{prefix}_{second}')}")


def _what(scheme: SecurityScheme) -> str:
    match scheme.kind:
        case Bearer() | HttpScheme() | ApiKey():
            return said_of_token(scheme.kind)
        case Basic():
            return "`Username` and `Password`"
        case Digest():
            return "`Username` and `Password`, of which only hashes are sent"
        case OAuth2():
            pairs = "`ClientID` and `ClientSecret`, or `Username` and `Password`"
            return f"a `Token`, or what fetches one: a `RefreshToken`, {pairs}"
        case _:
            assert_never(scheme.kind)
