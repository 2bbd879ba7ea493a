"""Response bodies: bytes in, what the method promises out.

Each decoder is made once, beside its operation, and finds out how to validate on its
first response: nothing is computed twice.
"""

from __future__ import annotations

import json
from codecs import lookup
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, overload

import httpx2
from pydantic_core import ValidationError, from_json

from .media_type import essence, is_json
from .one_line import on_one_line
from .problem import Problem, problems_of_json

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_LONGEST_BEGINNING = 80
_ESCAPES = ("punycode", "raw-unicode-escape", "unicode-escape")
"""Codecs of Python that are no charsets: they fail, warn or are slow on other bytes."""


class Unfit(NamedTuple):
    """A value that is not of its type."""

    type: Any
    value: bytes | Mapping[str, object]
    """JSON, or the values of headers."""


class DecodeError(ValueError):
    """A body is not what was promised; never leaves the runtime."""

    def __init__(self, *problems: Problem, unfit: Unfit | None = None) -> None:
        """``unfit`` is None where it is nothing that could be of any type."""
        super().__init__(*problems)
        self.problems = problems
        self.unfit = unfit


class Decoder(Protocol[T_co]):
    """How one kind of body is read."""

    @property
    def accept(self) -> str:
        """The value of the request's Accept header."""
        ...

    def takes_open(self, success: httpx2.Response, /) -> bool:
        """Whether it reads this answer itself, while that arrives."""
        ...

    def decode(self, response: httpx2.Response, /) -> T_co:
        """Raises `DecodeError` for a body that is something else."""
        ...


class Whole:
    """What the decoders of bodies have in common that were read to their end."""

    __slots__ = ()

    def takes_open(self, _success: httpx2.Response, /) -> bool:
        return False


class Json(Whole, Generic[T_co]):
    """A JSON body, validated as a type that is looked up on the first response.

    It is read as JSON whatever its Content-Type: many servers send JSON as text/plain,
    text/html or octet-stream, or do not say. The Content-Type explains what cannot be
    read.
    """

    __slots__ = ("_load", "_validate", "accept")

    @overload
    def __init__(
        self, load: Callable[[], type[T_co]], *, accept: str = "application/json"
    ) -> None: ...
    @overload
    def __init__(
        self: Json[Any], load: Callable[[], object], *, accept: str = "application/json"
    ) -> None: ...
    def __init__(
        self, load: Callable[[], Any], *, accept: str = "application/json"
    ) -> None:
        """``load`` returns a model class or any other type pydantic understands."""
        self._load = load
        self.accept = accept
        self._validate: Callable[[bytes], T_co] | None = None

    def prepare(self) -> Callable[[bytes], T_co]:
        """Find out how to validate; raises what pydantic does for what is no type."""
        self._validate = validator(self._load())
        return self._validate

    def decode(self, response: httpx2.Response, /) -> T_co:
        validate = self._validate or self.prepare()
        try:
            return validate(response.content)
        except ValidationError as error:
            failure = self._failure(error, response.content, response)
        content = _in_utf8(response.content)
        if content is None:
            raise failure
        try:
            return validate(content)
        except ValidationError as error:
            failure = self._failure(error, content, response)
        raise failure

    def _failure(
        self, error: ValidationError, content: bytes, response: httpx2.Response
    ) -> DecodeError:
        if not content.strip():
            return DecodeError(Problem((), "the body is empty"))
        try:
            document = from_json(content)
        except ValueError as reason:
            return DecodeError(_not_json(reason, response, self.accept))
        unfit = Unfit(self._load(), content)
        problems = problems_of_json(error, document, self._validate or self.prepare())
        return DecodeError(*problems, unfit=unfit)


class AnyJson(Whole):
    """Parsed JSON of any shape; None for an empty body."""

    __slots__ = ()
    accept = "application/json"

    def decode(self, response: httpx2.Response, /) -> Any:
        if not response.content.strip():
            return None
        try:
            return json.loads(response.content)
        except (ValueError, RecursionError) as error:
            problem = _not_json(error, response, self.accept)
        raise DecodeError(problem)


class Bytes(Whole):
    """A body as it came, after transfer and content codings."""

    __slots__ = ("accept",)

    def __init__(self, asked: str = "") -> None:
        """``asked`` are the media types to ask for before all others."""
        self.accept = f"{asked}, */*;q=0.1" if asked else "*/*"

    def decode(self, response: httpx2.Response, /) -> bytes:
        return response.content


