"""Requests: arguments in, everything that will be sent out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias, cast

import httpx2

from .auth import Placed
from .base_url import can_be_asked
from .body import Content, encode_body
from .config import Config
from .errors import InvalidRequestError
from .headers import why_unsendable
from .omit import omit
from .operation import IDEMPOTENCY_KEY, Call
from .parameters import (
    DEFAULT_STYLES,
    Location,
    encode_cookie,
    encode_header,
    encode_path,
    encode_query,
    encode_query_string,
)
from .plain import is_undefined
from .secret_names import SecretNames
from .secret_url import SecretURL, hiding

AnyClient: TypeAlias = httpx2.Client | httpx2.AsyncClient

_WITH_CONTENT = frozenset({"POST", "PUT", "PATCH", "QUERY"})


class Outgoing(NamedTuple):
    """A request that can be sent, and sent again."""

    method: str
    url: httpx2.URL
    headers: Mapping[str, str]
    """Over those of the HTTP client; names may differ in case alone: the last counts."""
    content: Content | None = None
    cookie: str = ""
    foreign: bool = False
    """It goes to another origin than the client's: nothing secret may go with it."""

    def __repr__(self) -> str:  # all of it may hold secrets
        return f"<Outgoing {self.method}>"

    @property
    def repeatable(self) -> bool:
        """Whether its body can be sent a second time."""
        return isinstance(self.content, bytes | None) or self.content.repeatable

    def has_header(self, wanted: str) -> bool:
        return _has(self.headers, wanted)

    def attempt(
        self,
        client: AnyClient,
        timeout: Mapping[str, float | None],
    ) -> httpx2.Request:
        """A request for ``client``, with its own headers and cookies underneath."""
        is_async = isinstance(client, httpx2.AsyncClient)
        content = stream = None
        if isinstance(self.content, bytes | None):
            # `_head` has framed it: the HTTP library would take longer for that than for
            # all the rest.
            stream = httpx2.ByteStream(self.content or b"")
        else:
            content = self.content.read_async() if is_async else self.content.read()
        request = httpx2.Request(
            self.method,
            self.url,
            headers=self._head(client),
            cookies=None if self.foreign else client.cookies,
            content=content,
            stream=stream,
            extensions={"timeout": dict(timeout)},
        )
        if stream:
            request.read()  # for those who look at it
        request.method = self.method  # httpx2 made it upper case; methods are not alike
        if self.cookie:
            others = request.headers.get("Cookie")
            request.headers["Cookie"] = (
                f"{others}; {self.cookie}" if others else self.cookie
            )
        if isinstance(self.url, SecretURL):
            request.url = self.url  # httpx2 made a copy that would show it all
        return request

    def _head(self, client: AnyClient) -> list[tuple[bytes, bytes]]:
        """Host (RFC 9110 section 7.2), our headers, and those of ``client`` under them."""
        ours = {b"host": (b"Host", self.url.netloc)}
        for name, value in self.headers.items():
            ours[name.lower().encode()] = (name.encode(), value.encode())
        if (length := self._length()) is not None:
            ours[b"content-length"] = (b"Content-Length", b"%d" % length)
        others = () if self.foreign else client.headers.raw
        return [*ours.values(), *(one for one in others if one[0].lower() not in ours)]

    def _length(self) -> int | None:
        """What Content-Length says: of no body, too, where one is expected (section 8.6)."""
        match self.content:
            case None:
                return 0 if self.method in _WITH_CONTENT else None
            case bytes(content):
                return len(content)
            case upload:
                return upload.length


def build(
    config: Config, client: AnyClient, call: Call[Any], placed: Sequence[Placed]
) -> Outgoing:
    """The request for one call, with its credentials in their places.

    Raises `InvalidRequestError` for what cannot be sent.
    """
    try:
        return _build(config, client, call, placed)
    except UnicodeError:
        pass
    raise InvalidRequestError(
        f"{call.operation.method} {call.operation.pieces[0]}: an argument holds a lone"
        " surrogate, which cannot be sent"
    )


def _build(
    config: Config, client: AnyClient, call: Call[Any], placed: Sequence[Placed]
) -> Outgoing:
    for option, given in call.options.items():
        if option.startswith("extra_"):
            check_names(option, given)
    content, content_type = encode_body(
        call, is_async=isinstance(client, httpx2.AsyncClient)
    )
    headers = {"Accept": call.operation.returns.accept}
    if content_type:
        headers["Content-Type"] = content_type
    for item in placed:
        if item.location == "header":
            headers[item.name] = item.value
    headers.update(config.headers)
    given = dict(_header_parameters(config, call))
    known_by = call.operation.idempotency_header
    if "idempotency_key" in call.options:
        given[known_by or IDEMPOTENCY_KEY] = call.options["idempotency_key"]
    given.update(call.options.get("extra_headers", {}))
    headers.update(given)
    if known_by and not _has(headers, known_by):
        from uuid import uuid4

        headers[known_by] = str(uuid4())
    # All others were looked at when the client was made.
    if (given or content_type) and (problem := why_unsendable(headers)):
        raise InvalidRequestError(problem)
    return Outgoing(
        call.operation.method,
        _url(config, client, call, placed),
        headers,
        content,
        _cookie(config, call, placed),
    )


