"""What a request asks for: the media type that the document promises."""

from __future__ import annotations

from runtime.decode import ByStatus, Bytes, Empty, Json, Text


def test_json_is_asked_for_by_its_own_media_type() -> None:
    assert Json(lambda: int).accept == "application/json"
    assert (
        Json(lambda: int, accept="application/hal+json").accept
        == "application/hal+json"
    )


def test_bytes_and_text_are_taken_as_anything() -> None:
    assert Bytes().accept == "*/*"
    assert Bytes("image/png, image/gif").accept == "image/png, image/gif, */*;q=0.1"
    assert Text().accept == "text/plain, */*;q=0.1"
    assert Text("text/csv").accept == "text/csv, */*;q=0.1"


def test_all_kinds_of_an_answer_are_asked_for() -> None:
    kinds: ByStatus[object] = ByStatus(
        {200: Json(lambda: int), 202: Json(lambda: str), 203: Bytes(), 204: Empty()}
    )
    assert kinds.accept == "application/json, */*"
