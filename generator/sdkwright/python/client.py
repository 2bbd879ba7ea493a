"""The API as a whole → its client classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..code import Code
from ..config import ClientDefaults
from ..guide.texts import subject_of
from ..ir import Api, Location, RetryPolicy
from ..passwords import passwords_of
from .credentials import CredentialView, credential_view
from .imports import Imports
from .literals import dict_of, docstring, literal, set_of, tuple_of
from .resources import ChildView
from .retries import described_policy
from .servers import ServersView, servers_view
from .signatures import argument
from .types import Sent
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class GlobalView:
    """A parameter that is said once, on the client."""

    name: Code
    annotation: Code


@dataclass(frozen=True, slots=True)
class ClientClassView:
    name: Code
    base: Code
    http_client: Code
    hooks: Code
    doc: Code
    positional: tuple[Code, ...]
    keyword: tuple[Code, ...]
    children: tuple[ChildView, ...]


@dataclass(frozen=True, slots=True)
class ClientView:
    quoted_name: Code
    package: Code
    imports: tuple[Code, ...]
    for_checkers: tuple[Code, ...]
    servers: ServersView
    schemes: Code
    """How credentials are sent, by the arguments that hold them."""
    credentials: Code
    """These arguments as a dict."""
    security: Code
    globals: tuple[GlobalView, ...]
    parameters: Code
    """These arguments as a dict; empty where there is none."""
    secrets: Code
    """What the document marks as passwords, as a set; empty where it marks none."""
    timeout: Code
    retries: Code
    """Empty where it is the usual policy."""
    classes: tuple[ClientClassView, ...]
    children: tuple[ChildView, ...]
    async_children: tuple[ChildView, ...]
    cached_property: Code
    """What the template calls so, as it is called here."""


def client_view(
    vocabulary: Vocabulary,
    name: Code,
    package: Code,
    defaults: ClientDefaults,
    children: tuple[ChildView, ...],
) -> ClientView:
    api = vocabulary.api
    imports = Imports(
        name
        for child in children
        for name in (child.attribute, child.type, f"Async{child.type}")
    )
    types = Sent(vocabulary, imports)
    arguments = vocabulary.arguments
    servers = servers_view(vocabulary, package, imports)
    globals_ = tuple(
        GlobalView(
            arguments.parameters[one.location, one.wire_name],
            types.annotation(one.type),
        )
        for one in api.parameters
    )
    credentials = tuple(
        credential_view(scheme, arguments.credentials[scheme.keys[0]], package, imports)
        for scheme in api.schemes
    )
    async_children = tuple(child.asynchronous() for child in children)
    if servers.has_choice:
        for symbol in ("Self", "Unpack"):
            imports.name("typing", symbol)
        for symbol in ("ClientOptions", "moved"):
            imports.name("._runtime.config", symbol)
    cached_property = Code("")
    if children:
        cached_property = imports.name("functools", "cached_property")
    return ClientView(
        quoted_name=literal(name),
        package=literal(package),
        imports=imports.lines(),
        for_checkers=imports.lines_for_checkers(),
        servers=servers,
        schemes=dict_of((one.name, one.scheme) for one in credentials),
        credentials=dict_of((one.name, one.name) for one in credentials),
        security=vocabulary.security(api.security),
        globals=globals_,
        parameters=_parameters(api, arguments.parameters),
        secrets=_secrets(api, defaults.secrets, arguments.variables),
        timeout=literal(float(defaults.timeout)),
        retries=_retries(api),
        classes=(
            _sync_class(api, name, credentials, children),
            _async_class(api, name, credentials, async_children),
        ),
        children=children,
        async_children=async_children,
        cached_property=cached_property,
    )


def _retries(api: Api) -> Code:
    if api.retries == RetryPolicy():
        return Code("")
    return described_policy(api.retries, Code("RetryPolicy"))


def _secrets(api: Api, named: Iterable[str], variables: Mapping[str, Code]) -> Code:
    """Variables of servers are known by their arguments, all else by its wire name."""
    return set_of(passwords_of(api, (variables.get(one, one) for one in named)))


def _parameters(api: Api, names: Mapping[tuple[Location, str], Code]) -> Code:
    keys = [(one.location, one.wire_name) for one in api.parameters]
    pairs = (f"{tuple_of(map(literal, key))}: {names[key]}" for key in keys)
    return Code(f"{{{', '.join(pairs)}}}" if keys else "")


def _sync_class(
    api: Api,
    name: Code,
    credentials: Sequence[CredentialView],
    children: tuple[ChildView, ...],
) -> ClientClassView:
    said = (f"Client for {subject_of(api, name)}.", api.doc.summary, api.doc.text)
    first, others = _credentials((one.name, one.type) for one in credentials)
    return ClientClassView(
        name=name,
        base=Code("SyncClient"),
        http_client=Code("httpx2.Client"),
        hooks=Code("Hooks | Sequence[Hooks]"),
        doc=docstring([text for text in said if text.strip()], 4),
        positional=first,
        keyword=others,
        children=children,
    )


def _async_class(
    api: Api,
    name: Code,
    credentials: Sequence[CredentialView],
    children: tuple[ChildView, ...],
) -> ClientClassView:
    said = f"Client for {subject_of(api, name)} whose methods are awaited."
    first, others = _credentials((one.name, one.async_type) for one in credentials)
    return ClientClassView(
        name=Code(f"Async{name}"),
        base=Code("AsyncClient"),
        http_client=Code("httpx2.AsyncClient"),
        hooks=Code("AsyncHooks | Hooks | Sequence[AsyncHooks | Hooks]"),
        doc=docstring([said], 4),
        positional=first,
        keyword=others,
        children=children,
    )


def _credentials(
    pairs: Iterable[tuple[Code, Code]],
) -> tuple[tuple[Code, ...], tuple[Code, ...]]:
    """Arguments with their types; the first alone may be given by its position."""
    listed = [argument(name, (type_, "None"), " = None") for name, type_ in pairs]
    return tuple(listed[:1]), tuple(listed[1:])
