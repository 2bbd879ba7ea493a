"""An API → the files of a Python package."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import render
from ..code import Code
from ..config import Config
from ..diagnostics import Findings
from ..guide.texts import about, subject_of
from ..ir import Api
from ..package import Package
from ..reporting import dropped_reports
from ..target import Target
from . import renamed
from .client import client_view
from .credentials import grant_classes
from .custom import custom_modules
from .errors import ErrorNames, error_names, errors_view
from .format import apart, formatted, in_one_file
from .guide.pages import Guide
from .literals import dict_of, docstring, literal, toml
from .methods import NamedResource, named_resources
from .models import models_index, models_module, params_index, params_module
from .names import client_name, package_name
from .reports import operation_reports
from .resources import ChildView, ResourceWriter, child_view
from .vocabulary import Vocabulary, vocabulary_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# What PEP 440 and most documents have in common.
_VERSION = re.compile(r"[0-9]+(\.[0-9]+)*((a|b|rc)[0-9]+)?(\.(post|dev)[0-9]+)?")
_EXAMPLES = "examples.py"
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
_LAZY = {
    "AfterResponse": "._runtime.hooks",
    "AsyncHooks": "._runtime.hooks",
    "AsyncStream": "._runtime.streams",
    "AsyncStreamedResponse": "._runtime.streamed",
    "BeforeRequest": "._runtime.hooks",
    "File": "._runtime.files",
    "Hooks": "._runtime.hooks",
    "OnError": "._runtime.hooks",
    "OnRetry": "._runtime.hooks",
    "RequestOptions": "._runtime.operation",
    "ResponseLimits": "._runtime.limits",
    "Stream": "._runtime.streams",
    "StreamedResponse": "._runtime.streamed",
}
"""What not every program needs."""


@dataclass(frozen=True, slots=True)
class InitView:
    doc: Code
    client: Code
    imports: tuple[Code, ...]
    """Of what loads on first use, for type checkers."""
    lazily: Code
    """The modules of what loads on first use, by its name."""
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
    vocabulary = vocabulary_of(api)
    errors = error_names(api, vocabulary.names, client)
    resources = named_resources(vocabulary, taken_types=(client, f"Async{client}"))

    renamed.report(vocabulary, resources, findings)
    guide = Guide(vocabulary, errors, client, package, resources)
    custom = custom_modules(target, package, resources)
    below = _below((), resources, custom)
    top = client_view(vocabulary, client, package, config.client, below)
    sources = {
        **_resources(vocabulary, errors, resources, custom),
        **_models(vocabulary),
        "errors.py": _render("errors.py", errors_view(vocabulary, errors, client)),
        "_client.py": _render("client.py", top),
        "__init__.py": _render("init.py", _init(api, client)),
        "_version.py": _render("version.py", VersionView(literal(_version(api)))),
    }
    # The examples of the pages are laid out like all other code, in the same go.
    programs = guide.programs()
    code = formatted(
        {
            **{f"{package}/{name}": text for name, text in sources.items()},
            _EXAMPLES: in_one_file(programs.values()),
        }
    )
    examples = apart(code.pop(_EXAMPLES).decode())
    laid_out = dict(zip(programs, examples, strict=True))
    pages = {
        "pyproject.toml": _render("pyproject.toml", _project(api, package)),
        **dict(guide.pages(laid_out)),
    }
    runtime = {
        f"{package}/_runtime/{name}": text for name, text in render.runtime("python")
    }
    return Package(
        files={
            **code,
            **runtime,
            f"{package}/py.typed": b"",
            **{path: text.encode() for path, text in pages.items()},
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
    resources: Sequence[NamedResource],
    custom: Mapping[tuple[str, ...], Code],
) -> dict[str, str]:
    files = {}
    for one in resources:
        below = _below(one.resource.path, resources, custom)
        taken = (
            *(method.name for method in one.methods),
            *(child.attribute for child in below),
        )
        view = ResourceWriter(vocabulary, errors, taken).write(one, below)
        files[f"{view.module}.py"] = _render("resource.py", view)
    return files


def _models(vocabulary: Vocabulary) -> dict[str, str]:
    models = [models_module(module, vocabulary) for module in vocabulary.modules]
    params = [
        view
        for module in vocabulary.modules
        if (view := params_module(module, vocabulary))
    ]
    return {
        "models/__init__.py": _render("index.py", models_index(models)),
        "params/__init__.py": _render("index.py", params_index(params)),
        **{f"models/{view.name}.py": _render("module.py", view) for view in models},
        **{f"params/{view.name}.py": _render("module.py", view) for view in params},
    }


def _below(
    path: tuple[str, ...],
    resources: Sequence[NamedResource],
    custom: Mapping[tuple[str, ...], Code],
) -> tuple[ChildView, ...]:
    """The resources that are attributes of another, or of the client."""
    return tuple(
        child_view(
            one.name,
            custom.get(one.resource.path, one.name.module),
            about(one.resource),
        )
        for one in resources
        if one.resource.path[:-1] == path
    )


def _render(file: str, view: DataclassInstance) -> str:
    return render.render("python", f"{file}.jinja", view)


def _version(api: Api) -> str:
    return api.version if _VERSION.fullmatch(api.version) else "0.1.0"


def _init(api: Api, client: Code) -> InitView:
    modules = _LAZY | dict.fromkeys(grant_classes(api), "._runtime.oauth")
    names = sorted((*_PUBLIC, *modules, client, f"Async{client}"))
    return InitView(
        doc=docstring([f"The Python SDK for {subject_of(api, client)}."], 0),
        client=client,
        imports=tuple(
            Code(f"from {module} import {name}") for name, module in modules.items()
        ),
        lazily=dict_of((name, literal(module)) for name, module in modules.items()),
        exported=tuple(literal(name) for name in names),
    )


def _project(api: Api, package: Code) -> ProjectView:
    return ProjectView(
        distribution=toml(package.replace("_", "-")),
        version=toml(_version(api)),
        description=toml(f"The Python SDK for {subject_of(api, package)}."),
        package=toml(package),
    )