def check_names(what: str, given: object) -> None:
    """Raises `InvalidRequestError` for what is no mapping of names to values."""
    names = (
        cast("Mapping[object, object]", given) if isinstance(given, Mapping) else [None]
    )
    if not all(isinstance(name, str) for name in names):
        raise InvalidRequestError(f"{what} must be a mapping of names to values")


def _has(headers: Mapping[str, str], wanted: str) -> bool:
    """Whether there is such a header, and it says something."""
    return any(
        value and name.lower() == wanted.lower() for name, value in headers.items()
    )


def _url(
    config: Config, client: AnyClient, call: Call[Any], placed: Sequence[Placed]
) -> httpx2.URL:
    server = call.base_url or config.destination.of(call.operation.servers)
    text = server + _path(config, call)
    query = _query(config, call)
    if client.params:
        query.append(str(client.params))
    keys = [
        encode_query(item.name, item.value, DEFAULT_STYLES["query"])
        for item in placed
        if item.location == "query" and not _is_said(call, item)
    ]
    if query or keys:
        text += ("&" if "?" in text else "?") + "&".join([*query, *keys])
    names, in_path = config.secret_names, _secrets_in_path(config, call)
    try:
        if keys or in_path:
            return _parse(text, names, in_path)
        return _parse_once(text, names)
    except httpx2.InvalidURL as error:
        reason = str(error)
    raise InvalidRequestError(f"{call.operation.path}: {reason}")


def _parse(text: str, names: SecretNames, in_path: Sequence[str] = ()) -> httpx2.URL:
    url = httpx2.URL(text)
    if can_be_asked(url):
        return hiding(url, names, in_path)
    raise httpx2.InvalidURL("the URL of its server is relative, or none of http")


_parse_once = lru_cache(maxsize=256)(_parse)


def _path(config: Config, call: Call[Any]) -> str:
    operation = call.operation
    path = operation.pieces[0]
    if len(operation.pieces) == 1:
        return path
    values = _values(config, "path", call.arguments.get("path"))
    names, literals = operation.pieces[1::2], operation.pieces[2::2]
    for name, literal in zip(names, literals, strict=True):
        path += encode_path(name, values.get(name), operation.style("path", name))
        path += literal
    return path


def _secrets_in_path(config: Config, call: Call[Any]) -> Sequence[str]:
    """What stands there for variables and parameters with secret names."""
    operation, variables = call.operation, config.destination.values
    if len(operation.pieces) == 1 and not variables:
        return ()
    has = config.secret_names.has
    values = _values(config, "path", call.arguments.get("path"))
    return [
        *(value for name, value in variables.items() if value and has(name)),
        *(
            encode_path(name, values.get(name), operation.style("path", name))
            for name in operation.pieces[1::2]
            if has(name)
        ),
    ]


def _query(config: Config, call: Call[Any]) -> list[str]:
    values = _values(config, "query", call.arguments.get("query"))
    extra = call.options.get("extra_query", {})
    pairs = [
        encode_query(name, value, call.operation.style("query", name))
        for name, value in values.items()
        if name not in extra
    ]
    whole = call.arguments.get("querystring", {})
    pairs += [
        encode_query_string(
            name,
            value,
            call.operation.style("querystring", name),
            call.operation.query_encodings,
        )
        for name, value in whole.items()
    ]
    pairs += [
        encode_query(name, value, DEFAULT_STYLES["query"])
        for name, value in extra.items()
    ]
    return [pair for pair in pairs if pair]


def _header_parameters(config: Config, call: Call[Any]) -> Iterator[tuple[str, str]]:
    values = _values(config, "header", call.arguments.get("header"))
    for name, value in values.items():
        text = encode_header(name, value, call.operation.style("header", name))
        if text is not None:
            yield name, text


def _cookie(config: Config, call: Call[Any], placed: Sequence[Placed]) -> str:
    values = _values(config, "cookie", call.arguments.get("cookie"))
    pairs = [
        encode_cookie(name, value, call.operation.style("cookie", name))
        for name, value in values.items()
    ]
    pairs += [
        f"{item.name}={item.value}"
        for item in placed
        if item.location == "cookie" and not _is_said(call, item)
    ]
    return "; ".join(pair for pair in pairs if pair)


def _is_said(call: Call[Any], item: Placed) -> bool:
    """Whether an argument says what a credential would: it comes before that."""
    if item.location == "query" and item.name in call.options.get("extra_query", {}):
        return True
    return not is_undefined(call.arguments.get(item.location, {}).get(item.name))


def _values(
    config: Config, location: Location, given: Mapping[str, object] | None
) -> Mapping[str, object]:
    """The arguments for one location over the client's own."""
    own = config.parameters.get(location)
    if own is None:
        return given or {}
    if given is None:
        return own
    return {**own, **{k: v for k, v in given.items() if v is not omit}}
