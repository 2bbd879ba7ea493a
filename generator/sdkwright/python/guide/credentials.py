"""How to sign in, and what programs have to say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from ...code import Code, join
from ...guide.sign_in import said_of_token
from ...guide.tables import NOTHING, Row, table
from ...ir import (
    ApiKey,
    Basic,
    Bearer,
    Digest,
    HttpScheme,
    OAuth2,
    SecurityScheme,
)
from ...markdown import code, line
from ..credentials import GRANTS, environment_variables, grant_classes, grants_of
from ..vocabulary import Vocabulary

_WAY = ("Argument", "What", "Read from", "Description")
_GIVEN = {
    "client_credentials": '"client id", "client secret"',
    "password": '"user", "password"',
    "refresh_token": '"refresh token", client_id="client id"',
}


@dataclass(frozen=True, slots=True)
class Authentication:
    ways: tuple[Code, ...]
    """The lines of a table."""
    grants: tuple[Code, ...]
    """Clients that fetch access tokens, one for each way."""
    classes: Code
    """What these clients are given."""
    needs_certificate: bool


def authentication(
    vocabulary: Vocabulary, client: Code, package: Code, leading_setup: Code
) -> Authentication | None:
    """Every way to sign in; None where there is none."""
    api = vocabulary.api
    if not api.schemes and not api.needs_certificate:
        return None
    return Authentication(
        ways=table(_WAY, _ways(vocabulary, package)) if api.schemes else (),
        grants=tuple(_grants(vocabulary, client, leading_setup)),
        classes=join(", ", grant_classes(api)),
        needs_certificate=api.needs_certificate,
    )


def read_from(scheme: SecurityScheme, package: str) -> Code:
    """The environment variables in a sentence."""
    return _listed(scheme, environment_variables(scheme, package))


def example_of(scheme: SecurityScheme, vocabulary: Vocabulary) -> Code:
    """A credential as an argument."""
    name = vocabulary.arguments.credentials[scheme.keys[0]]
    is_pair = isinstance(scheme.kind, Basic | Digest)
    return Code(f'{name}=("user", "password")' if is_pair else f'{name}="test"')


def _ways(vocabulary: Vocabulary, package: Code) -> Iterator[Row]:
    for scheme in vocabulary.api.schemes:
        text = scheme.doc.text
        if scheme.doc.deprecated:
            text = f"*Deprecated.* {text}".rstrip()
        yield (
            code(vocabulary.arguments.credentials[scheme.keys[0]]),
            Code(_what(scheme)),
            _listed(scheme, list(map(code, environment_variables(scheme, package)))),
            line(text) or NOTHING,
        )


def _listed(scheme: SecurityScheme, variables: Sequence[str]) -> Code:
    if isinstance(scheme.kind, OAuth2) and len(variables) > 1:
        return Code(f"{variables[0]}, or {' and '.join(variables[1:])}")
    return Code(" and ".join(variables))


def _what(scheme: SecurityScheme) -> str:
    match scheme.kind:
        case Bearer() | HttpScheme() | ApiKey():
            return said_of_token(scheme.kind)
        case Basic():
            return "a user name and a password, as a tuple"
        case Digest():
            return "a user name and a password, as a tuple; only hashes are sent"
        case OAuth2():
            classes = [code(GRANTS[grant]) for grant in grants_of(scheme)]
            return f"an access token, or what fetches one: {', '.join(classes)}"
        case _:
            assert_never(scheme.kind)


def _grants(
    vocabulary: Vocabulary, client: Code, leading_setup: Code
) -> Iterator[Code]:
    shown = set()
    for scheme in vocabulary.api.schemes:
        name = vocabulary.arguments.credentials[scheme.keys[0]]
        for grant in grants_of(scheme):
            if grant not in shown:
                shown.add(grant)
                value = f"{GRANTS[grant]}({_GIVEN[grant]})"
                yield Code(f"{client}({leading_setup}{name}={value})")
