"""Lowering: a document in the one dialect → the model of `ir`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from .. import extensions
from ..config import ConfigProblem, Naming
from ..diagnostics import Findings
from ..document import Document, child
from ..ir import METHODS, Api, Doc, Operation, Parameter, Pointer, Security, Server
from .auth import Schemes
from .keywords import is_extension
from .names import name_all
from .operations import Operations
from .parameters import Parameters
from .resources import resources
from .schemas import Schemas
from .servers import servers
from .shapes import Node

_ROOT = "#"


def lower(document: Document, naming: Naming, findings: Findings) -> Api:
    """The API that a document describes. What it cannot say goes to `findings`.

    Raises:
        ConfigProblem: a name is chosen for what the document does not have.
    """
    root = document.root
    schemas = Schemas(document, findings)
    components = _mapping(root, _ROOT, "components")
    schemes = Schemes(components, schemas.shapes, findings)
    # Without a server the URL is `/`, relative to the document (section 4.8.1).
    api_servers = tuple(servers(Node(_ROOT, root), findings)) or (
        Server("default", "/"),
    )
    if "://" not in api_servers[0].url:
        findings.add(
            "no-server",
            _ROOT,
            "the document does not say where the API is",
            hint="add a `servers` entry with an absolute URL",
            lost="the base URL, which whoever makes a client has to give",
        )
    base = api_servers[0].url
    operations = Operations(schemas, schemes, naming.operations, base, findings)
    named = _mapping(components.value, components.pointer, "schemas")
    for key, value in named.value.items():
        schemas.named(Node(child(named.pointer, key), value))
    pairs = list(_operations(root, schemas, operations, findings))
    _check(
        naming.operations, {name for one, _ in pairs for name in (one.id, one.pointer)}
    )
    parameters = tuple(_global_parameters(root, Parameters(schemas, findings)))
    schemas.finish()
    _check(naming.schemas, {*named.value, *schemas.declarations})
    if "webhooks" in root:
        findings.add(
            "webhooks",
            child(_ROOT, "webhooks"),
            "webhooks are not generated",
            lost="the types of their payloads",
        )
    return Api(
        title=_text(root.get("info"), "title"),
        version=_text(root.get("info"), "version"),
        doc=Doc(
            _text(root.get("info"), "summary"), _text(root.get("info"), "description")
        ),
        servers=api_servers,
        security=_security(root, schemes),
        schemes=schemes.used(),
        parameters=parameters,
        resources=resources(pairs, root.get("tags")),
        declarations=schemas.declarations,
        names=name_all(
            schemas.declarations,
            [one for one, _ in pairs],
            naming.schemas,
            schemas.variant_words,
        ),
    )


def _check(chosen: Mapping[str, str], known: Collection[str]) -> None:
    for name in chosen:
        if name not in known:
            raise ConfigProblem(
                f"naming: the document has no {name!r} to call by a name"
            )


def _operations(
    root: Mapping[str, Any],
    schemas: Schemas,
    operations: Operations,
    findings: Findings,
) -> Iterator[tuple[Operation, Node]]:
    paths = _mapping(root, _ROOT, "paths")
    for path, value in paths.value.items():
        if is_extension(path):
            continue
        if not path.startswith("/"):
            here = child(paths.pointer, path)
            methods = (
                [key for key in value if key in METHODS]
                if isinstance(value, dict)
                else []
            )
            for place in [child(here, method) for method in methods] or [here]:
                findings.add(
                    "invalid-path",
                    place,
                    "a path begins with a slash",
                    hint=f"write `/{path}`",
                    lost="what is below this path",
                )
            continue
        item = schemas.shapes.dereference(Node(child(paths.pointer, path), value))
        if item:
            yield from operations.of(path, item)


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


def _text(owner: Any, key: str) -> str:
    value = owner.get(key) if isinstance(owner, dict) else None
    return value if isinstance(value, str) else ""
