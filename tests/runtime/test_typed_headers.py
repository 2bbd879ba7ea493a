"""Headers that the API describes, as values with types."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest
from pydantic import Field

from runtime.errors import ResponseValidationError
from runtime.models import Model
from runtime.operation import Json, Operation
from runtime.response import Response
from runtime.typed_headers import TypedHeaders

from .harness import Sdk, assert_hidden
from .typed_sample import AsyncThings, Thing, Things


class Point(Model):
    x: int
    y: int | None = None


class Described(Model):
    total: int | None = Field(default=None, alias="X-Total")
    share: float | None = Field(default=None, alias="X-Share")
    is_public: bool | None = Field(default=None, alias="X-Public")
    until: datetime | None = Field(default=None, alias="X-Until")
    ids: list[int] | None = Field(default=None, alias="X-Ids")
    point: Point | None = Field(default=None, alias="X-Point")
    exploded: Point | None = Field(default=None, alias="X-Exploded")
    json_: Point | None = Field(default=None, alias="X-Json")
    kind: str = Field(alias="X-Kind")


HEADERS = TypedHeaders(
    lambda: Described,
    {
        "X-Ids": "array",
        "X-Point": "object",
        "X-Exploded": "exploded",
        "X-Json": "json",
    },
)


def response(**headers: str) -> Response[None, Described]:
    return Response(
        data=None,
        status_code=200,
        headers=httpx2.Headers(
            {name.replace("_", "-"): value for name, value in headers.items()}
        ),
        content=b"{}",
        method="GET",
        url="https://api.test/v1/things",
        _typed_headers=HEADERS,
    )


@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        ("x_total", "17", "total", 17),
        ("x_share", "0.5", "share", 0.5),
        ("x_public", "true", "is_public", True),
        ("x_until", "2026-01-31T12:00:00Z", "until", datetime(2026, 1, 31, 12, 0, tzinfo=UTC)),
        ("x_ids", "1,2, 3", "ids", [1, 2, 3]),
        ("x_ids", "", "ids", []),
        ("x_point", "x,1,y,2", "point", Point(x=1, y=2)),
        ("x_exploded", "x=1, y=2", "exploded", Point(x=1, y=2)),
        ("x_json", '{"x":1}', "json_", Point(x=1)),
        ("x_kind", "007", "kind", "007"),
        ("x_none", "1", "total", None),
    ],
)  # fmt: skip
def test_values(name: str, text: str, field: str, value: object) -> None:
    headers = response(**{"x_kind": "a", name: text}).typed_headers
    assert getattr(headers, field) == value


@pytest.mark.parametrize(
    ("headers", "place"),
    [
        ({}, "X-Kind: Field required"),
        ({"x_kind": "a", "x_total": "many"}, "X-Total: "),
        ({"x_kind": "a", "x_ids": "1,two"}, r"X-Ids\[1\]: "),
        ({"x_kind": "a", "x_point": "y,1"}, "X-Point.x: Field required"),
        ({"x_kind": "a", "x_json": "{"}, "X-Json: Invalid JSON"),
    ],
)
def test_a_header_that_is_not_what_was_promised(
    headers: dict[str, str], place: str
) -> None:
    answered = response(**headers)
    with pytest.raises(ResponseValidationError, match=place) as caught:
        _ = answered.typed_headers
    assert caught.value.status_code == 200
    assert caught.value.body == b"{}"
    pickle.loads(pickle.dumps(caught.value))


def test_a_response_with_typed_headers_can_be_pickled() -> None:
    copied: Any = pickle.loads(pickle.dumps(response(x_kind="a", x_ids="1,2")))
    assert copied.typed_headers == Described.model_validate(
        {"X-Kind": "a", "X-Ids": [1, 2]}
    )


def test_methods_hand_them_out(sdk: Sdk) -> None:
    client: Any = sdk.serve(
        httpx2.Response(200, json=[{"id": 1}], headers={"Link": "<a>", "X-Total": "1"})
    )
    things: Any = Things(client) if sdk.kind == "sync" else AsyncThings(client)
    answered = sdk.settle(things.listed.with_response())
    assert answered.data == [Thing(id=1)]
    assert (answered.typed_headers.link, answered.typed_headers.total) == ("<a>", 1)


def test_a_header_that_is_missing_is_raised_on_access_alone(sdk: Sdk) -> None:
    client: Any = sdk.serve(httpx2.Response(200, json=[]))
    things: Any = Things(client) if sdk.kind == "sync" else AsyncThings(client)
    answered = sdk.settle(things.listed.with_response())
    assert answered.data == []
    with pytest.raises(ResponseValidationError, match="Link") as caught:
        _ = answered.typed_headers
    assert_hidden(caught.value)


def test_where_none_are_described(sdk: Sdk) -> None:
    client: Any = sdk.serve(httpx2.Response(200, json={"id": 1}))
    things: Any = Things(client) if sdk.kind == "sync" else AsyncThings(client)
    assert sdk.settle(things.get.with_response("a")).typed_headers is None


def test_the_model_is_looked_up_on_first_use(sdk: Sdk) -> None:
    def load() -> type[Described]:
        raise AssertionError("nobody asked for it")

    operation: Operation[Any, Any] = Operation(
        "x", "GET", "/x", returns=Json(lambda: Any), headers=TypedHeaders(load)
    )
    sdk.serve(httpx2.Response(200, json={}))
    assert sdk.call(operation) == {}
