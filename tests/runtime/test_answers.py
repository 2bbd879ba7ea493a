"""Answers that are a success: what is made of them."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from runtime.errors import ResponseValidationError
from runtime.operation import Bytes, Empty, Json, Operation, Text

from .harness import Sdk, Thing


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
        ["hex", "base64", "zlib", "rot13", "undefined", "idna", "nonsense"],
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

    def test_a_type_is_looked_up_and_adapted_once(self, sdk: Sdk) -> None:
        loads: list[None] = []

        def load() -> Any:
            loads.append(None)
            return dict[str, Thing]

        sdk.serve(httpx2.Response(200, json={"a": {"id": 1}}))
        operation = returning(Json(load))
        assert sdk.call(operation) == sdk.call(operation) == {"a": Thing(id=1)}
        assert len(loads) == 1