class Text(Whole):
    """A body as text, by the charset of its Content-Type (UTF-8 without one)."""

    __slots__ = ("accept",)

    def __init__(self, asked: str = "text/plain") -> None:
        """``asked`` are the media types to ask for before all others."""
        self.accept = f"{asked}, */*;q=0.1"

    def decode(self, response: httpx2.Response, /) -> str:
        return response.content.decode(charset_of(response), "replace")


def charset_of(response: httpx2.Response) -> str:
    """The charset of a text; UTF-8 if the answer names none that is one.

    Not `response.encoding`: the server may name any codec of Python, such as zlib.
    """
    charset = response.charset_encoding or "utf-8"
    try:
        b"a".decode(charset, "replace")
        is_charset = lookup(charset).name not in _ESCAPES
    except (LookupError, ValueError):
        is_charset = False
    return charset if is_charset else "utf-8"


class Empty(Whole):
    """No body; what a server sends all the same is ignored."""

    __slots__ = ()
    accept = "*/*"

    def decode(self, _response: httpx2.Response, /) -> None:
        return None


class ByStatus(Whole, Generic[T_co]):
    """A body whose kind is that of the answer's status.

    What is said of a code is nearer than what is said of its range (``2XX``), and that
    nearer than ``default``. A status that nothing is said of is read as the first kind
    that has a body; if it has none itself, as no body where that is a kind, too.
    """

    __slots__ = ("_kinds", "accept")

    def __init__(self, kinds: Mapping[int | str, Decoder[T_co]]) -> None:
        self._kinds = kinds
        accepted = [one.accept for one in kinds.values() if not _is_empty(one)]
        self.accept = ", ".join(dict.fromkeys(accepted))

    def decode(self, response: httpx2.Response, /) -> T_co:
        status = response.status_code
        kind = nearest(self._kinds, status) or self._undescribed(response)
        return kind.decode(response)

    def _undescribed(self, response: httpx2.Response) -> Decoder[T_co]:
        kinds, without = self._kinds.values(), not response.content
        fit = (one for one in kinds if _is_empty(one) == without)
        return next(fit, next(iter(kinds)))


def _is_empty(decoder: object) -> bool:
    return isinstance(decoder, Empty)


def nearest(cases: Mapping[int | str, T], status: int) -> T | None:
    """What is said of a status: by its code (404), its range ("4XX") or "default"."""
    return cases.get(status) or cases.get(f"{status // 100}XX") or cases.get("default")


def validator(type_: Any) -> Callable[[bytes | str], Any]:
    """The function that reads JSON as ``type_``.

    Fields are known by their names on the wire alone: an unknown property that is
    spelled like a Python field stays an unknown property.
    """
    from pydantic import BaseModel

    if isinstance(type_, type) and issubclass(type_, BaseModel):
        return partial(type_.model_validate_json, by_alias=True, by_name=False)
    return _adapted(type_)


def _adapted(type_: Any) -> Callable[[bytes | str], Any]:
    from pydantic import TypeAdapter

    from .models import with_deep_stack

    adapter = with_deep_stack(lambda: TypeAdapter[Any](type_))
    adapter.rebuild()  # raises for a name that is still unknown

    def validate(content: bytes | str) -> Any:
        if not content.strip():  # such as a 204 where the type has room for None
            return adapter.validate_python(None)
        return adapter.validate_json(content, by_alias=True, by_name=False)

    return validate


def _in_utf8(content: bytes) -> bytes | None:
    """The same JSON, if it has a byte order mark or is UTF-16 or UTF-32.

    (RFC 8259 section 8.1: nobody should send that, anybody may read it.)
    """
    encoding = json.detect_encoding(content)
    if encoding == "utf-8":
        return None
    try:
        return content.decode(encoding).encode()
    except UnicodeError:
        return None


def _not_json(error: Exception, response: httpx2.Response, promised: str) -> Problem:
    """The beginning of a body is shown only where it was never meant to be JSON."""
    given = response.headers.get("Content-Type", "")
    if not given or is_json(given) or essence(given) == essence(promised):
        return Problem((), f"Invalid JSON: {error}")
    text = response.content[: 4 * _LONGEST_BEGINNING].decode("utf-8", "replace")
    return Problem(
        (),
        f"expected {essence(promised)}, got {on_one_line(essence(given))}:"
        f" {on_one_line(text, _LONGEST_BEGINNING)}",
    )
