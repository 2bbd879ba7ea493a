"""Answers that are a success: what is made of them."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from runtime.errors import ResponseValidationError
from runtime.operation import ByStatus, Bytes, Empty, Json, Operation, Text

from .harness import Sdk, Thing

BY_STATUS = ByStatus[Any](
    {
        "2XX": Text(),
        202: Json(lambda: list[str]),
        200: Json(lambda: Thing),
        204: Empty(),
    }
)


def returning(decoder: Any) -> Operation[Any]:
    return Operation("x", "GET", "/x", returns=decoder)


class TestAnswers:
    @pytest.mark.parametrize("code", [200, 201, 202, 299])
    def test_every_success_is_one(self, sdk: Sdk, code: int) -> None:
        sdk.serve(httpx2.Response(code, json={"id": 1, "more": [2]}))
        thing = sdk.call(returning(Json(lambda: Thing)))
        assert thing == Thing(id=1, more=[2])  # type: ignore[call-arg]  # an extra

    @pytest.mark.parametrize(
        "content_type",
        [
            None,
            "text/plain; charset=utf-8",
            "application/octet-stream",
            "text/html",
            "application/problem+json",
        ],
    )
    def test_json_is_read_whatever_it_is_called(
        self, sdk: Sdk, content_type: str | None
    ) -> None:
        headers = {"Content-Type": content_type} if content_type else {}
        sdk.serve(httpx2.Response(200, content=b'{"id":1}', headers=headers))
        assert sdk.call(returning(Json(lambda: Thing))) == Thing(id=1)

    def test_other_kinds(self, sdk: Sdk) -> None:
        latin = {"Content-Type": "text/plain; charset=latin-1"}
        sdk.serve(httpx2.Response(200, content=b"\xfc", headers=latin))
        assert sdk.call(returning(Bytes())) == b"\xfc"
        assert sdk.call(returning(Text())) == "ü"
        assert sdk.call(returning(Empty())) is None

    @pytest.mark.parametrize(
        "charset",
        [
            "hex",
            "base64",
            "zlib",
            "rot13",
            "undefined",
            "idna",
            "nonsense",
            "punycode",
            "unicode_escape",
        ],
    )
    def test_a_charset_that_is_none(self, sdk: Sdk, charset: str) -> None:
        headers = {"Content-Type": f"text/plain; charset={charset}"}
        sdk.serve(httpx2.Response(200, content="ü".encode(), headers=headers))
        assert sdk.call(returning(Text())).startswith("ü")

    def test_a_204_where_there_is_room_for_none(self, sdk: Sdk) -> None:
        sdk.serve(httpx2.Response(204))
        assert sdk.call(returning(Json(lambda: Thing | None))) is None
        with pytest.raises(ResponseValidationError):
            sdk.call(returning(Json(lambda: list[Thing])))

    @pytest.mark.parametrize(
        ("answer", "data"),
        [
            (httpx2.Response(200, json={"id": 1}), Thing(id=1)),
            (httpx2.Response(202, json=["later"]), ["later"]),
            (httpx2.Response(204), None),
            (httpx2.Response(206, content=b"{}"), "{}"),
            (httpx2.Response(206), ""),
        ],
    )
    def test_a_status_tells_what_its_body_is(
        self, sdk: Sdk, answer: httpx2.Response, data: object
    ) -> None:
        sdk.serve(answer)
        assert sdk.call(returning(BY_STATUS)) == data
        assert sdk.requests[0].headers["Accept"] == (
            "text/plain, */*;q=0.1, application/json"
        )

    def test_a_body_of_another_status_is_none(self, sdk: Sdk) -> None:
        sdk.serve(httpx2.Response(200, json=["later"]))
        with pytest.raises(ResponseValidationError):
            sdk.call(returning(BY_STATUS))

    @pytest.mark.parametrize(
        ("answer", "data"),
        [
            (httpx2.Response(201, json={"id": 1}), Thing(id=1)),
            (httpx2.Response(201), None),
        ],
    )
    def test_a_status_that_nothing_is_said_of(
        self, sdk: Sdk, answer: httpx2.Response, data: object
    ) -> None:
        kinds: dict[int | str, Any] = {202: Empty(), 200: Json(lambda: Thing)}
        sdk.serve(answer)
        assert sdk.call(returning(ByStatus(kinds))) == data

    def test_a_type_is_looked_up_and_adapted_once(self, sdk: Sdk) -> None:
        loads: list[None] = []

        def load() -> Any:
            loads.append(None)
            return dict[str, Thing]

        sdk.serve(httpx2.Response(200, json={"a": {"id": 1}}))
        operation = returning(Json(load))
        assert sdk.call(operation) == sdk.call(operation) == {"a": Thing(id=1)}
        assert len(loads) == 1
