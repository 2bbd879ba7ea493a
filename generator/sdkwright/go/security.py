"""Security schemes → the struct of credentials, and what the runtime is told of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from ..code import Code
from ..ir import (
    Api,
    ApiKey,
    Basic,
    Bearer,
    Digest,
    HttpScheme,
    OAuth2,
    SecurityScheme,
)
from ..naming import Scope, snake
from .comments import comment, doc
from .layout import Row, columns
from .literals import literal
from .names import exported, local

_SIGNS_IN = "WithSecurity signs all requests in."


@dataclass(frozen=True, slots=True)
class SchemeView:
    field: Code
    key: Code
    credential: Code
    """What the runtime is handed, of `given`."""


@dataclass(frozen=True, slots=True)
class SecurityOptionView:
    """How a client is given credentials."""

    doc: Code
    parameter: Code
    type: Code
    made: Code
    """The struct of what it is given."""
    schemes: tuple[SchemeView, ...]


@dataclass(frozen=True, slots=True)
class SecurityView:
    imports: Code
    fields: Code
    has_credential: bool


def fields_of(api: Api) -> dict[str, Code]:
    """The field of each scheme, by the first of its keys."""
    scope = Scope(("String", "GoString"))
    return {
        one.keys[0]: Code(scope.claim(exported(one.keys[0], fallback="Scheme")))
        for one in api.schemes
    }


def has_parts(scheme: SecurityScheme) -> bool:
    """Whether a credential is more than one text."""
    match scheme.kind:
        case Basic() | Digest():
            return True
        case OAuth2(token_urls, metadata_url):
            return bool(token_urls) or bool(metadata_url)
        case _:
            return False


def security_view(api: Api, module: str) -> SecurityView:
    fields = fields_of(api)
    rows = []
    for one in api.schemes:
        type_ = "*SecurityCredential" if has_parts(one) else "*string"
        said = [one.doc.text] if one.doc.text.strip() else []
        cells = fields[one.keys[0]], Code(type_), Code('`json:"-"`')
        rows.append(Row(cells, comment(said, 1)))
    has_credential = any(map(has_parts, api.schemes))
    path = literal(f"{module}/internal/runtime")
    imports = Code(f"import {path}" if has_credential else "")
    return SecurityView(imports, columns(rows), has_credential)


def security_option(api: Api) -> SecurityOptionView | None:
    """None where the API has no scheme."""
    if not api.schemes:
        return None
    fields = fields_of(api)
    schemes = tuple(
        SchemeView(
            fields[one.keys[0]],
            literal(one.keys[0]),
            Code("*given" if has_parts(one) else "runtime.Credential{Token: *given}"),
        )
        for one in api.schemes
    )
    first = api.schemes[0]
    if len(api.schemes) == 1 and not has_parts(first):
        parameter = local(first.keys[0], fallback="token")
        field = fields[first.keys[0]]
        return SecurityOptionView(
            doc("WithSecurity", [_SIGNS_IN, first.doc.text]),
            Code(parameter),
            Code("string"),
            Code(f"components.Security{{{field}: &{parameter}}}"),
            schemes,
        )
    return SecurityOptionView(
        doc("WithSecurity", [_SIGNS_IN]),
        Code("security"),
        Code("components.Security"),
        Code("security"),
        schemes,
    )


def variable_environment(api: Api, package: str) -> dict[str, str]:
    """Where values of server variables are looked for; never where a credential is."""
    prefix = package.upper()
    secret = {
        variable
        for scheme in api.schemes
        for start in (scheme.environment, prefix)
        for end in ("_USERNAME", "_PASSWORD", "_CLIENT_ID", "_CLIENT_SECRET")
        for variable in (_variable(scheme, prefix), f"{start}{end}")
    }
    found = {}
    for wire_name, described in api.variables.items():
        name = snake(described[0].argument or wire_name).upper()
        variable = f"{prefix}_{name}"
        found[wire_name] = f"{prefix}_SERVER_{name}" if variable in secret else variable
    return found


def environment_of(scheme: SecurityScheme, package: str) -> str:
    """The environment variable of a scheme; of pairs what the names of theirs begin with."""
    prefix = package.upper()
    if isinstance(scheme.kind, Basic | Digest):
        return scheme.environment or prefix
    return _variable(scheme, prefix)


def _variable(scheme: SecurityScheme, prefix: str) -> str:
    """The environment variable of a key or a token."""
    key = snake(scheme.keys[0]).upper() or "KEY"
    return scheme.environment or f"{prefix}_{key}"


def described_schemes(api: Api, package: str) -> Iterator[str]:
    """The entries of `[]runtime.Scheme`."""
    for scheme in api.schemes:
        entries = _scheme(scheme, package)
        yield f"{{{', '.join(f'{key}: {value}' for key, value in entries)}}}"


def _scheme(scheme: SecurityScheme, package: str) -> Iterator[tuple[str, str]]:
    yield "Key", literal(scheme.keys[0])
    match scheme.kind:
        case Bearer():
            yield "Kind", "runtime.Bearer"
        case Basic() | Digest():
            yield "Kind", f"runtime.{type(scheme.kind).__name__}"
        case HttpScheme(name):
            yield "Kind", "runtime.HTTPScheme"
            yield "Name", literal(name)
        case ApiKey(location, wire_name):
            yield "Kind", f"runtime.APIKeyIn{location.capitalize()}"
            yield "Name", literal(wire_name)
        case OAuth2(token_urls, metadata_url):
            yield "Kind", "runtime.OAuth2"
            if "client_credentials" in dict(token_urls):
                yield "ClientEnvironment", literal(
                    scheme.environment or package.upper()
                )
            if token_urls:
                urls = ", ".join(f"{literal(k)}: {literal(v)}" for k, v in token_urls)
                yield "TokenURLs", f"map[string]string{{{urls}}}"
            if metadata_url:
                yield "MetadataURL", literal(metadata_url)
        case _:
            assert_never(scheme.kind)
    yield "Environment", literal(environment_of(scheme, package))
