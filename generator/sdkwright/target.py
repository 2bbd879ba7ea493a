"""One package to write: in which language, where, and under which names."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from .tables import ConfigProblem, Table

Language = Literal["python", "go"]

# What the table of a target may hold, by its language.
_COMMON = ("language", "output", "package", "client")
_OWN: Mapping[Language, tuple[str, ...]] = {"python": ("custom",), "go": ("module",)}
KEYS = (*_COMMON, *(key for keys in _OWN.values() for key in keys))

# A package of one of these names could not be imported, or would replace what every
# SDK imports itself.
_DEPENDENCIES = {"anyio", "httpx2", "pydantic", "pydantic_core", "typing_extensions"}
TAKEN_PACKAGES = sys.stdlib_module_names | _DEPENDENCIES | {"test"}

GO_KEYWORDS = frozenset(
    (
        *("break", "case", "chan", "const", "continue", "default", "defer", "else"),
        *("fallthrough", "for", "func", "go", "goto", "if", "import", "interface"),
        *("map", "package", "range", "return", "select", "struct", "switch"),
        *("type", "var"),
    )
)
"""Go specification, section "Keywords"."""

GO_UNUSABLE = frozenset(("main", "init", "documentation"))
"""Packages of these names cannot be imported, or are not built."""

GO_TAKEN = (
    *("Bool", "Call", "Float32", "Float64", "HTTPClient", "Hooks", "Int", "Int64"),
    *("New", "Pointer", "ResponseLimits", "SDKOption", "ServerList", "String"),
    *("WithClient", "WithHooks", "WithLogger", "WithResponseLimits"),
    *("WithRetryConfig", "WithSecurity", "WithSecuritySource", "WithServer"),
    *("WithServerURL", "WithTemplatedServerURL", "WithTimeout"),
)
"""What every package of Go has beside its client."""

# Devices of Windows, which have no files of their name there.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """One package to write. A name that is None comes from the document's title."""

    language: Language
    output: Path
    package: str | None = None
    client: str | None = None
    custom: tuple[str, ...] = ()
    """The resources that the user's own code extends, as the client has them: Python's."""
    module: str | None = None
    """The path that programs import it by: Go's."""


def target(table: Table, folder: Path) -> Target:
    """What a table says; its paths are relative to a folder.

    Raises:
        ConfigProblem: a value cannot be used, is missing, or is not for its language.
    """
    language = _language(table.required("language"), table.where("language"))
    _check_keys(table, language)
    output = folder / table.required("output")
    match language:
        case "python":
            package, client = _python_package(table), table.name("client")
        case "go":
            package, client = _go_package(table), _go_client(table)
    return Target(
        language, output, package, client, table.texts("custom"), _module(table)
    )


def distinct(targets: list[Target]) -> tuple[Target, ...]:
    """Refuse targets that would remove each other's files."""
    outputs = [target.output.resolve() for target in targets]
    for number, output in enumerate(outputs):
        if output in outputs[:number]:
            raise ConfigProblem(f"two targets have the output {targets[number].output}")
    return tuple(targets)


def module_problem(path: str) -> str | None:
    """Why a text is no module path (Go Modules Reference, section "Module paths")."""
    elements = path.split("/")
    if "" in elements:
        return "it needs elements separated by single slashes"
    for one in elements:
        if not re.fullmatch(r"[A-Za-z0-9._~-]+", one):
            return f"{one!r} has more than ASCII letters, digits and - . _ ~"
        if one[0] == "." or one[-1] == ".":
            return f"{one!r} begins or ends with a dot"
        if _DEVICE.match(one):
            return f"{one!r} is a device of Windows"
        if re.search(r"~[0-9]+$", one.partition(".")[0]):
            return f"{one!r} looks like a short name of Windows"
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", elements[0]) or "." not in elements[0]:
        return "it has to begin with a host: small letters, digits and a dot"
    *_, last = elements
    if re.fullmatch(r"v(?![2-9]$|[1-9][0-9]+$)[0-9.]+", last):
        return f"a major version at its end is /v2 or later, not /{last}"
    return None


def _language(name: str, where: str) -> Language:
    match name:
        case "python" | "go":
            return name
        case _:
            known = " and ".join(f'"{one}"' for one in get_args(Language))
            raise ConfigProblem(f"{where}: unknown language {name!r}, there is {known}")


def _check_keys(table: Table, language: Language) -> None:
    for other, keys in _OWN.items():
        for key in keys:
            if key in table.data and other != language:
                where = table.where(key)
                raise ConfigProblem(f'{where}: is for "{other}", not "{language}"')


def _python_package(table: Table) -> str | None:
    name = table.name("package")
    if name is not None and name.lower() in TAKEN_PACKAGES:
        taken = f"{name!r} is a module of Python or one that every SDK imports"
        raise ConfigProblem(f"{table.where('package')}: {taken}")
    return name


def _go_package(table: Table) -> str | None:
    name = table.text("package")
    if name is None:
        return None
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or name in GO_KEYWORDS:
        wanted = "a name of Go in small letters"
        raise ConfigProblem(f"{table.where('package')}: needs {wanted}, not {name!r}")
    if name in GO_UNUSABLE or name.endswith("_test"):
        raise ConfigProblem(f"{table.where('package')}: {name!r} cannot be imported")
    return name


def _go_client(table: Table) -> str | None:
    name = table.text("client")
    if name is not None and not re.fullmatch(r"[A-Z][A-Za-z0-9_]*", name):
        wanted = "a name of Go that begins with a capital"
        raise ConfigProblem(f"{table.where('client')}: needs {wanted}, not {name!r}")
    if name in GO_TAKEN:
        taken = f"{name!r} is in every package of Go already"
        raise ConfigProblem(f"{table.where('client')}: {taken}")
    return name


def _module(table: Table) -> str | None:
    path = table.text("module")
    if path is not None and (problem := module_problem(path)):
        raise ConfigProblem(
            f"{table.where('module')}: {path!r} is no module path: {problem}"
        )
    return path
