"""``Operation``: all that is known of one operation before it is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypedDict, cast

import httpx2
from typing_extensions import TypeVar

from .auth import Security
from .decode import ByStatus, Bytes, Decoder, Empty, Json, Text
from .errors import APIError
from .omit import Omit
from .parameters import DEFAULT_STYLES, Location, Style
from .retry import RetryPolicy
from .servers import Server

if TYPE_CHECKING:  # they load with the operations that have them
    from .forms import Encoding
    from .typed_headers import TypedHeaders

__all__ = [
    "OPTIONS",
    "Arguments",
    "Body",
    "ByStatus",
    "Bytes",
    "Call",
    "Empty",
    "Json",
    "Operation",
    "RequestOptions",
    "Style",
    "Text",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
H_co = TypeVar("H_co", covariant=True, default=None)

IDEMPOTENCY_KEY = "Idempotency-Key"
"""The usual header by which a server knows a request that comes again."""
_PARAMETER = re.compile(r"\{([^{}]*)\}")


class Body(NamedTuple):
    """One of the contents that a body may have."""

    media_type: str
    required: tuple[str, ...] | None = None
    """The properties that it needs; None where they do not tell which content is meant."""
    optional: tuple[str, ...] = ()
    encodings: Mapping[str, Encoding] = {}
    wire_names: Mapping[str, str] = {}
    """What properties are called that a call has under another name."""


class Operation(NamedTuple, Generic[T_co, H_co]):
    """One operation of the API, shared by its sync and its async method."""

    id: str
    method: str
    path: str
    """Below the server's URL, with ``{name}`` where a path parameter goes."""
    returns: Decoder[T_co]
    headers: TypedHeaders[H_co] | None = None
    """Those of a success."""
    errors: Mapping[int | str, type[APIError]] = {}
    body: str | None = None
    """The media type of the request's body, which says how it is written: as JSON, as a
    form of either kind, or as it is."""
    encodings: Mapping[str, Encoding] = {}
    """Of the properties of a form; what is missing is written by its value."""
    bodies: tuple[Body, ...] = ()
    """What a body may be where there are several, the preferred first."""
    body_required: bool = True
    """Whether a body goes out even if none of its properties is given."""
    styles: Mapping[tuple[Location, str], Style] = {}
    """Of the parameters, by location and name; what is missing has its default."""
    query_encodings: Mapping[str, Encoding] = {}
    """Of the fields of a whole query that is a form."""
    security: Security | None = None
    """None: as all of the API; (): no credential is needed."""
    servers: Mapping[str, Server] = {}
    """By name; they replace the client's, unless it was given a base URL."""
    idempotency_header: str | None = None
    """By it the server knows a request that comes again: each call has a key in it.
    None: only if it is given one."""
    retries: RetryPolicy | None = None
    """None: as all of the API."""
    deprecated: bool = False
    deprecated_arguments: tuple[tuple[Location | Literal["fields"], str], ...] = ()
    """Places and wire names, such as ``("query", "limit")``."""

    @property
    def pieces(self) -> tuple[str, ...]:
        """``path``, cut at its parameters: text, name, text, name, …, text."""
        return _pieces(self.path)

    def returning(self, returns: Decoder[T]) -> Operation[T, H_co]:
        """The same operation, with its answer in another form."""
        changed: Any = self._replace(returns=cast(Any, returns))
        return cast("Operation[T, H_co]", changed)

    def style(self, location: Location, name: str) -> Style:
        return self.styles.get((location, name)) or DEFAULT_STYLES[location]


@lru_cache(maxsize=1024)
def _pieces(path: str) -> tuple[str, ...]:
    return tuple(_PARAMETER.split(path))


class Arguments(TypedDict, total=False):
    """What a method was called with: wire names to values, by place in the request."""

    path: Mapping[str, object]
    query: Mapping[str, object]
    querystring: Mapping[str, object]
    """A whole query, by the name of its parameter."""
    header: Mapping[str, object]
    cookie: Mapping[str, object]
    fields: Mapping[str, object]
    """The properties of a body that is an object."""
    body: object
    """Any other body."""
    content_type: str | Omit
    """Which content the body is; `omit`: what the other arguments fit."""


class RequestOptions(TypedDict, total=False):
    """Options of one call, over those of the client."""

    timeout: float | httpx2.Timeout | None
    """Seconds to wait for data (connecting: at most 5); None: for ever."""
    retries: int | RetryPolicy
    deadline: float | None
    """Seconds for everything: all attempts and the waits between them. What is read
    piece by piece may last longer: only its beginning has to come in time. A blocking
    call may be late while it looks up a name, and while an ``http_client`` of yours
    receives the head of an answer byte by byte."""
    idempotency_key: str
    """Sent as ``Idempotency-Key``, or as the API calls it: lets a POST or PATCH be sent
    again after a failure. Where the API has a header for it, one is made for each call
    that is given none."""
    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, object]
    extra_body: Mapping[str, object]
    """More properties for a body that is an object."""


OPTIONS = frozenset(RequestOptions.__annotations__)
"""The names of the options."""


class Call(NamedTuple, Generic[T]):
    """One call of an operation."""

    operation: Operation[T, Any]
    options: RequestOptions
    arguments: Arguments
    base_url: str | None = None
    """Where it goes, whatever the client and the operation say."""
    origins: frozenset[str] = frozenset()
    """Where links of its answer may lead."""
    stays_open: bool = False
    """Whether any success is handed out before its body is read."""

    def __repr__(self) -> str:  # arguments and options may hold secrets
        return f"<Call {self.operation.id}>"

    def takes_open(self, success: httpx2.Response) -> bool:
        """Whether this success is handed out before its body is read."""
        return self.stays_open or self.operation.returns.takes_open(success)
