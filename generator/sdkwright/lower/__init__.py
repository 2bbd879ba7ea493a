"""Lowering: a document in the one dialect → the model of `ir`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from .. import extensions
from ..config import Naming, Select
from ..config import Streams as ConfiguredStreams
from ..diagnostics import Findings
from ..document import Document, child
from ..ir import METHODS, Api, Doc, Parameter, Pointer, Security
from ..pagination import Pagination
from ..tables import ConfigProblem
from .auth import Schemes
from .ignored import ignored_by, report_ignored
from .method_names import MethodNames
from .names import name_all
from .nodes import Node
from .operations import Operations
from .paging import Pages, ids_of
from .parameters import Parameters
from .resources import resources
from .schemas import Schemas
from .selection import Selection
from .servers import servers_of_api
from .streams import Streams
from .webhooks import Webhooks

_ROOT = "#"


def lower(
    document: Document,
    select: Select,
    naming: Naming,
    pages: Mapping[str, Pagination],
    streams: ConfiguredStreams,
    findings: Findings,
) -> Api:
    """The API that a document describes. What it cannot say goes to `findings`.

    Raises:
        ConfigProblem: something is selected, or a name is chosen for something, that the
            document does not have.
    """
    root = document.root
    schemas = Schemas(document, findings)
    components = _mapping(root, _ROOT, "components")
    schemes = Schemes(components, schemas.shapes, findings)
    servers = servers_of_api(Node(_ROOT, root), document.url, findings)
    selection = Selection(select)
    method_names = MethodNames(root, naming, findings)
    operations = Operations(
        schemas,
        schemes,
        method_names,
        selection,
        servers,
        findings,
    )
    named = _mapping(components.value, components.pointer, "schemas")
    # Of a part of an API, only the schemas that it reaches.
    known = [] if select.is_partial else list(_children(named))
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
        *sent.of_api(_mapping(root, _ROOT, "webhooks")),
        *(one for pair in pairs for one in sent.of_operation(*pair)),
    ]
    parameters = tuple(_global_parameters(root, Parameters(schemas, findings)))
    schemas.finish()
    paged = Pages(root, schemas.declarations, pages, findings).of(pairs)
    pairs = list(Streams(schemas.declarations, streams, findings).of(paged))
    for node in known:
        extension = ignored_by(node.value)
        if extension and node.pointer not in schemas.declarations:  # no other needs it
            report_ignored(node.pointer, extension, findings)
    names = ((one, schemas.shapes.given_name(one)) for one in schemas.declarations)
    given = {pointer: name for pointer, name in names if name}
    selection.check()
    if not select.is_partial:
        ids = {name for one, _ in pairs for name in ids_of(one)}
        _check("naming.operations", naming.operations, ids)
        _check("naming.schemas", naming.schemas, {*named.value, *schemas.declarations})
        _check("pages", pages, ids)
        _check("streams.operations", streams.operations, ids)
    return Api(
        title=_text(root.get("info"), "title"),
        version=_text(root.get("info"), "version"),
        doc=Doc(
            _text(root.get("info"), "summary"), _text(root.get("info"), "description")
        ),
        servers=servers,
        security=_security(root, schemes),
        schemes=schemes.used(),
        needs_certificate=schemes.needs_certificate,
        parameters=parameters,
        resources=resources(pairs, method_names, root.get("tags"), findings),
        webhooks=tuple(webhooks),
        declarations=schemas.declarations,
        names=name_all(
            schemas.declarations,
            [one for one, _ in pairs],
            webhooks,
            naming.schemas,
            given,
            schemas.variant_words,
        ),
    )


def _check(table: str, said: Collection[str], known: Collection[str]) -> None:
    for name in said:
        if name not in known:
            raise ConfigProblem(f"{table}: the document has no {name!r}")


def _path_items(
    root: Mapping[str, Any], schemas: Schemas, select: Select, findings: Findings
) -> Iterator[tuple[str, Node]]:
    paths = _mapping(root, _ROOT, "paths")
    for path, value in paths.value.items():
        item = Node(child(paths.pointer, path), value)
        if extensions.is_extension(path):
            continue
        if path.startswith("/"):
            if target := schemas.shapes.references.dereference(item):
                yield path, target
        elif not select.is_partial:  # what is no path cannot be selected
            _report_path(path, item, findings)


def _report_path(path: str, item: Node, findings: Findings) -> None:
    value = item.value if isinstance(item.value, dict) else {}
    methods = [child(item.pointer, key) for key in value if key in METHODS]
    for place in methods or [item.pointer]:
        findings.add(
            "invalid-path",
            place,
            "a path begins with a slash",
            hint=f"write `/{path}`",
            lost="what is below this path",
        )


def _global_parameters(
    root: Mapping[str, Any], parameters: Parameters
) -> Iterator[Parameter]:
    where, listed = extensions.global_parameters(root)
    for index, value in enumerate(listed):
        if parameter := parameters.one(Node(child(_ROOT, *where, index), value)):
            yield parameter


def _security(root: Mapping[str, Any], schemes: Schemes) -> Security:
    requirements = root.get("security")
    return schemes.requirement(
        Node(
            child(_ROOT, "security"),
            requirements if isinstance(requirements, list) else [],
        )
    )


def _mapping(owner: Any, pointer: Pointer, key: str) -> Node:
    value = owner.get(key) if isinstance(owner, dict) else None
    return Node(child(pointer, key), value if isinstance(value, dict) else {})


def _children(node: Node) -> Iterator[Node]:
    for key, value in node.value.items():
        yield Node(child(node.pointer, key), value)


def _text(owner: Any, key: str) -> str:
    value = owner.get(key) if isinstance(owner, dict) else None
    return value if isinstance(value, str) else ""
