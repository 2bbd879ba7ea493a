"""What the README says of servers, and what its programs have to say of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...code import Code, join
from ...guide.servers import EXAMPLE, example_of, needed_variables
from ...guide.tables import NOTHING, Row, table
from ...ir import Server, ServerVariable
from ...markdown import code, line
from ..literals import literal
from ..servers import environment_of_variables, named, url_of, values_of
from ..vocabulary import Vocabulary

_SERVER = ("`server`", "URL", "Description")
_VARIABLE = ("Argument", "Values", "Default", "Read from", "Description")


@dataclass(frozen=True, slots=True)
class ServersSection:
    example: Code
    """A client that chooses."""
    servers: tuple[Code, ...]
    """The lines of a table."""
    variables: tuple[Code, ...]
    """Those of another, if there is any variable."""
    of_operations: bool
    """Whether operations have servers of their own."""


def setup(vocabulary: Vocabulary) -> Code:
    """The arguments without which a client does not know where to go; mostly none."""
    server = vocabulary.api.servers[0]
    needed = needed_variables(server)
    if needed is None:
        return Code(f"base_url={literal(EXAMPLE)}")
    return join(", ", (_argument(one, server, vocabulary) for one in needed))


def servers_section(
    vocabulary: Vocabulary, client: Code, package: Code
) -> ServersSection | None:
    """How to choose, where there is a choice."""
    api = vocabulary.api
    servers = list(named(api.servers))
    if len(servers) == 1 and not api.variables:
        return None
    own = [server for one in api.operations for server in one.servers]
    name, chosen = next(
        (one for one in reversed(servers) if one[1].is_absolute), servers[0]
    )
    arguments = [Code(f"server={literal(name)}")] if len(servers) > 1 else []
    shown = dict.fromkeys(
        _argument(variable, server, vocabulary)
        for server in (chosen, *own)
        for variable in server.variables
    )
    return ServersSection(
        example=Code(f"{client}({join(', ', (*arguments, *shown))})"),
        servers=table(_SERVER, _servers(servers, vocabulary)),
        variables=(
            table(_VARIABLE, _variables(vocabulary, package)) if api.variables else ()
        ),
        of_operations=bool(own),
    )


def _servers(
    servers: list[tuple[str, Server]], vocabulary: Vocabulary
) -> Iterator[Row]:
    for name, one in servers:
        url = url_of(one, vocabulary.arguments.variables)
        yield code(literal(name)), code(url), line(one.doc.text) or NOTHING


def _variables(vocabulary: Vocabulary, package: Code) -> Iterator[Row]:
    environment = environment_of_variables(vocabulary, package)
    for name, described in vocabulary.api.variables.items():
        argument = vocabulary.arguments.variables[name]
        defaults = dict.fromkeys(one.default for one in described)
        yield (
            code(argument),
            join(", ", map(code, values_of(described))) or Code("any"),
            join(", ", (code(one) for one in defaults if one)) or NOTHING,
            code(environment[argument]),
            next((line(one.doc.text) for one in described if one.doc.text), NOTHING),
        )


def _argument(variable: ServerVariable, server: Server, vocabulary: Vocabulary) -> Code:
    name = vocabulary.arguments.variables[variable.name]
    return Code(f"{name}={literal(example_of(variable, server))}")
