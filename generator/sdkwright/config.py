"""`sdkwright.toml`, or the command line in its place: what to generate from what."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from . import pagination, remote, retry_policies
from .diagnostics import Tolerance
from .ir import RetryPolicy
from .pagination import Pagination
from .tables import ConfigProblem, Table
from .target import KEYS as TARGET_KEYS
from .target import Target, distinct, target

# What each table may hold.
_KEYS = (
    *("spec", "overlays", "allow", "lenient", "strict", "remote", "spec_url"),
    *("select", "naming", "pages", "streams", "retries", "client", "targets"),
)
_SELECT_KEYS = ("tags", "operations", "exclude_tags", "exclude_operations")
_NAMING_KEYS = ("operations", "schemas", "strip_resource")
_STREAM_KEYS = ("sentinel", "operations")
_OPERATION_RETRY_KEYS = (*retry_policies.KEYS, "idempotency_key")
_RETRY_KEYS = tuple(key for key in _OPERATION_RETRY_KEYS if key != "max_retries")
_CLIENT_KEYS = ("timeout", "retries", "secrets")


@dataclass(frozen=True, slots=True)
class Select:
    """Which operations are generated: all, or those named here; less those excluded.

    An operation is named by its operationId, or by `METHOD /path`.
    """

    tags: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()
    exclude_tags: tuple[str, ...] = ()
    exclude_operations: tuple[str, ...] = ()

    @property
    def is_partial(self) -> bool:
        return self != Select()


@dataclass(frozen=True, slots=True)
class Naming:
    """Public names that were chosen, by operationId, `METHOD /path`, schema name or pointer."""

    operations: Mapping[str, str] = field(default_factory=dict)
    schemas: Mapping[str, str] = field(default_factory=dict)
    strip_resource: bool = False
    """Whether an operationId loses a prefix or suffix that repeats the resource."""


@dataclass(frozen=True, slots=True)
class Streams:
    """What streams send instead of an item to say that there are no more."""

    sentinel: str | None = None
    """Of all event streams that the document says nothing else of."""
    operations: Mapping[str, str] = field(default_factory=dict)
    """By operationId, `METHOD /path` or pointer."""


@dataclass(frozen=True, slots=True)
class Retrying:
    """When requests are sent again, and by what header the server knows them then."""

    policy: RetryPolicy = field(default_factory=RetryPolicy)
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class Retries:
    """Of all operations, and of single ones: by operationId, `METHOD /path` or pointer."""

    usual: Retrying = field(default_factory=Retrying)
    operations: Mapping[str, Retrying] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClientDefaults:
    """What a client does unless its user says otherwise."""

    timeout: float = 60.0  # seconds for a read
    secrets: tuple[str, ...] = ()
    """What is shown nowhere, beside what the document marks: names on the wire."""


@dataclass(frozen=True, slots=True)
class Config:
    """What to generate; paths are ready to be opened, "-" is the standard input."""

    spec: Path | Literal["-"]
    targets: tuple[Target, ...]
    spec_url: str = ""
    """Where the document is published; empty where that is not known."""
    overlays: tuple[Path, ...] = ()
    allow: tuple[str, ...] = ()
    tolerance: Tolerance = "normal"
    remote: frozenset[str] = frozenset()
    """Origins from which references may be fetched, as `remote.origin` has them."""
    select: Select = Select()
    naming: Naming = field(default_factory=Naming)
    pages: Mapping[str, Pagination] = field(default_factory=dict)
    """How operations are paged, each by operationId, `METHOD /path` or pointer."""
    streams: Streams = field(default_factory=Streams)
    retries: Retries = field(default_factory=Retries)
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
    top = Table(str(path), "", data, _KEYS)
    select = top.table("select", _SELECT_KEYS)
    naming = top.table("naming", _NAMING_KEYS)
    streams = top.table("streams", _STREAM_KEYS)
    client = top.table("client", _CLIENT_KEYS)
    folder = path.parent
    return Config(
        spec=folder / _document(top),
        targets=distinct(
            [target(table, folder) for table in top.tables("targets", TARGET_KEYS)]
        ),
        spec_url=_spec_url(top),
        overlays=tuple(folder / name for name in top.texts("overlays")),
        allow=top.texts("allow"),
        tolerance=_tolerance(top),
        remote=_origins(top),
        select=Select(**{key: select.texts(key) for key in _SELECT_KEYS}),
        naming=Naming(
            naming.names("operations"),
            naming.names("schemas"),
            naming.flag("strip_resource"),
        ),
        pages=_pages(top),
        streams=Streams(streams.text("sentinel"), streams.texts_by_name("operations")),
        retries=_retries(top, client),
        client=ClientDefaults(
            client.seconds("timeout", ClientDefaults().timeout), client.texts("secrets")
        ),
    )


def from_options(spec: str, options: Mapping[str, str | None]) -> Config:
    """The configuration of a run without a file: one target, the rest by default.

    `options` are the keys of a target in a file; the paths are relative to the current
    folder, and "-" is the standard input.

    Raises:
        ConfigProblem: a value cannot be used, or is missing.
    """
    given = {key: value for key, value in options.items() if value is not None}
    table = Table("command line", "", given, TARGET_KEYS)
    return Config(spec=spec_path(spec), targets=(target(table, Path()),))


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


def published(url: str) -> str:
    """The URL of a document that is published.

    Raises:
        ConfigProblem: it is none of http.
    """
    if not url.lower().startswith(("http://", "https://")):
        raise ConfigProblem(f"{url}: an http or https URL is needed")
    return url


def _document(table: Table) -> Path:
    text = table.required("spec")
    with table.at("spec"):
        return local_path(text)


def _spec_url(table: Table) -> str:
    url = table.text("spec_url")
    with table.at("spec_url"):
        return "" if url is None else published(url)


def _origins(table: Table) -> frozenset[str]:
    urls = table.texts("remote")
    with table.at("remote"):
        return frozenset(map(origin, urls))


def _pages(top: Table) -> Mapping[str, Pagination]:
    found = {}
    for name, said in top.free("pages").items():
        try:
            found[name] = pagination.ours(said)
        except pagination.Misunderstood as problem:
            raise ConfigProblem(f"{top.where('pages')}.{name}: {problem}") from None
    return found


def _retries(top: Table, client: Table) -> Retries:
    """The count for all operations is among the defaults of the client."""
    table = top.table("retries", (*_RETRY_KEYS, "operations"))
    usual = _retrying(table)
    if "retries" in client.data:
        count = client.count("retries", 0)
        usual = replace(usual, policy=replace(usual.policy, max_retries=count))
    operations = {
        name: _retrying(
            Table(table.file, f"retries.operations.{name}", said, _OPERATION_RETRY_KEYS)
        )
        for name, said in table.free("operations").items()
    }
    return Retries(usual, operations)


def _retrying(table: Table) -> Retrying:
    said = {k: v for k, v in table.data.items() if k in retry_policies.KEYS}
    try:
        policy = retry_policies.ours(said)
    except retry_policies.Misunderstood as problem:
        raise ConfigProblem(f"{table.file}: {table.path}: {problem}") from None
    return Retrying(policy, table.text("idempotency_key"))


def _tolerance(table: Table) -> Tolerance:
    lenient, strict = table.flag("lenient"), table.flag("strict")
    with table.at("lenient"):
        return tolerance(lenient=lenient, strict=strict)
