"""Types and declarations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
class TupleOf:
    """A list of exactly these items, each with a type of its own."""

    items: tuple[TypeRef, ...]


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
    Scalar
    | Constant
    | ListOf
    | TupleOf
    | MapOf
    | Nullable
    | Named
    | AnyJson
    | Null
    | Binary
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


NO_DOC = Doc()

Access: TypeAlias = Literal["both", "read", "write"]
"""Whether a property is in answers alone (`readOnly`), or in requests (`writeOnly`)."""


@dataclass(frozen=True, slots=True)
class Field:
    wire_name: str
    type: TypeRef
    required: bool
    pointer: Pointer
    doc: Doc = NO_DOC
    access: Access = "both"


@dataclass(frozen=True, slots=True)
class Object:
    pointer: Pointer
    doc: Doc
    fields: tuple[Field, ...]
    additional: TypeRef = AnyJson()
    """The type of the properties that have no field."""


@dataclass(frozen=True, slots=True)
class Enum:
    """An open list of values: a server may add to it."""

    pointer: Pointer
    doc: Doc
    values: tuple[JsonScalar, ...]
    meanings: tuple[tuple[JsonScalar, str], ...] = ()
    """What some of the values mean."""
    names: tuple[tuple[JsonScalar, str], ...] = ()
    """What the document calls some of the values."""


@dataclass(frozen=True, slots=True)
class Tag:
    """The property that tells variants apart, and what each of its values stands for."""

    wire_name: str
    mapping: Mapping[JsonScalar, TypeRef]
    default: TypeRef | None = None
    """What all other values stand for, if the document says so."""


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
