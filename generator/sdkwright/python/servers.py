"""Servers → how the clients choose one, and what may stand for the variables of its URL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..code import Code
from ..ir import Server, ServerVariable
from ..naming import Scope, pascal
from .credentials import environment_variables
from .imports import Imports
from .literals import dict_of, literal, set_of, tuple_of
from .vocabulary import Vocabulary

_SERVERS = "._runtime.servers"
_VARIABLE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class VariableView:
    """An argument of the clients that is a part of a URL."""

    name: Code
    type: Code


@dataclass(frozen=True, slots=True)
class AliasView:
    """A type that several methods mention."""

    name: Code
    type: Code


@dataclass(frozen=True, slots=True)
class ServersView:
    known: Code
    """What the runtime is told of them."""
    environment: Code
    """Where the environment has values of variables."""
    of_operations: Code
    """The variables that servers of operations have."""
    server: Code
    """The type of a server's name."""
    variables: tuple[VariableView, ...]
    values: Code
    """The arguments as a dict."""
    aliases: tuple[AliasView, ...]
    has_choice: bool
    """Whether a client may ask more than one URL of the API."""


def servers_view(
    vocabulary: Vocabulary, package: Code, imports: Imports
) -> ServersView:
    api = vocabulary.api
    names = vocabulary.arguments.variables
    aliases = _Aliases(imports)
    server = aliases.choice("server", [name for name, _ in named(api.servers)])
    variables = tuple(
        VariableView(name, aliases.choice(name, values_of(described)))
        for described, name in zip(api.variables.values(), names.values(), strict=True)
    )
    of_operations = dict.fromkeys(
        names[variable.name]
        for operation in api.operations
        for one in operation.servers
        for variable in one.variables
    )
    environment = environment_of_variables(vocabulary, package)
    return ServersView(
        known=described_servers(api.servers, names, imports),
        environment=dict_of((k, literal(v)) for k, v in environment.items()),
        of_operations=set_of(of_operations),
        server=server,
        variables=variables,
        values=dict_of((one.name, one.name) for one in variables),
        aliases=aliases.views(),
        has_choice=len(api.servers) > 1 or bool(variables),
    )


def described_servers(
    servers: Iterable[Server], names: Mapping[str, Code], imports: Imports
) -> Code:
    """Servers by name; the variables in their URLs are called as the arguments are."""
    return dict_of(
        (name, _server(server, names, imports)) for name, server in named(servers)
    )


def environment_of_variables(vocabulary: Vocabulary, package: str) -> dict[Code, str]:
    """Where a value is looked for, by argument; never where a credential is."""
    secret = {
        name
        for scheme in vocabulary.api.schemes
        for name in environment_variables(scheme, package)
    }
    found = {}
    for argument in vocabulary.arguments.variables.values():
        name = f"{package}_{argument}".upper()
        found[argument] = (
            f"{package}_server_{argument}".upper() if name in secret else name
        )
    return found


def named(servers: Iterable[Server]) -> Iterator[tuple[str, Server]]:
    """Servers by the names that choose them, which differ."""
    scope = Scope()
    for server in servers:
        yield scope.claim(server.name), server


def url_of(server: Server, names: Mapping[str, Code]) -> str:
    """Its URL, in which variables are called as their arguments are."""
    return _VARIABLE.sub(lambda match: f"{{{names[match[1]]}}}", server.url)


def _server(server: Server, names: Mapping[str, Code], imports: Imports) -> Code:
    url = url_of(server, names)
    kind = imports.name(_SERVERS, "Server")
    if not server.variables:
        return Code(f"{kind}({literal(url)})")
    variables = dict_of(
        (names[v.name], _variable(v, imports)) for v in server.variables
    )
    return Code(f"{kind}({literal(url)}, {variables})")


def _variable(variable: ServerVariable, imports: Imports) -> Code:
    kind = imports.name("._runtime.server_variables", "Variable")
    default = literal(variable.default)
    if variable.values:
        return Code(f"{kind}({default}, {tuple_of(map(literal, variable.values))})")
    return Code(f"{kind}({default})" if variable.default is not None else f"{kind}()")


def values_of(described: Iterable[ServerVariable]) -> list[str]:
    """All that a variable may be on one server or another; none where that is open."""
    described = list(described)
    if not all(one.values for one in described):
        return []
    return list(dict.fromkeys(value for one in described for value in one.values))


class _Aliases:
    """The types of choices; those that are long have a name."""

    def __init__(self, imports: Imports) -> None:
        self._imports = imports
        self._scope = Scope()
        self._views: list[AliasView] = []

    def choice(self, name: str, values: list[str]) -> Code:
        if not values:
            return self._imports.builtin("str")
        kind = self._imports.name("typing", "Literal")
        type_ = Code(f"{kind}[{', '.join(map(literal, values))}]")
        if len(values) == 1:
            return type_
        alias = Code(self._scope.claim(f"_{pascal(name)}"))
        self._imports.name("typing", "TypeAlias")
        self._views.append(AliasView(alias, type_))
        return alias

    def views(self) -> tuple[AliasView, ...]:
        return tuple(self._views)
