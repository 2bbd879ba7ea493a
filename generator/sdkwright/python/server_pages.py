"""What the README says of servers, and what its programs have to say of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..code import Code, join
from ..ir import Server, ServerVariable
from .literals import cell, code, literal
from .servers import environment_of_variables, named, values_of
from .tables import table
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ServersSection:
    example: Code
    """The arguments of a client that chooses."""
    servers: tuple[Code, ...]
    """The lines of a table."""
    variables: tuple[Code, ...]
    """Those of another, if there is any variable."""


def setup(vocabulary: Vocabulary) -> Code:
    """The arguments without which a client does not know where to go; mostly none."""
    names = vocabulary.arguments.variables
    server = vocabulary.api.servers[0]
    needed = [one for one in server.variables if one.default is None]
    if not needed and not server.is_absolute:
        needed = [one for one in server.variables if _is_base(one, server)]
        if not needed:
            return Code('base_url="https://example.com"')
    return join(
        ", ",
        (Code(f"{names[one.name]}={literal(_example(one, server))}") for one in needed),
    )


def servers_section(
    vocabulary: Vocabulary, client: Code, package: Code
) -> ServersSection | None:
    """How to choose, where there is a choice."""
    api = vocabulary.api
    servers = list(named(api.servers))
    chosen = [(name, one) for name, one in servers if one.is_absolute]
    if len(servers) == 1 and not api.variables:
        return None
    name, server = (chosen or servers)[-1]
    arguments = [f"server={literal(name)}"] * (len(servers) > 1) + [
        f"{vocabulary.arguments.variables[one.name]}={literal(_example(one, server))}"
        for one in server.variables
    ]
    return ServersSection(
        example=Code(f"{client}({', '.join(arguments)})"),
        servers=table(_servers(servers)),
        variables=table(_variables(vocabulary, package)) if api.variables else (),
    )


def _servers(servers: list[tuple[str, Server]]) -> Iterator[Sequence[str]]:
    yield "`server`", "URL", "Description"
    for name, one in servers:
        yield code(literal(name)), cell(code(one.url)), cell(one.doc.text) or "-"


def _variables(vocabulary: Vocabulary, package: Code) -> Iterator[Sequence[str]]:
    environment = environment_of_variables(vocabulary, package)
    yield "Argument", "In a URL", "Values", "Default", "Read from", "Description"
    for name, described in vocabulary.api.variables.items():
        argument = vocabulary.arguments.variables[name]
        defaults = dict.fromkeys(one.default for one in described)
        yield (
            code(argument),
            cell(code(f"{{{name}}}")),
            ", ".join(cell(code(value)) for value in values_of(described)) or "any",
            ", ".join(cell(code(one)) for one in defaults if one) or "-",
            code(environment[argument]),
            next((cell(one.doc.text) for one in described if one.doc.text), "-"),
        )


def _is_base(variable: ServerVariable, server: Server) -> bool:
    """Whether a URL begins with a variable that is no scheme."""
    return server.url.startswith(f"{{{variable.name}}}") and not server.is_absolute


def _example(variable: ServerVariable, server: Server) -> str:
    """A value that fits the place of a variable."""
    if variable.values:
        return variable.values[-1]
    if server.url.startswith(f"{{{variable.name}}}"):
        return "https://example.com" if _is_base(variable, server) else "https"
    return variable.default or "1"
