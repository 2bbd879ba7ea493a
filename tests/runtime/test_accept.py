"""What a request asks for: the media type that the document promises."""

from __future__ import annotations

from runtime.decode import Json


def test_json_is_asked_for_by_its_own_media_type() -> None:
    assert Json(lambda: int).accept == "application/json"
    assert (
        Json(lambda: int, accept="application/hal+json").accept
        == "application/hal+json"
    )
