"""An API → the files of a Python package."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import render
from ..code import Code
from ..config import Config, Target
from ..diagnostics import Findings
from ..graph import behind, raised_by, reach, references, returned_by, sent_by, tags_of
from ..ir import Api, Declaration, Doc, Given, Object, Pointer, Resource, Union
from ..report import OperationReport
from .client import client_view, subject_of
from .errors import ErrorNames, error_names, errors_view, root_name
from .format import formatted
from .literals import docstring, literal, toml
from .methods import Method, methods, resource_names
from .models import (
    models_index,
    models_module,
    params_index,
    params_module,
)
from .names import ResourceName, client_arguments, client_name, package_name, type_names
from .pages import Guide, distribution
from .partition import Module, partition
from .reports import operation_reports
from .resources import ChildView, ResourceView, ResourceWriter, child
from .texts import about
from .types import Vocabulary

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# What PEP 440 and most documents have in common.
_VERSION = re.compile(r"[0-9]+(\.[0-9]+)*((a|b|rc)[0-9]+)?(\.(post|dev)[0-9]+)?")
_PUBLIC = (
    "Omit",
    "Response",
    "RetryPolicy",
    "__version__",
    "errors",
    "models",
    "omit",
    "params",
)


@dataclass(frozen=True, slots=True)
class Package:
    """What was made of an API."""

    files: Mapping[str, bytes]
    """By their path in the package, with POSIX separators."""
    operations: tuple[OperationReport, ...]
    models: int


@dataclass(frozen=True, slots=True)
class InitView:
    doc: Code
    client: Code
    exported: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    version: Code


@dataclass(frozen=True, slots=True)
class ProjectView:
    distribution: Code
    version: Code
    description: Code
    package: Code


def generate(api: Api, target: Target, config: Config, findings: Findings) -> Package:
    """The Python SDK of an API."""
    client = Code(target.client) if target.client else client_name(api.title)
    package = Code(target.package) if target.package else package_name(api.title)
    public = type_names(api, _mentioned(api))
    modules = partition(api, public)
    vocabulary = _vocabulary(api, public, modules)
    errors = error_names(api, vocabulary.names, client)
    names = resource_names(api, taken_types=(client, f"Async{client}"))
    resources = _with_parents(api.resources, names)
    found = {one.path: methods(one, names, vocabulary) for one in resources}
    children = {
        path: tuple(
            child(names[one.path], about(one))
            for one in resources
            if one.path[:-1] == path
        )
        for path in ((), *names)
    }
    views = [
        _resource(
            one,
            names[one.path],
            found[one.path],
            children[one.path],
            vocabulary,
            errors,
        )
        for one in resources
    ]
    models = [models_module(module, vocabulary) for module in modules]
    params = [view for module in modules if (view := params_module(module, vocabulary))]
    version = api.version if _VERSION.fullmatch(api.version) else "0.1.0"

    sources = {
        f"{view.module}.py": _render("resource.py.jinja", view) for view in views
    }
    sources |= {
        f"models/{view.name}.py": _render("module.py.jinja", view) for view in models
    }
    sources |= {
        f"params/{view.name}.py": _render("module.py.jinja", view) for view in params
    }
    sources["models/__init__.py"] = _render("index.py.jinja", models_index(models))
    sources["params/__init__.py"] = _render("index.py.jinja", params_index(params))
    sources["errors.py"] = _render(
        "errors.py.jinja", errors_view(vocabulary, errors, client)
    )
    sources["_client.py"] = _render(
        "client.py.jinja",
        client_view(vocabulary, client, package, config.client, children[()]),
    )
    sources["__init__.py"] = _render("init.py.jinja", _init(api, client))
    sources["_version.py"] = _render("version.py.jinja", VersionView(literal(version)))

    folder = package.replace(".", "/")
    files = formatted({f"{folder}/{name}": text for name, text in sources.items()})
    files |= {
        f"{folder}/_runtime/{name}": content
        for name, content in render.runtime("python")
    }
    files[f"{folder}/py.typed"] = b""
    files["pyproject.toml"] = _render(
        "pyproject.toml.jinja", _project(api, package, version)
    ).encode()
    guide = Guide(
        vocabulary,
        errors,
        client,
        package,
        [(one, names[one.path], found[one.path]) for one in resources],
    )
    files["README.md"] = _render(
        "README.md.jinja", guide.readme(root_name(client))
    ).encode()
    for path, page in guide.pages():
        files[path] = _render("resource.md.jinja", page).encode()
    return Package(
        files=files,
        operations=tuple(operation_reports(found.values(), vocabulary, findings)),
        models=sum(len(view.definitions) for view in models),
    )


def _render(template: str, view: DataclassInstance) -> str:
    return render.render("python", template, view)


def _vocabulary(
    api: Api, names: Mapping[Pointer, Code], modules: Iterable[Module]
) -> Vocabulary:
    operations = [
        operation for resource in api.resources for operation in resource.operations
    ]
    sent = reach(
        (
            one
            for operation in operations
            for one in sent_by(operation, api.declarations)
        ),
        api.declarations,
    )
    return Vocabulary(
        api=api,
        names=names,
        modules={
            pointer: module.name for module in modules for pointer in module.members
        },
        params=frozenset(
            one for one in sent if one in names and _takes_dicts(one, api.declarations)
        ),
        arguments=client_arguments(api),
        tags=tags_of(api.declarations),
        recursive=frozenset(
            one for one in names if one in behind(one, api.declarations)
        ),
    )


def _mentioned(api: Api) -> set[Pointer]:
    """What somebody reads about: what operations or the schemas of the document mention."""
    roots = [pointer for pointer, name in api.names.items() if isinstance(name, Given)]
    for resource in api.resources:
        for operation in resource.operations:
            roots += sent_by(operation, api.declarations)
            roots += returned_by(operation)
            roots += raised_by(operation)
    roots += [one for parameter in api.parameters for one in references(parameter.type)]
    return reach(roots, api.declarations)


def _takes_dicts(pointer: Pointer, declarations: Mapping[Pointer, Declaration]) -> bool:
    """Whether plain dicts may stand for values: of an object, or of a union with one in it."""
    match declarations[pointer]:
        case Object():
            return True
        case Union():
            below = behind(pointer, declarations)
            return any(isinstance(declarations[one], Object) for one in below)
    return False


def _with_parents(
    resources: Iterable[Resource], names: Mapping[tuple[str, ...], ResourceName]
) -> tuple[Resource, ...]:
    """All resources, those that only hold others included."""
    known = {resource.path: resource for resource in resources}
    return tuple(known.get(path) or Resource(path, Doc(), ()) for path in names)


def _resource(
    resource: Resource,
    name: ResourceName,
    own: tuple[Method, ...],
    children: tuple[ChildView, ...],
    vocabulary: Vocabulary,
    errors: ErrorNames,
) -> ResourceView:
    taken = (*(method.name for method in own), *(child.attribute for child in children))
    return ResourceWriter(vocabulary, errors, taken).write(
        name, resource, own, children
    )


def _init(api: Api, client: Code) -> InitView:
    names = sorted((*_PUBLIC, client, f"Async{client}"))
    return InitView(
        doc=docstring([f"The Python SDK for {subject_of(api, client)}."], 0),
        client=client,
        exported=tuple(literal(name) for name in names),
    )


def _project(api: Api, package: Code, version: str) -> ProjectView:
    return ProjectView(
        distribution=toml(distribution(package)),
        version=toml(version),
        description=toml(f"The Python SDK for {subject_of(api, package)}."),
        package=toml(package.split(".")[0]),
    )
