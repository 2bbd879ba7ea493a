"""Templates → files. Everything that a template prints was decided, and quoted, before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .code import Code

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def templates(language: str) -> Path:
    """The folder of a target's templates: in the installed package, or in a checkout."""
    here = Path(__file__).parent
    installed = here / "templates" / language
    return (
        installed if installed.is_dir() else here.parent.parent / "templates" / language
    )


def render(language: str, template: str, view: DataclassInstance) -> str:
    """Render a template with the fields of a view."""
    values = {field.name: getattr(view, field.name) for field in fields(view)}
    return _environment(language).get_template(template).render(values)


def runtime(language: str) -> Iterator[tuple[str, bytes]]:
    """The files of the runtime, byte for byte, by their path; not its tests."""
    folder = templates(language) / "runtime"
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".go") and not path.stem.endswith("_test"):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


class _Environment(ImmutableSandboxedEnvironment):
    """Views are plain records: names with an underscore are all that is not theirs."""

    def is_safe_attribute(self, _view: object, attr: str, _value: object) -> bool:
        return not attr.startswith("_")


@cache
def _environment(language: str) -> _Environment:
    return _Environment(
        loader=FileSystemLoader(templates(language)),
        undefined=StrictUndefined,
        finalize=_only_code,
        autoescape=False,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _only_code(value: object) -> object:
    """What `{{ … }}` may print. A bare string may come from the document, and is refused."""
    if isinstance(
        value, Code | Undefined
    ):  # Jinja tells of the latter better than we could
        return value
    raise TypeError(f"a template prints a {type(value).__name__} that no emitter made")
