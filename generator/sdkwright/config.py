"""`sdkwright.toml`, or the command line in its place: what to generate from what."""

from __future__ import annotations

import difflib
import keyword
import math
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from . import remote
from .diagnostics import Tolerance

Language = Literal["python"]

# What each table may hold.
_KEYS = (
    *("spec", "overlays", "allow", "lenient", "strict", "remote"),
    *("naming", "client", "targets"),
)
_NAMING_KEYS = ("operations", "schemas")
_CLIENT_KEYS = ("timeout", "retries")
_TARGET_KEYS = ("language", "output", "package", "client", "module")

# A package of one of these names could not be imported, or would replace what every
# SDK imports itself.
_DEPENDENCIES = {"anyio", "httpx2", "pydantic", "pydantic_core", "typing_extensions"}
TAKEN_PACKAGES = sys.stdlib_module_names | _DEPENDENCIES | {"test"}


class ConfigProblem(Exception):
    """A configuration that cannot be used; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Public names that were chosen, by operationId, schema name or pointer."""

    operations: Mapping[str, str] = field(default_factory=dict)
    schemas: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClientDefaults:
    """What a client does unless its user says otherwise."""

    timeout: float = 60.0  # seconds for a read
    retries: int = 2


@dataclass(frozen=True, slots=True)
class Target:
    """One package to write. A name that is None comes from the document's title."""

    language: Language
    output: Path
    package: str | None = None
    client: str | None = None
    module: str | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """What to generate; paths are ready to be opened, "-" is the standard input."""

    spec: Path | Literal["-"]
    targets: tuple[Target, ...]
    overlays: tuple[Path, ...] = ()
    allow: tuple[str, ...] = ()
    tolerance: Tolerance = "normal"
    remote: frozenset[str] = frozenset()
    """Origins from which references may be fetched, as `remote.origin` has them."""
    naming: Naming = field(default_factory=Naming)
    client: ClientDefaults = field(default_factory=ClientDefaults)


