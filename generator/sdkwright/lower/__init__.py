"""Lowering: a document in the one dialect → the model of `ir`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from .. import extensions
from ..config import Naming, Select
from ..config import Retries as ConfiguredRetries
from ..config import Streams as ConfiguredStreams
from ..diagnostics import Findings
from ..document import Document, child
from ..ir import METHODS, Api, Doc, Parameter, Pointer
from ..pagination import Pagination
from ..tables import ConfigProblem
from .auth import Schemes
from .ignored import ignored_by, report_ignored
from .method_names import MethodNames
from .names import name_all
from .nodes import Node
from .operations import Operations
from .paging import Pages
from .parameters import Parameters
from .resources import resources
from .retries import Retries
from .schemas import Schemas
from .selection import Selection
from .servers import servers_of_api
from .streams import Streams
from .webhooks import Webhooks


def lower(
    document: Document,
    select: Select,
    naming: Naming,
    pages: Mapping[str, Pagination],
    streams: ConfiguredStreams,
    retries: ConfiguredRetries,
    findings: Findings,
) -> Api:
    """The API that a document describes. What it cannot say goes to `findings`.

    Raises:
        ConfigProblem: something is selected, or a name is chosen for something, that the
            document does not have.
    """
    root = Node("#", document.root)
    schemas = Schemas(document, findings)
    schemes = Schemes(root, schemas.shapes, findings)
    servers = servers_of_api(root, document.url, findings)
    selection = Selection(select)
    method_names = MethodNames(document.root, naming, findings)
    operations = Operations(
        schemas,
        schemes,
        method_names,
        selection,
        servers,
        findings,
    )
    named = dict(root.entries("components", "schemas"))
    # Of a part of an API, only the schemas that it reaches.
    known = [] if select.is_partial else list(named.values())
    for node in known:
        if not ignored_by(node.value):
            schemas.named(node)
    pairs = [
        pair
        for path, item in _path_items(root, schemas, select, findings)
        for pair in operations.of(path, item)
    ]
    sent = Webhooks(schemas, selection, findings)
    webhooks = [
        *sent.of_api(root.get("webhooks")),
        *(one for pair in pairs for one in sent.of_operation(*pair)),
    ]
    parameters = tuple(_global_parameters(root, Parameters(schemas, findings)))
    schemas.finish()
    paged = Pages(document.root, schemas.declarations, pages, findings).of(pairs)
    streamed = Streams(schemas.declarations, streams, findings).of(paged)
    retried = Retries(root, schemas.declarations, retries, findings)
    policy = retried.of_api()
    pairs = list(retried.of(streamed, policy))
    _report_ignored(known, schemas, findings)
    selection.check()
    if not select.is_partial:
        ids = {name for one, _ in pairs for name in one.ids}
        _check("naming.operations", naming.operations, ids)
        _check("naming.schemas", naming.schemas, {*named, *schemas.declarations})
        _check("pages", pages, ids)
        _check("streams.operations", streams.operations, ids)
        _check("retries.operations", retries.operations, ids)
    info, security = root.get("info"), schemes.required_by(root)
    return Api(
        title=info.text("title"),
        version=info.text("version"),
        doc=Doc(info.text("summary"), info.text("description")),
        servers=servers,
        security=security,
        schemes=schemes.used(),
        needs_certificate=schemes.needs_certificate,
        retries=policy,
        parameters=parameters,
        resources=resources(root, pairs, method_names, findings),
        webhooks=tuple(webhooks),
        declarations=schemas.declarations,
        names=name_all(
            schemas.declarations,
            [one for one, _ in pairs],
            webhooks,
            naming.schemas,
            _given_names(schemas),
            schemas.variant_words,
        ),
    )


def _report_ignored(
    known: Iterable[Node], schemas: Schemas, findings: Findings
) -> None:
    """Tell of schemas that are left out; another that is not may need one of them."""
    for node in known:
        extension = ignored_by(node.value)
        if extension and node.pointer not in schemas.declarations:
            report_ignored(node.pointer, extension, findings)


def _given_names(schemas: Schemas) -> Mapping[Pointer, str]:
    """What declarations are called by their schemas."""
    names = ((one, schemas.shapes.given_name(one)) for one in schemas.declarations)
    return {pointer: name for pointer, name in names if name}


def _check(table: str, said: Collection[str], known: Collection[str]) -> None:
    for name in said:
        if name not in known:
            raise ConfigProblem(f"{table}: the document has no {name!r}")


def _path_items(
    root: Node, schemas: Schemas, select: Select, findings: Findings
) -> Iterator[tuple[str, Node]]:
    for path, item in root.entries("paths"):
        if extensions.is_extension(path):
            continue
        if path.startswith("/"):
            if target := schemas.shapes.references.dereference(item):
                yield path, target
        elif not select.is_partial:  # what is no path cannot be selected
            _report_path(path, item, findings)


def _report_path(path: str, item: Node, findings: Findings) -> None:
    methods = [node for key, node in item.entries() if key in METHODS]
    for place, _ in methods or [item]:
        findings.add(
            "invalid-path",
            place,
            "a path begins with a slash",
            hint=f"write `/{path}`",
            lost="what is below this path",
        )


def _global_parameters(root: Node, parameters: Parameters) -> Iterator[Parameter]:
    where, listed = extensions.global_parameters(root.value)
    for index, value in enumerate(listed):
        node = Node(child(root.pointer, *where, index), value)
        if parameter := parameters.one(node):
            yield parameter
