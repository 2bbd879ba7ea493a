"""The model that lowering makes of a document and every target reads.

It says what the API is and holds no identifier, annotation or word of a target language.
Every node carries the pointer of the place it came from, so that any later stage can name it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Pointer: TypeAlias = str
"""A JSON pointer (RFC 6901), after the file it is in: `#/paths/~1x`, `x.yaml#/Foo`."""

JsonScalar: TypeAlias = str | int | float | bool

# --- Types: how one value looks where it is used -------------------------------------------------


@dataclass(frozen=True, slots=True)
class Scalar:
    kind: Literal["string", "integer", "number", "boolean"]
    format: str = ""


@dataclass(frozen=True, slots=True)
class Constant:
    """Exactly one value, as `const` says."""

    value: JsonScalar


@dataclass(frozen=True, slots=True)
class ListOf:
    item: TypeRef


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object without named properties."""

    value: TypeRef


@dataclass(frozen=True, slots=True)
class Nullable:
    """Null, or a value of `type`. Nullability belongs to the use, never to the declaration."""

    type: TypeRef


@dataclass(frozen=True, slots=True)
class Named:
    """The declaration at `pointer`."""

    pointer: Pointer


@dataclass(frozen=True, slots=True)
class AnyJson:
    """Any JSON value."""


@dataclass(frozen=True, slots=True)
class Null:
    """Null and nothing else."""


@dataclass(frozen=True, slots=True)
class Binary:
    """Bytes that are not JSON."""


TypeRef: TypeAlias = (
    Scalar | Constant | ListOf | MapOf | Nullable | Named | AnyJson | Null | Binary
)

# --- Declarations: types that have a name --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Given:
    """A name that the document or the configuration gives: a promise to its users."""

    text: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A name to be made from `words` after the name of `parent`; it bends in a collision."""

    parent: Pointer | None
    words: tuple[str, ...]


Name: TypeAlias = Given | Derived


@dataclass(frozen=True, slots=True)
class Doc:
    """What the document says to people. Texts are untrusted and may be Markdown."""

    summary: str = ""
    text: str = ""
    deprecated: bool = False
    example: JsonScalar | None = None
    limits: tuple[tuple[str, JsonScalar], ...] = ()
    """Keywords such as `minimum` and `default`, which are told and never enforced."""


Access: TypeAlias = Literal["both", "read", "write"]
"""Whether a property is in answers alone (`readOnly`), or in requests (`writeOnly`)."""


@dataclass(frozen=True, slots=True)
class Field:
    wire_name: str
    type: TypeRef
    required: bool
    pointer: Pointer
    doc: Doc = Doc()
    access: Access = "both"


@dataclass(frozen=True, slots=True)
class Object:
    pointer: Pointer
    doc: Doc
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Enum:
    """An open list of values: a server may add to it."""

    pointer: Pointer
    doc: Doc
    values: tuple[JsonScalar, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """The property that tells variants apart, and what each of its values stands for."""

    wire_name: str
    mapping: Mapping[JsonScalar, TypeRef]


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types, told apart by `tag`; without one by what fits best."""

    pointer: Pointer
    doc: Doc
    variants: tuple[TypeRef, ...]
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name for a type."""

    pointer: Pointer
    doc: Doc
    type: TypeRef


Declaration: TypeAlias = Object | Enum | Union | Alias

# --- Operations ----------------------------------------------------------------------------------

Location: TypeAlias = Literal["path", "query", "header", "cookie"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a parameter is written (OpenAPI 3.1, section 4.8.12.2).

    The style `json` is that of a `content` parameter.
    """

    name: str
    explode: bool
    allow_reserved: bool = False


DEFAULT_STYLES: Mapping[Location, Style] = {
    "path": Style("simple", explode=False),
    "query": Style("form", explode=True),
    "header": Style("simple", explode=False),
    "cookie": Style("form", explode=True),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    location: Location
    wire_name: str
    type: TypeRef
    required: bool
    style: Style
    pointer: Pointer
    doc: Doc = Doc()


@dataclass(frozen=True, slots=True)
class JsonContent:
    media_type: str
    type: TypeRef


@dataclass(frozen=True, slots=True)
class TextContent:
    media_type: str


@dataclass(frozen=True, slots=True)
class RawContent:
    """A body that passes through as bytes."""

    media_type: str


@dataclass(frozen=True, slots=True)
class NoContent:
    pass


Content: TypeAlias = JsonContent | TextContent | RawContent | NoContent


@dataclass(frozen=True, slots=True)
class Body:
    content: JsonContent | TextContent | RawContent
    required: bool
    pointer: Pointer
    doc: Doc = Doc()


Status: TypeAlias = int | str
"""A status code, a range such as `4XX`, or `default`."""


@dataclass(frozen=True, slots=True)
class ErrorCase:
    """A documented answer that is not a success. `type` is None where its body is not JSON."""

    status: Status
    type: TypeRef | None
    media_type: str
    pointer: Pointer
    doc: Doc = Doc()


Security: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives, each a set of scheme keys that are all needed; an empty set means none is."""


METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The keys of a path item that are operations (OpenAPI 3.1, section 4.8.9)."""


@dataclass(frozen=True, slots=True)
class Operation:
    id: str
    name: Name
    method: str
    path: str
    pointer: Pointer
    doc: Doc
    parameters: tuple[Parameter, ...]
    body: Body | None
    success: Content
    errors: tuple[ErrorCase, ...]
    security: Security | None
    """None where the API's own holds."""
    servers: tuple[str, ...] = ()
    """Base URLs of this operation alone."""
    shared: tuple[Pointer, ...] = ()
    """Parameters, bodies and answers that it refers to and that stand elsewhere."""


@dataclass(frozen=True, slots=True)
class Resource:
    """The operations of one tag. `aliases` belong to another resource and are reached here too."""

    path: tuple[str, ...]
    doc: Doc
    operations: tuple[Operation, ...]
    aliases: tuple[Operation, ...] = ()


@dataclass(frozen=True, slots=True)
class Server:
    name: str
    url: str
    doc: Doc = Doc()


@dataclass(frozen=True, slots=True)
class Bearer:
    """A token in the Authorization header (RFC 6750)."""


@dataclass(frozen=True, slots=True)
class Basic:
    """A user name and a password in the Authorization header (RFC 7617)."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    location: Literal["query", "header", "cookie"]
    wire_name: str


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """Schemes that ask for the same thing are one; `keys` are all of their names."""

    keys: tuple[str, ...]
    kind: Bearer | Basic | ApiKey
    environment: str
    doc: Doc = Doc()


@dataclass(frozen=True, slots=True)
class Api:
    title: str
    version: str
    doc: Doc
    servers: tuple[Server, ...]
    schemes: tuple[SecurityScheme, ...]
    security: Security
    parameters: tuple[Parameter, ...]
    """Global ones: said once, on the client."""
    resources: tuple[Resource, ...]
    declarations: Mapping[Pointer, Declaration] = field(repr=False)
    names: Mapping[Pointer, Name] = field(repr=False)
    """The name of each declaration."""

    @property
    def operations(self) -> list[Operation]:
        """All of them, each once."""
        return [one for resource in self.resources for one in resource.operations]