def load(path: Path) -> Config:
    """Read a configuration file; the paths in it are relative to its folder.

    Raises:
        OSError: it cannot be read.
        ConfigProblem: it is not TOML, or a key is unknown, missing or of another type.
    """
    try:
        data = tomllib.loads(path.read_bytes().decode())
    except UnicodeDecodeError:
        raise ConfigProblem(f"{path}: not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigProblem(f"{path}: {error}") from None
    top = _Table(str(path), "", data, _KEYS)
    naming = top.table("naming", _NAMING_KEYS)
    client = top.table("client", _CLIENT_KEYS)
    defaults = ClientDefaults()
    folder = path.parent
    return Config(
        spec=folder / top.document("spec"),
        targets=_distinct([_target(table, folder) for table in top.tables("targets")]),
        overlays=tuple(folder / name for name in top.texts("overlays")),
        allow=top.texts("allow"),
        tolerance=top.tolerance(),
        remote=top.origins("remote"),
        naming=Naming(naming.names("operations"), naming.names("schemas")),
        client=ClientDefaults(
            timeout=client.get("timeout", defaults.timeout, "seconds", _is_seconds),
            retries=client.get("retries", defaults.retries, "a count", _is_count),
        ),
    )


def from_options(spec: str, target: Mapping[str, str | None]) -> Config:
    """The configuration of a run without a file: one target, the rest by default.

    `target` holds the keys of a target in a file; the paths are relative to the current
    folder, and "-" is the standard input.

    Raises:
        ConfigProblem: a value cannot be used, or is missing.
    """
    given = {key: value for key, value in target.items() if value is not None}
    table = _Table("command line", "", given, _TARGET_KEYS)
    return Config(spec=spec_path(spec), targets=(_target(table, Path()),))


def spec_path(spec: str) -> Path | Literal["-"]:
    """A document as it is named on a command line; "-" is the standard input.

    Raises:
        ConfigProblem: it is the address of one elsewhere.
    """
    return "-" if spec == "-" else local_path(spec)


def local_path(spec: str) -> Path:
    """The path of a document.

    Raises:
        ConfigProblem: it is the address of one elsewhere.
    """
    if "://" in spec:
        raise ConfigProblem(f"{spec}: documents are not fetched, download it first")
    return Path(spec)


def tolerance(*, lenient: bool, strict: bool) -> Tolerance:
    """How findings are judged.

    Raises:
        ConfigProblem: both are asked for.
    """
    if lenient and strict:
        raise ConfigProblem("lenient and strict exclude each other")
    return "lenient" if lenient else "strict" if strict else "normal"


def origin(url: str) -> str:
    """An origin that files may be fetched from, as `remote.origin` has it.

    Raises:
        ConfigProblem: it is none, or holds more than a scheme, a host and a port.
    """
    try:
        found = remote.origin(url)
    except ValueError as error:
        raise ConfigProblem(f"{url}: {error}") from None
    if urlsplit(url)[2:] not in (("", "", ""), ("/", "", "")):
        message = f"a scheme, a host and a port are needed, as in {found}"
        raise ConfigProblem(f"{url}: {message}")
    return found


def _target(table: _Table, folder: Path) -> Target:
    return Target(
        language=_language(table.required("language"), table.where("language")),
        output=folder / table.required("output"),
        package=table.package(),
        client=table.name("client"),
        module=table.text("module"),
    )


def _language(name: str, where: str) -> Language:
    match name:
        case "python":
            return name
        case "go":
            raise ConfigProblem(f'{where}: "go" is not there yet, only "python" is')
        case _:
            raise ConfigProblem(
                f'{where}: unknown language {name!r}, there is "python"'
            )


def _distinct(targets: list[Target]) -> tuple[Target, ...]:
    """Refuse targets that would remove each other's files."""
    outputs = [target.output.resolve() for target in targets]
    for number, output in enumerate(outputs):
        if output in outputs[:number]:
            raise ConfigProblem(f"two targets have the output {targets[number].output}")
    return tuple(targets)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the file, checked as it is read."""

    file: str
    path: str  # "" is the top
    data: dict[str, Any]
    keys: tuple[str, ...]

    def __post_init__(self) -> None:
        for key in self.data:
            if key not in self.keys:
                raise ConfigProblem(f"{self.where(key)}: {_unknown(key, self.keys)}")

    def where(self, key: str) -> str:
        return f"{self.file}: {self.path}.{key}" if self.path else f"{self.file}: {key}"

    @contextmanager
    def at(self, key: str) -> Iterator[None]:
        """Name the place of what turns out to be wrong."""
        try:
            yield
        except ConfigProblem as problem:
            raise ConfigProblem(f"{self.where(key)}: {problem}") from None

    def get(
        self, key: str, default: Any, wanted: str, fits: Callable[[Any], bool]
    ) -> Any:
        value = self.data.get(key, default)
        if key in self.data and not fits(value):
            raise ConfigProblem(f"{self.where(key)}: needs {wanted}, not {value!r}")
        return value

    def text(self, key: str) -> str | None:
        text: str | None = self.get(key, None, "a text", _is_text)
        return text

    def name(self, key: str) -> str | None:
        name: str | None = self.get(key, None, "a name for code", _is_name)
        return name

    def package(self) -> str | None:
        name = self.name("package")
        if name is not None and name.lower() in TAKEN_PACKAGES:
            taken = f"{name!r} is a module of Python or one that every SDK imports"
            raise ConfigProblem(f"{self.where('package')}: {taken}")
        return name

    def required(self, key: str) -> str:
        text = self.text(key)
        if text is None:
            raise ConfigProblem(f"{self.where(key)}: is missing")
        return text

    def document(self, key: str) -> Path:
        text = self.required(key)
        with self.at(key):
            return local_path(text)

    def origins(self, key: str) -> frozenset[str]:
        urls = self.texts(key)
        with self.at(key):
            return frozenset(map(origin, urls))

    def tolerance(self) -> Tolerance:
        lenient, strict = self.flag("lenient"), self.flag("strict")
        with self.at("lenient"):
            return tolerance(lenient=lenient, strict=strict)

    def flag(self, key: str) -> bool:
        flag: bool = self.get(key, False, "true or false", _is_flag)
        return flag

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self.get(key, (), "a list of texts", _is_texts))

    def names(self, key: str) -> dict[str, str]:
        names: dict[str, str] = self.get(key, {}, "names for code", _is_names)
        return names

    def table(self, key: str, keys: tuple[str, ...]) -> _Table:
        return _Table(self.file, key, self.get(key, {}, "a table", _is_table), keys)

    def tables(self, key: str) -> list[_Table]:
        found = self.get(key, [], f"tables, each begun by [[{key}]]", _is_tables)
        if not found:
            raise ConfigProblem(f"{self.where(key)}: at least one [[{key}]] is needed")
        return [
            _Table(self.file, f"{key}[{number}]", data, _TARGET_KEYS)
            for number, data in enumerate(found)
        ]


def _unknown(key: str, keys: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(key, keys, n=1)
    if close:
        return f"unknown key, did you mean {close[0]!r}?"
    return f"unknown key, there are {', '.join(keys)}"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_table, value))


def _is_name(value: Any) -> bool:
    if not isinstance(value, str) or not value.isascii():
        return False
    return value.isidentifier() and not keyword.iskeyword(value)


def _is_names(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_name, value.values()))


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_seconds(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and 0 < value < math.inf
