"""Resources that the user extends: by code of their own, in a folder that is never touched."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..code import Code
from ..tables import ConfigProblem
from ..target import Target
from .methods import NamedResource
from .names import CUSTOM, ResourceName

_BEGINNING = """\
from .. import {module} as generated


class {type}(generated.{type}):
    ...


class Async{type}(generated.Async{type}):
    ...
"""


def custom_modules(
    target: Target, package: Code, resources: Iterable[NamedResource]
) -> Mapping[tuple[str, ...], Code]:
    """The user's module of each resource that is extended, by the path of the resource.

    Raises:
        ConfigProblem: there is no such resource, or the module has not its two classes.
        OSError: a module cannot be read.
    """
    known = {".".join(one.name.attributes): one for one in resources}
    folder = target.output / package / CUSTOM
    found = {}
    for wanted in target.custom:
        if wanted not in known:
            close = difflib.get_close_matches(wanted, known, n=1)
            hint = f", did you mean {close[0]!r}?" if close else ""
            raise ConfigProblem(f"custom: there is no resource {wanted!r}{hint}")
        one = known[wanted]
        _check(folder / f"{one.name.module}.py", one.name)
        found[one.resource.path] = Code(f"{CUSTOM}.{one.name.module}")
    return found


def _check(path: Path, name: ResourceName) -> None:
    try:
        there = set(_top_names(ast.parse(path.read_bytes(), str(path))))
    except FileNotFoundError:
        beginning = _BEGINNING.format(module=name.module, type=name.type)
        message = (
            f"custom: {path} is missing; it is yours to write, and begins like this:"
        )
        raise ConfigProblem(message, to_write=beginning) from None
    except (SyntaxError, ValueError) as error:
        raise ConfigProblem(f"custom: {path} is not Python: {error}") from None
    for wanted in (name.type, f"Async{name.type}"):
        if wanted not in there:
            base = f"{name.module}.{wanted}"
            raise ConfigProblem(
                f"custom: {path} has no class {wanted}, which extends that of {base}"
            )


def _top_names(module: ast.Module) -> Iterator[str]:
    """The classes that it defines, or has from elsewhere."""
    for statement in module.body:
        match statement:
            case ast.ClassDef(name=name):
                yield name
            case ast.ImportFrom(names=names):
                yield from (one.asname or one.name for one in names)
