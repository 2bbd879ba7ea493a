"""The API as a whole → its client classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..code import Code
from ..config import ClientDefaults
from ..ir import Api, Location
from .credentials import credential_view
from .imports import Imports
from .literals import dict_of, docstring, literal, tuple_of
from .resources import ChildView
from .servers import ServersView, servers_view
from .types import Sent
from .vocabulary import Vocabulary

# What fits in a line beside eight spaces and a comma.
_LONGEST_ARGUMENT = 79


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
    timeout: Code
    retries: Code
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
    subject = subject_of(api, name)
    paragraphs = [f"Client for {subject}.", api.doc.summary, api.doc.text]
    if servers.has_choice:
        for symbol in ("Self", "Unpack"):
            imports.name("typing", symbol)
        for symbol in ("ClientOptions", "moved"):
            imports.name("._runtime.config", symbol)
    cached_property = Code("")
    if children:
        cached_property = imports.name("functools", "cached_property")
    if children or imports.lines_for_checkers():
        imports.name("typing", "TYPE_CHECKING")
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
        timeout=literal(float(defaults.timeout)),
        retries=literal(defaults.retries),
        classes=(
            _class_view(
                name,
                Code("SyncClient"),
                Code("httpx2.Client"),
                [text for text in paragraphs if text.strip()],
                [_optional(one.name, one.type) for one in credentials],
                children,
            ),
            _class_view(
                Code(f"Async{name}"),
                Code("AsyncClient"),
                Code("httpx2.AsyncClient"),
                [f"Client for {subject} whose methods are awaited."],
                [_optional(one.name, one.async_type) for one in credentials],
                async_children,
            ),
        ),
        children=children,
        async_children=async_children,
        cached_property=cached_property,
    )


def _parameters(api: Api, names: Mapping[tuple[Location, str], Code]) -> Code:
    keys = [(one.location, one.wire_name) for one in api.parameters]
    pairs = (f"{tuple_of(map(literal, key))}: {names[key]}" for key in keys)
    return Code(f"{{{', '.join(pairs)}}}" if keys else "")


def _class_view(
    name: Code,
    base: Code,
    http_client: Code,
    paragraphs: list[str],
    credentials: list[Code],
    children: tuple[ChildView, ...],
) -> ClientClassView:
    """One of the two classes; the first credential alone may be given by its position."""
    return ClientClassView(
        name=name,
        base=base,
        http_client=http_client,
        doc=docstring(paragraphs, 4),
        positional=tuple(credentials[:1]),
        keyword=tuple(credentials[1:]),
        children=children,
    )


def _optional(name: Code, type_: Code) -> Code:
    """An argument that may be left out; of a type that takes lines, in parentheses."""
    argument = f"{name}: {type_} | None = None"
    if len(argument) > _LONGEST_ARGUMENT:
        argument = f"{name}: ({type_} | None) = None"
    return Code(argument)


def subject_of(api: Api, name: str) -> str:
    """The API in a sentence: `the Example API`, or its title alone where that is a name."""
    title = " ".join(api.title.split()) or name
    if not title.upper().endswith(" API"):
        return title
    return f"the {title[4:] if title[:4].lower() == 'the ' else title}"
