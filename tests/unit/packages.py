"""Python packages made of small documents, and what their users see of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sdkwright import python
from sdkwright.config import Config
from sdkwright.package import Package
from sdkwright.target import Target

from .lowering import lowered

TARGET = Target("python", Path("out"), package="pets", client="Pets")
OWN = "pets/"


def package(content: str | Mapping[str, Any], target: Target = TARGET) -> Package:
    """The package of a document, in memory."""
    found = lowered(content)
    config = Config(Path("api.yaml"), (target,))
    return python.generate(found.api, target, config, found.findings)


def modules(made: Package) -> dict[str, ast.Module]:
    """The modules that were generated, by their path in the package."""
    return {
        path.removeprefix(OWN): ast.parse(content)
        for path, content in made.files.items()
        if path.startswith(OWN) and path.endswith(".py") and "/_runtime/" not in path
    }


def surface(made: Package) -> set[str]:
    """Classes, aliases, fields, methods and arguments, whatever module they are in."""
    return {
        name
        for path, tree in modules(made).items()
        if not path.endswith("__init__.py")
        for statement in tree.body
        for name in _names(statement)
    }


def _names(statement: ast.stmt) -> Iterator[str]:
    match statement:
        case ast.ClassDef(name=name, body=body):
            yield name
            yield from (f"{name}.{inner}" for one in body for inner in _names(one))
        case ast.FunctionDef(name=name, args=args) | ast.AsyncFunctionDef(
            name=name, args=args
        ):
            yield name
            yield from (f"{name}({one.arg})" for one in (*args.args, *args.kwonlyargs))
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(
            targets=[ast.Name(id=name)]
        ):
            yield name
