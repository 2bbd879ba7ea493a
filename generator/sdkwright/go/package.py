"""An API → the files of a Go module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import render
from ..code import Code
from ..config import Config
from ..diagnostics import Findings
from ..guide.texts import subject_of
from ..ir import Api
from ..naming import Scope
from ..package import Package
from ..reporting import dropped_reports
from ..target import GO_TAKEN, Target
from . import renamed
from .adapted import adapted
from .client import (
    FILES,
    client_view,
    media_types,
    options_view,
    servers_view,
)
from .comments import comment
from .errors import ErrorNames, error_files
from .guide.pages import Guide
from .guide.programs import Names
from .methods import NamedResource, named_resources
from .models import file_view
from .operations import answered_media_types
from .reports import operation_reports
from .resources import ResourceWriter, below
from .security import security_view
from .structs import StructView, struct_views
from .titles import client_name, package_name
from .vocabulary import Vocabulary, vocabulary_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True)
class ModuleView:
    path: Code


@dataclass(frozen=True, slots=True)
class PackageView:
    """What holds no more of the document than names."""

    package: Code
    module: Code
    doc: Code
    media_types: Code


def generate(api: Api, target: Target, config: Config, findings: Findings) -> Package:
    """The Go SDK of an API."""
    client = Code(target.client) if target.client else client_name(api.title)
    package = Code(target.package) if target.package else package_name(api.title)
    module = Code(target.module or f"example.com/{package}")
    api = adapted(api)
    vocabulary = vocabulary_of(api, module)
    renamed.report(vocabulary, findings)
    errors = ErrorNames(vocabulary)
    names = Scope((*GO_TAKEN, client))
    options = options_view(vocabulary, package, client, names)
    servers = servers_view(api, package, names)
    resources = named_resources(vocabulary, names, Scope(FILES))
    top = below((), resources)
    fixed = PackageView(
        package,
        module,
        comment([f"Package {package} is the Go SDK for {subject_of(api, client)}."]),
        media_types(answered_media_types(api.operations)),
    )
    sources = {
        "go.mod": _render("go.mod", ModuleView(module)),
        "doc.go": _render("doc.go", fixed),
        "client.go": _render(
            "client.go",
            client_view(vocabulary, package, client, top, errors.usual, config.client),
        ),
        "options.go": _render("options.go", options),
        "servers.go": _render("servers.go", servers),
        "pointers.go": _render("pointers.go", fixed),
        "call.go": _render("call.go", fixed),
        "models/operations/options.go": _render("call_options.go", fixed),
        **dict(_resources(vocabulary, errors, package, resources)),
        **dict(_models(vocabulary, resources)),
        **{
            f"models/sdkerrors/{name}.go": text
            for name, text in error_files(vocabulary, errors)
        },
    }
    variables = (one.name for one in options.variables)
    of_programs = Names(
        module, package, client, dict(zip(api.variables, variables, strict=True))
    )
    guide = Guide(vocabulary, errors, of_programs, resources)
    sources |= guide.pages()
    return Package(
        files={
            **{name: text.encode() for name, text in sources.items()},
            **dict(render.runtime("go")),
        },
        operations=(
            *operation_reports(resources, vocabulary, findings),
            *dropped_reports(findings),
        ),
        models=len(vocabulary.names),
    )


def _resources(
    vocabulary: Vocabulary,
    errors: ErrorNames,
    package: Code,
    resources: tuple[NamedResource, ...],
) -> Iterator[tuple[str, str]]:
    writer = ResourceWriter(vocabulary, errors, package, resources)
    for one in resources:
        view = writer.write(one, below(one.resource.path, resources))
        yield f"{one.name.file}.go", _render("resource.go", view)


def _models(
    vocabulary: Vocabulary, resources: tuple[NamedResource, ...]
) -> Iterator[tuple[str, str]]:
    for file in vocabulary.files:
        view = file_view(file, vocabulary)
        yield f"models/{file.package}/{file.name}.go", _render("model.go", view)
    for struct in struct_views(vocabulary, resources):
        template = "request.go" if isinstance(struct, StructView) else "page.go"
        yield f"models/operations/{struct.file}.go", _render(template, struct)
    if vocabulary.api.schemes:
        security = security_view(vocabulary.api, vocabulary.module)
        yield "models/components/security.go", _render("security.go", security)


def _render(file: str, view: DataclassInstance) -> str:
    return render.render("go", f"{file}.jinja", view)
