"""Requests that the API's description does not know: ``client.request(…)``."""

# pyright: reportPrivateUsage=false
# (These are a part of the client.)

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from contextlib import aclosing, asynccontextmanager, closing, contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, Unpack, overload
from urllib.parse import unquote

import httpx2

from .base_url import can_be_asked, origin_of
from .decode import AnyJson, Bytes, Decoder, Json, Text
from .errors import InvalidRequestError
from .exchange import whole_of, whole_of_async
from .files import is_file
from .headers import is_token
from .omit import omit
from .operation import Arguments, Call, Operation, RequestOptions
from .request import check_names
from .response import Response
from .streamed import AsyncStreamedResponse, StreamedResponse, streamed, streamed_async

if TYPE_CHECKING:
    from .client import AsyncClient, SyncClient

T = TypeVar("T")


class UndescribedOptions(RequestOptions, total=False):
    """What may be said of such a request, with the options of every call."""

    query: Mapping[str, object] | None
    headers: Mapping[str, str] | None
    body: object
    """Bytes, and files that hold or yield them, are sent as they are; all else as JSON."""


class UndescribedMethod:
    """``client.request``: calls what the API's description does not know.

    As everything else is called: with the client's credentials, retries and timeouts.
    """

    __slots__ = ("_client",)

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    @overload
    def __call__(
        self,
        method: str,
        path: str,
        *,
        cast_to: type[T],
        **options: Unpack[UndescribedOptions],
    ) -> T: ...
    @overload
    def __call__(
        self,
        method: str,
        path: str,
        *,
        cast_to: object = None,
        **options: Unpack[UndescribedOptions],
    ) -> Any: ...
    def __call__(
        self,
        method: str,
        path: str,
        *,
        cast_to: object = None,
        **options: Unpack[UndescribedOptions],
    ) -> Any:
        """The data of the answer.

        ``path`` is relative to the base URL (an absolute URL must have its origin).
        ``cast_to`` is the type of the answer: a model, any type pydantic understands,
        ``bytes`` or ``str``; without it the answer is parsed JSON, None where it is
        empty.
        """
        return self.with_response(method, path, cast_to=cast_to, **options).data

    @overload
    def with_response(
        self,
        method: str,
        path: str,
        *,
        cast_to: type[T],
        **options: Unpack[UndescribedOptions],
    ) -> Response[T]: ...
    @overload
    def with_response(
        self,
        method: str,
        path: str,
        *,
        cast_to: object = None,
        **options: Unpack[UndescribedOptions],
    ) -> Response[Any]: ...
    def with_response(
        self,
        method: str,
        path: str,
        *,
        cast_to: object = None,
        **options: Unpack[UndescribedOptions],
    ) -> Response[Any]:
        """The same call, returning the whole `Response`: status, headers, data."""
        call = undescribed(self._client, method, path, _decoder(cast_to), options)
        return self._client._exchange(call, whole_of)

    @contextmanager
    def streamed(
        self, method: str, path: str, **options: Unpack[UndescribedOptions]
    ) -> Generator[StreamedResponse, None, None]:
        """The same call, for ``with``: the body is to be read piece by piece."""
        call = undescribed(self._client, method, path, Bytes(), options)
        call = call._replace(stays_open=True)
        with closing(self._client._exchange(call, streamed)) as response:
            yield response


