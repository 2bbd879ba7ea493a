"""How to sign in, and what programs have to say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...code import Code
from ...guide.sign_in import needed_by
from ...ir import Api, Basic, Digest, Operation, SecurityScheme
from ..literals import literal
from ..security import environment_of, fields_of, has_parts
from .imports import ProgramImports
from .values import composite


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
