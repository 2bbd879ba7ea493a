"""Operations: what is sent, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from .paging import Paging
from .retries import RetryPolicy
from .schemas import NO_DOC, Doc, Name, Named, Pointer, TypeRef
from .security import Security
from .servers import Server
from .streams import StreamContent, Switched

Location: TypeAlias = Literal["path", "query", "querystring", "header", "cookie"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a parameter is written (OpenAPI 3.1, section 4.8.12.2).

    The styles `json`, `text` and `urlencoded` are those of a `content` parameter.
    """

    name: str
    explode: bool
    allow_reserved: bool = False


DEFAULT_STYLES: Mapping[Location, Style] = {
    "path": Style("simple", explode=False),
    "query": Style("form", explode=True),
    "querystring": Style("urlencoded", explode=False),
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
    doc: Doc = NO_DOC
    name: str | None = None
    """What its argument is to be called, where the document says so."""
    encodings: Mapping[str, Encoding] = field(default_factory=dict)
    """Of the fields, where it is a whole query that is a form."""


@dataclass(frozen=True, slots=True)
class JsonContent:
    media_type: str
    type: TypeRef


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one property of a form is written (OpenAPI 3.1, section 4.8.15)."""

    content_type: str = ""
    """Several are separated by commas, and may be ranges; without one, the value decides."""
    style: Style | None = None
    """As a query parameter of this style; `content_type` does not count then."""


@dataclass(frozen=True, slots=True)
class FormContent:
    """`application/x-www-form-urlencoded`: the properties of an object."""

    media_type: str
    type: TypeRef
    encodings: Mapping[str, Encoding]
    """Of the properties that are not written by their values alone."""


@dataclass(frozen=True, slots=True)
class MultipartContent:
    """The properties of an object as parts; strings of the format `binary` are files."""

    media_type: str
    type: TypeRef
    encodings: Mapping[str, Encoding]


@dataclass(frozen=True, slots=True)
class TextContent:
    media_type: str
    alike: tuple[str, ...] = ()
    """Other media types of the same answer, which are read in the same way."""


@dataclass(frozen=True, slots=True)
class RawContent:
    """A body that passes through as bytes."""

    media_type: str
    alike: tuple[str, ...] = ()
    """Other media types of the same answer, which are read in the same way."""


@dataclass(frozen=True, slots=True)
class NoContent:
    pass


Content: TypeAlias = JsonContent | TextContent | RawContent | NoContent

Status: TypeAlias = int | str
"""A status code, a range such as `4XX`, or `default`."""


@dataclass(frozen=True, slots=True)
class ByStatus:
    """The contents of successes that differ, in the order of the document."""

    contents: tuple[tuple[Status, Content], ...]


Success: TypeAlias = Content | ByStatus | StreamContent

HeaderForm: TypeAlias = Literal["array", "object", "exploded", "json"]
"""How a header is written whose value is no scalar (OpenAPI 3.1, section 4.8.21): the style
is always `simple`, and an object may be exploded."""


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers of successes."""

    type: Named
    """The declaration of an object whose properties they are."""
    forms: tuple[tuple[str, HeaderForm], ...] = ()


RequestContent: TypeAlias = (
    JsonContent | FormContent | MultipartContent | TextContent | RawContent
)


@dataclass(frozen=True, slots=True)
class Body:
    content: RequestContent
    """What is sent where nothing else is asked for."""
    required: bool
    pointer: Pointer
    doc: Doc = NO_DOC
    others: tuple[RequestContent, ...] = ()
    """What may be sent in its place."""

    @property
    def contents(self) -> tuple[RequestContent, ...]:
        return (self.content, *self.others)


@dataclass(frozen=True, slots=True)
class ErrorCase:
    """A documented answer that is not a success. `type` is None where its body is not JSON."""

    status: Status
    type: TypeRef | None
    media_type: str
    pointer: Pointer
    doc: Doc = NO_DOC


METHODS = (
    *("get", "put", "post", "delete", "options", "head", "patch", "trace"),
    "query",  # OpenAPI 3.2
)
"""The keys of a path item that are operations (OpenAPI 3.1, section 4.8.9)."""


@dataclass(frozen=True, slots=True)
class Link:
    """What may be called after an answer, and with what (OpenAPI 3.1, section 4.8.20)."""

    name: str
    status: Status
    """Of the answer."""
    operation: str
    """An operationId, or a reference to the operation."""
    arguments: tuple[tuple[str, str], ...]
    """Wire names, perhaps after a location and a dot, and expressions or JSON."""
    server: str = ""
    """The URL of the server to ask; empty for that of the operation."""
    doc: Doc = NO_DOC


@dataclass(frozen=True, slots=True)
class Operation:
    id: str
    name: Name
    method: str
    """As it is sent."""
    path: str
    """As the document writes it."""
    sent: str
    """What is sent of the path."""
    pointer: Pointer
    doc: Doc
    parameters: tuple[Parameter, ...]
    body: Body | None
    success: Success
    errors: tuple[ErrorCase, ...]
    security: Security | None
    """None where the API's own holds."""
    servers: tuple[Server, ...] = ()
    """Those of this operation alone, in place of the API's."""
    links: tuple[Link, ...] = ()
    headers: Headers | None = None
    """Those of successes; None where none is described."""
    shared: tuple[Pointer, ...] = ()
    """Parameters, bodies and answers that it refers to and that stand elsewhere."""
    idempotency_header: str | None = None
    """By it the server knows a request that comes again; None where that is not known."""
    retries: RetryPolicy | None = None
    """None where the API's own holds."""
    stream: Switched | None = None
    """What it answers with instead of `success`, if it is asked to."""
    paging: Paging | None = None
    """How its pages are turned; None where an answer is all there is."""

    @property
    def ids(self) -> tuple[str, ...]:
        """All that it may be called by."""
        return self.id, self.pointer, f"{self.method} {self.path}"