class AsyncUndescribedMethod:
    """An `UndescribedMethod` to be awaited."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @overload
    async def __call__(
        self,
        method: str,
        path: str,
        *,
        cast_to: type[T],
        **options: Unpack[UndescribedOptions],
    ) -> T: ...
    @overload
    async def __call__(
        self,
        method: str,
        path: str,
        *,
        cast_to: object = None,
        **options: Unpack[UndescribedOptions],
    ) -> Any: ...
    async def __call__(
        self,
        method: str,
        path: str,
        *,
        cast_to: object = None,
        **options: Unpack[UndescribedOptions],
    ) -> Any:
        """As an `UndescribedMethod`."""
        response = await self.with_response(method, path, cast_to=cast_to, **options)
        return response.data

    @overload
    async def with_response(
        self,
        method: str,
        path: str,
        *,
        cast_to: type[T],
        **options: Unpack[UndescribedOptions],
    ) -> Response[T]: ...
    @overload
    async def with_response(
        self,
        method: str,
        path: str,
        *,
        cast_to: object = None,
        **options: Unpack[UndescribedOptions],
    ) -> Response[Any]: ...
    async def with_response(
        self,
        method: str,
        path: str,
        *,
        cast_to: object = None,
        **options: Unpack[UndescribedOptions],
    ) -> Response[Any]:
        """The same call, returning the whole `Response`: status, headers, data."""
        call = undescribed(self._client, method, path, _decoder(cast_to), options)
        return await self._client._exchange(call, whole_of_async)

    @asynccontextmanager
    async def streamed(
        self, method: str, path: str, **options: Unpack[UndescribedOptions]
    ) -> AsyncGenerator[AsyncStreamedResponse, None]:
        """The same call, for ``async with``: the body is to be read piece by piece."""
        call = undescribed(self._client, method, path, Bytes(), options)
        call = call._replace(stays_open=True)
        answer = await self._client._exchange(call, streamed_async)
        async with aclosing(answer) as response:
            yield response


def undescribed(
    client: SyncClient | AsyncClient,
    method: str,
    path: str,
    returns: Decoder[T],
    options: UndescribedOptions,
) -> Call[T]:
    """The call of an operation made up for it.

    Raises `InvalidRequestError` for a path that leads elsewhere than to the API, and
    for what is no method (RFC 9110 section 9.1).
    """
    if not is_token(method):
        raise InvalidRequestError(f"{method!r} is not a method")
    config = client._config
    server, path = server_and_path(
        config.base_url, path, config.origins(config.base_url)
    )
    body = options.pop("body", omit)
    query, headers = options.pop("query", None), options.pop("headers", None)
    for what, given in (("query", query), ("headers", headers)):
        check_names(what, given or {})
    operation: Operation[T] = Operation(
        "request",
        method.upper(),
        path,
        returns=returns,
        body="application/octet-stream" if is_file(body) else "application/json",
    )
    arguments: Arguments = {
        "query": query or {},
        "header": headers or {},
        "body": body,
    }
    return Call(operation, options, arguments, server)


def server_and_path(
    base_url: str, path: str, origins: frozenset[str]
) -> tuple[str, str]:
    """The server to ask, and the path below it, as an operation has them."""
    server = base_url
    if path.lower().startswith(("http://", "https://")):
        server, path = _parted(path, origins)
    path, question, query = path.partition("#")[0].partition("?")
    if any(unquote(segment) in (".", "..") for segment in path.split("/")):
        raise InvalidRequestError("the path must not hold dot segments")
    path = f"/{path.removeprefix('/')}{question}{query}"
    return server, path.replace("{", "%7B").replace("}", "%7D")


def _parted(text: str, origins: frozenset[str]) -> tuple[str, str]:
    try:
        url = httpx2.URL(text)
    except (httpx2.InvalidURL, UnicodeError):
        raise InvalidRequestError("not a URL") from None
    if not can_be_asked(url) or origin_of(url) not in origins:
        raise InvalidRequestError(
            "an absolute URL must have the origin of the base URL, which the credentials"
            " are for; trusted_origins=[…] of the client says that they are for others"
        )
    return f"{url.scheme}://{url.netloc.decode()}", url.raw_path.decode()


def _decoder(cast_to: object) -> Decoder[Any]:
    if cast_to is None:
        return AnyJson()
    if cast_to is bytes:
        return Bytes()
    if cast_to is str:
        return Text()
    try:
        hash(cast_to)
    except TypeError:
        return _json(cast_to)
    return _json_once(cast_to)


def _json(cast_to: object) -> Json[Any]:
    from pydantic import PydanticUndefinedAnnotation, PydanticUserError

    decoder: Json[Any] = Json(lambda: cast_to)
    try:
        decoder.prepare()
    except (PydanticUserError, PydanticUndefinedAnnotation, TypeError) as error:
        reason = str(error).partition("\n")[0]
    else:
        return decoder
    raise InvalidRequestError(f"cast_to: {reason}")


_json_once = lru_cache(maxsize=256)(_json)
