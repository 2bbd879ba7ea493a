"""An API → the files of a Go module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import render
from ..code import Code
from ..config import Config
from ..diagnostics import Findings
from ..ir import Api
from ..package import Package
from ..target import Target
from .titles import package_name

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True)
class ModuleView:
    path: Code


def generate(api: Api, target: Target, config: Config, findings: Findings) -> Package:
    """The Go SDK of an API."""
    del config, findings
    package = Code(target.package) if target.package else package_name(api.title)
    module = Code(target.module or f"example.com/{package}")
    files = {"go.mod": _render("go.mod", ModuleView(module))}
    return Package(
        files={
            **{name: text.encode() for name, text in files.items()},
            **dict(render.runtime("go")),
        },
        operations=(),
        models=0,
    )


def _render(file: str, view: DataclassInstance) -> str:
    return render.render("go", f"{file}.jinja", view)
