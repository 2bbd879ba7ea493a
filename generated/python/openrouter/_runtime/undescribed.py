"""Requests that the API's description does not know: ``client.request(…)``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

import httpx2

from .decode import AnyJson, Bytes, Decoder, Json, Text
from .errors import InvalidRequestError
from .headers import is_token
from .operation import Arguments, Call, Operation, RequestOptions


def undescribed(
    base_url: str,
    method: str,
    path: str,
    *,
    cast_to: object,
    query: Mapping[str, object] | None,
    headers: Mapping[str, str] | None,
    body: object,
    options: RequestOptions,
) -> Call[Any]:
    """The call of an operation made up for it.

    Raises `InvalidRequestError` for a path that leads elsewhere than to the API, and
    for what is no method (RFC 9110 section 9.1) or no type.
    """
    if not is_token(method):
        raise InvalidRequestError(f"{method!r} is not a method")
    server, path = locate(base_url, path)
    is_raw = isinstance(body, (bytes, bytearray, memoryview))
    operation: Operation[Any] = Operation(
        "request",
        method.upper(),
        path,
        returns=_decoder(cast_to),
        body="application/octet-stream" if is_raw else "application/json",
    )
    arguments: Arguments = {"query": query or {}, "header": headers or {}, "body": body}
    return Call(operation, options, arguments, server)


def locate(base_url: str, path: str) -> tuple[str, str]:
    """The server to ask, and the path below it, as an operation has them."""
    server = base_url
    if path.lower().startswith(("http://", "https://")):
        server, path = _same_origin(base_url, path)
    path, question, query = path.partition("#")[0].partition("?")
    if any(unquote(segment) in (".", "..") for segment in path.split("/")):
        raise InvalidRequestError("the path must not hold dot segments")
    path = f"/{path.removeprefix('/')}{question}{query}"
    return server, path.replace("{", "%7B").replace("}", "%7D")


def _same_origin(base_url: str, text: str) -> tuple[str, str]:
    try:
        url = httpx2.URL(text)
    except (httpx2.InvalidURL, UnicodeError):
        raise InvalidRequestError("not a URL") from None
    if url.is_relative_url or url.origin != httpx2.URL(base_url).origin:
        raise InvalidRequestError(
            "an absolute URL must have the origin of the base URL: the credentials are"
            " for that"
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
