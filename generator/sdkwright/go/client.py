"""The API as a whole → its client, its options and its servers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..code import Code
from ..config import ClientDefaults
from ..guide.texts import subject_of
from ..ir import Api, RetryPolicy
from ..naming import Scope, pascal, snake
from ..passwords import passwords_of
from .comments import doc
from .imports import Imports
from .layout import Row, columns, keyed
from .literals import literal
from .names import exported, local
from .operations import (
    described_parameter,
    described_security,
    described_servers,
    described_variables,
)
from .resources import ChildView
from .retries import described_policy, duration
from .security import (
    SecurityOptionView,
    described_schemes,
    security_option,
    variable_environment,
)
from .texts import said_of_field
from .types import Types
from .vocabulary import Vocabulary

FILES = ("api", "call", "client", "doc", "options", "pointers", "servers")
_TAKEN = ("sdk",)  # what options set up


@dataclass(frozen=True, slots=True)
class OptionView:
    """An option that sets one value, which the runtime knows by a name."""

    doc: Code
    name: Code
    parameter: Code
    type: Code
    wire_name: Code


@dataclass(frozen=True, slots=True)
class OptionsView:
    package: Code
    imports: Code
    client: Code
    security: SecurityOptionView | None
    globals: tuple[OptionView, ...]
    variables: tuple[OptionView, ...]


@dataclass(frozen=True, slots=True)
class ClientView:
    package: Code
    imports: Code
    client: Code
    doc: Code
    version: Code
    resources: tuple[ChildView, ...]
    api: Code


@dataclass(frozen=True, slots=True)
class ServersView:
    package: Code
    constants: Code
    urls: Code


def options_view(
    vocabulary: Vocabulary, package: Code, client: Code, names: Scope
) -> OptionsView:
    """`names` are those of the root package; the options are claimed among them."""
    api = vocabulary.api
    imports = Imports(vocabulary.module)
    types = Types(vocabulary, imports)
    for path in ("fmt", "log/slog", "net/http", "time"):
        imports.standard(path)
    for path in ("internal/runtime", "retry"):
        imports.own(path)
    if api.schemes:
        imports.standard("context")
        imports.own("models/components")
    globals_ = []
    for one in api.parameters:
        wanted = one.name or one.wire_name
        name = f"With{exported(wanted, fallback='Parameter')}"
        name = names.claim(name, f"{name}{pascal(one.location)}")
        text = [f"{name} sets {one.wire_name} on all calls.", *said_of_field(one.doc)]
        parameter = Code(local(wanted, _TAKEN))
        type_ = types.value(one.type)
        wire_name = literal(one.wire_name)
        globals_.append(
            OptionView(doc(name, text), Code(name), parameter, type_, wire_name)
        )
    return OptionsView(
        package,
        imports.declaration(),
        client,
        security_option(api),
        tuple(globals_),
        tuple(_variables(api, names)),
    )


def _variables(api: Api, names: Scope) -> Iterator[OptionView]:
    for wire_name, described in api.variables.items():
        first = described[0]
        wanted = first.argument or wire_name
        word = exported(wanted, fallback="Variable")
        name = names.claim(f"With{word}", f"WithServer{word}")
        text = [
            f"{name} sets {wire_name} in the URL of the server.",
            *said_of_field(first.doc),
        ]
        yield OptionView(
            doc(name, text),
            Code(name),
            Code(local(wanted, _TAKEN)),
            Code("string"),
            literal(wire_name),
        )


def client_view(
    vocabulary: Vocabulary,
    package: Code,
    client: Code,
    resources: tuple[ChildView, ...],
    new_error: Code,
    defaults: ClientDefaults,
) -> ClientView:
    api = vocabulary.api
    imports = Imports(vocabulary.module)
    imports.own("internal/runtime")
    imports.own("models/sdkerrors")
    described = _described(vocabulary, package, client, new_error, defaults, imports)
    said = [text for text in (api.doc.summary, api.doc.text) if text.strip()]
    return ClientView(
        package,
        imports.declaration(),
        client,
        doc(client, [f"{client} is a client for {subject_of(api, client)}.", *said]),
        literal(api.version),
        resources,
        described,
    )


def _described(
    vocabulary: Vocabulary,
    package: Code,
    client: Code,
    new_error: Code,
    defaults: ClientDefaults,
    imports: Imports,
) -> Code:
    """The entries of the `runtime.API`."""
    api = vocabulary.api
    agent = f"{package}-go/{api.version}"
    entries = [
        ("Name", literal(client)),
        ("UserAgent", literal(" ".join(agent.split()))),
    ]
    environment = variable_environment(api, package)
    if api.servers:
        entries.append(("Servers", described_servers(api.servers, environment)))
    of_operations = {
        variable.name: variable
        for operation in api.operations
        for server in operation.servers
        for variable in server.variables
    }
    if of_operations:
        variables = described_variables(of_operations.values(), environment)
        entries.append(("OperationVariables", variables))
    if api.schemes:
        schemes = "\n".join(f"\t\t{one}," for one in described_schemes(api, package))
        entries.append(("Schemes", Code(f"[]runtime.Scheme{{\n{schemes}\n\t}}")))
    if api.security:
        entries.append(("Security", described_security(api.security)))
    if api.retries != RetryPolicy():
        entries.append(("Retries", described_policy(api.retries, imports)))
    entries.append(("Timeout", duration(float(defaults.timeout), imports)))
    if api.parameters:
        listed = "\n".join(f"\t\t{one}," for one in _globals(api, package))
        entries.append(("Globals", Code(f"[]runtime.Global{{\n{listed}\n\t}}")))
    if secrets := passwords_of(api, defaults.secrets):
        listed = ", ".join(map(literal, secrets))
        entries.append(("Secrets", Code(f"[]string{{{listed}}}")))
    entries.append(("NewError", new_error))
    return keyed((Code(key), value) for key, value in entries)


def _globals(api: Api, package: Code) -> Iterator[str]:
    for one in api.parameters:
        variable = f"{package}_{snake(one.name or one.wire_name)}".upper()
        parameter = f"Parameter: runtime.Parameter{described_parameter(one)}"
        yield f"{{{parameter}, Environment: {literal(variable)}}}"


def servers_view(api: Api, package: Code, names: Scope) -> ServersView:
    constants = []
    urls = []
    for one in api.servers:
        name = names.claim(_server(one.name))
        constants.append(Row((Code(name), Code(f"= {literal(one.name)}"))))
        urls.append((Code(name), literal(one.url)))
    return ServersView(package, columns(constants), keyed(urls))


def _server(name: str) -> str:
    """The constant of a server: `production` → `ServerProduction`, `server_2` → `Server2`."""
    word = exported(name, fallback="")
    return f"Server{word.removeprefix('Server') or word}"


def media_types(values: Iterator[str]) -> Code:
    """The constants of media types that can be asked for."""
    names = Scope()
    rows = []
    for value in dict.fromkeys(values):
        name = names.claim(f"AcceptHeaderEnum{pascal(value) or 'Any'}")
        cells = Code(name), Code("AcceptHeaderEnum"), Code(f"= {literal(value)}")
        rows.append(Row(cells))
    return columns(rows)
