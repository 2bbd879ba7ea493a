"""What the arguments of the clients are called that not every client has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..code import Code
from ..ir import Api, Location, Pointer, SecurityScheme, ServerVariable
from ..naming import Scope, identifier, snake
from ..pointers import child
from .names import KEYWORDS, argument_candidates

# Arguments that every client has, and what `with_options` has beside them.
_ALWAYS = KEYWORDS | {
    *("base_url", "deadline", "headers", "hooks", "http_client", "response_limits"),
    *("response_validation", "retries", "self", "server", "timeout"),
    "trusted_origins",
}
_OF_COPIES = ("copy", "options")


@dataclass(frozen=True, slots=True)
class ClientArguments:
    credentials: Mapping[str, Code]
    """By the first key of the security scheme."""
    parameters: Mapping[tuple[Location, str], Code]
    """By location and wire name."""
    variables: Mapping[str, Code]
    """By the name of the server variable."""


def client_arguments(api: Api) -> ClientArguments:
    scope = Scope(_ALWAYS)
    credentials = {}
    for scheme in api.schemes:
        name = _credential(scheme)
        credentials[scheme.keys[0]] = Code(scope.claim(name, f"{name}_credential"))
    parameters = {}
    for one in api.parameters:
        candidates = argument_candidates(one)
        parameters[one.location, one.wire_name] = Code(scope.claim(*candidates))
    for name in _OF_COPIES:
        scope.claim(name)
    variables = {}
    for wire_name, described in api.variables.items():
        name = _variable(described[0])
        variables[wire_name] = Code(scope.claim(name, f"server_{name}"))
    return ClientArguments(credentials, parameters, variables)


def wanted(api: Api, arguments: ClientArguments) -> Iterator[tuple[Pointer, str, Code]]:
    """What each argument stands for, was to be called, and is called."""
    for scheme in api.schemes:
        key = scheme.keys[0]
        where = child("#", "components", "securitySchemes", key)
        yield where, _credential(scheme), arguments.credentials[key]
    for one in api.parameters:
        name = arguments.parameters[one.location, one.wire_name]
        yield one.pointer, argument_candidates(one)[0], name
    for wire_name, described in api.variables.items():
        first = described[0]
        yield first.pointer, _variable(first), arguments.variables[wire_name]


def _credential(scheme: SecurityScheme) -> str:
    return identifier(snake(scheme.keys[0]), KEYWORDS, fallback="credential")


def _variable(variable: ServerVariable) -> str:
    name = snake(variable.argument or variable.name)
    return identifier(name, KEYWORDS, fallback="variable")
