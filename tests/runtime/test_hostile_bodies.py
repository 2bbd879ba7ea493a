"""Bodies made to trip a decoder: each ends in a value or a `ResponseValidationError`."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date, datetime
from time import perf_counter
from typing import Annotated, Any, Literal, TypeAlias

import httpx2
import pytest

from runtime.auth import APIKey
from runtime.decode import AnyJson, ByStatus, Empty, Json
from runtime.errors import ResponseError, ResponseValidationError
from runtime.models import Model, Tagged, UnknownVariant
from runtime.operation import Operation

from .harness import API, Sdk


class Node(Model):
    n: int
    f: float | None = None
    b: bytes | None = None
    s: str | None = None
    day: date | None = None
    at: datetime | None = None
    open: Literal["a", "b"] | str | None = None
    any: Any = None
    next: Node | None = None
    more: list[Node] | None = None
    either: Node | list[Node] | int | None = None
    named: dict[str, Node] | None = None
    part: Part | None = None


class Leaf(Model):
    type: Literal["leaf"]


class Twig(Model):
    type: Literal["twig"]
    part: Part


Part: TypeAlias = Annotated[
    Leaf | Twig | UnknownVariant, Tagged("type", {"leaf": Leaf, "twig": Twig})
]


def nested(opening: bytes, middle: bytes, closing: bytes, depth: int) -> bytes:
    return opening * depth + middle + closing * depth


BODIES = {
    "10,000 arrays": nested(b"[", b"", b"]", 10_000),
    "10,000 objects": nested(b'{"n":1,"next":', b"null", b"}", 10_000),
    "190 arrays": b'{"n":"x","any":%b}' % nested(b"[", b"", b"]", 190),
    "190 models": nested(b'{"n":1,"next":', b'{"n":"x"}', b"}", 190),
    "190 unions": nested(b'{"n":1,"either":', b'{"n":"x"}', b"}", 190),
    "90 lists": nested(b'{"n":1,"more":[', b'{"n":"x"}', b"]}", 90),
    "90 unions": nested(b'{"n":1,"either":[', b'{"n":"x"}', b"]}", 90),
    "90 maps": nested(b'{"n":1,"named":{"k":', b'{"n":"x"}', b"}}", 90),
    "190 variants": b'{"n":1,"part":%b}'
    % nested(b'{"type":"twig","part":', b"3", b"}", 190),
    "5,000 digits": b'{"n":%b}' % (b"9" * 5000),
    "5,000 digits of anything": b'{"n":1,"any":%b}' % (b"9" * 5000),
    "4,300 digits unknown": b'{"n":"x","new":%b}' % (b"9" * 4300),
    "5,000 digits as text": b'{"n":"%b"}' % (b"9" * 5000),
    "digits for a text": b'{"n":1,"open":%b}' % (b"9" * 4000),
    "1e999": b'{"n":1e999,"f":1e999,"any":-1e999,"at":1e999,"day":1e999}',
    "NaN": b'{"n":NaN,"f":NaN,"s":NaN,"at":NaN,"new":Infinity}',
    "years": b'{"n":1,"at":"9999999-01-01","day":-99999999999999999999}',
    "the same key": b'{"n":1,"n":"x","s":1,"s":"x"}',
    "a lone surrogate": b'{"n":1,"s":"\\ud800"}',
    "a lone surrogate as a key": b'{"n":1,"\\udfff":1}',
    "an encoded surrogate": b'{"n":1,"s":"\xed\xa0\x80"}',
    "no UTF-8": b'{"n":1,"s":"\xff"}',
    "a mark": b'\xef\xbb\xbf{"n":"x"}',
    "two marks": b'\xef\xbb\xbf\xef\xbb\xbf{"n":1}',
    "UTF-16": '{"n":"x"}'.encode("utf-16"),
    "UTF-16, cut": '{"n":1}'.encode("utf-16")[:-1],
    "UTF-32": '{"n":1}'.encode("utf-32-be"),
    "nothing": b"",
    "white space": b" \r\n",
    "NUL": b"\x00",
    "NULs": b"\x00" * 64,
    "null": b"null",
    "true": b'{"n":true,"s":true,"f":true,"at":true}',
    "two documents": b'{"n":1}{"n":2}',
    "names of Python": b'{"n":1,"__class__":1,"__dict__":{},"model_config":1,'
    b'"to_dict":2,"model_extra":4,"__pydantic_extra__":5,"":6,"a\\u0000b":7}',
    "1,000 problems": b'{"n":1,"more":[%b]}' % b",".join([b"3"] * 1000),
}
TOO_DEEP = ("190 models", "190 unions", "90 unions", "190 variants")
"""For Python to show and to pickle, or for pydantic to dump, where unions are broken."""
TYPES: dict[str, Any] = {
    "model": Json(lambda: Node),
    "list": Json(lambda: list[Node]),
    "map": Json(lambda: dict[str, Node]),
    "union": Json(lambda: Node | list[Node] | None),
    "variant": Json(lambda: Part),
    "number": Json(lambda: int),
    "anything": Json(lambda: Any),
    "JSON": AnyJson(),
    "by status": ByStatus({200: Json(lambda: Node), 204: Empty()}),
}


@pytest.mark.parametrize("validation", ["strict", "lenient"])
@pytest.mark.parametrize("name", BODIES)
def test_it_ends_in_a_value_or_an_error(validation: str, name: str) -> None:
    body = BODIES[name]
    with Sdk("sync") as sdk:
        for status, returns in [(code, one) for code in (200, 204) for one in TYPES]:
            answer = httpx2.Response(status, content=body)
            sdk.serve(answer, response_validation=validation)
            described: Operation[Any] = Operation(
                "o", "GET", "/o", returns=TYPES[returns]
            )
            begun = perf_counter()
            try:
                found = sdk.call(described)
            except ResponseValidationError as error:
                found = error
            assert perf_counter() - begun < 5
            if isinstance(found, ResponseValidationError):
                assert str(found)
                assert pickle.loads(pickle.dumps(found)).errors == found.errors
            elif isinstance(found, Model) and name not in TOO_DEEP:
                assert_fit_for_use(found)


def assert_fit_for_use(value: Model) -> None:
    assert repr(copy.deepcopy(value)) == repr(value)
    assert repr(pickle.loads(pickle.dumps(value))) == repr(value)
    assert json.loads(value.to_json()).keys() == value.to_dict().keys()


@pytest.mark.parametrize("status", [200, 302, 400])
@pytest.mark.parametrize("location", ["header", "query"])
def test_headers_may_be_any_bytes(
    sdk: Sdk, status: int, location: Literal["header", "query"]
) -> None:
    headers = [
        (name, b"http://\xe9\xed\xa0\x80\xff") for name in (b"Location", b"Retry-After")
    ]

    def handle(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(status, headers=headers, content=b"[]")

    schemes = {"api_key": APIKey(location, "key")}
    sdk.client(api=API._replace(schemes=schemes), http_client=sdk.http_client(handle))
    described: Operation[Any] = Operation("o", "GET", "/o", returns=TYPES["model"])
    with pytest.raises(ResponseError) as caught:
        sdk.call(described)
    assert caught.value.headers["Location"].startswith("http://\xe9")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_json_of_another_encoding_is_read(sdk: Sdk, encoding: str) -> None:
    content = '{"n": 1, "s": "ü"}'.encode(encoding)
    sdk.serve(httpx2.Response(200, content=content))
    described: Operation[Any] = Operation("o", "GET", "/o", returns=TYPES["model"])
    assert sdk.call(described) == Node(n=1, s="ü")
