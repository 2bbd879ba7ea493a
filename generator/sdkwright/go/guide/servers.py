"""How to choose a server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...code import Code, join
from ...guide.servers import example_of
from ...guide.tables import NOTHING, Row, table
from ...ir import Api
from ...markdown import block, code, line
from ..literals import literal
from ..methods import Method
from ..security import variable_environment
from .programs import More, Names, Programs

_SERVER = ("Name", "URL", "Description")
_VARIABLE = ("Option", "Values", "Default", "Read from", "Description")


@dataclass(frozen=True, slots=True)
class ServersSection:
    program: Code | None
    servers: Code
    """A table."""
    variables: Code | None
    of_operations: bool
    """Whether operations have servers of their own."""


def servers_section(
    api: Api, names: Names, shown: Method | None, programs: Programs
) -> ServersSection | None:
    """None where there is no choice."""
    if len(api.servers) == 1 and not api.variables:
        return None
    return ServersSection(
        program=block("go", _program(api, names, shown, programs)) if shown else None,
        servers=join("\n", table(_SERVER, _servers(api))),
        variables=(
            join("\n", table(_VARIABLE, _variables(api, names)))
            if api.variables
            else None
        ),
        of_operations=any(one.servers for one in api.operations),
    )


def _program(api: Api, names: Names, shown: Method, programs: Programs) -> Code:
    chosen = next((one for one in reversed(api.servers) if one.is_absolute), None)
    if chosen is None:
        return programs.call(shown)
    values = {
        one.name: example_of(one, server)
        for server in (chosen, *shown.operation.servers[:1])
        for one in server.variables
    }
    options = [f"WithServer({literal(chosen.name)})"]
    options += (
        f"{names.variables[name]}({literal(value)})" for name, value in values.items()
    )
    return programs.call(shown, More(client=tuple(options), chooses_server=True))


def _servers(api: Api) -> Iterator[Row]:
    for one in api.servers:
        yield code(literal(one.name)), code(one.url), line(one.doc.text) or NOTHING


def _variables(api: Api, names: Names) -> Iterator[Row]:
    environment = variable_environment(api, names.package)
    for name, described in api.variables.items():
        values = dict.fromkeys(value for one in described for value in one.values)
        defaults = dict.fromkeys(one.default for one in described if one.default)
        yield (
            code(names.variables[name]),
            join(", ", map(code, values)) or Code("any"),
            join(", ", map(code, defaults)) or NOTHING,
            code(environment[name]),
            next((line(one.doc.text) for one in described if one.doc.text), NOTHING),
        )
