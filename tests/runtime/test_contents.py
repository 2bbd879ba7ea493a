"""Which of several contents is sent, by what is given."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from runtime.errors import InvalidRequestError
from runtime.omit import omit
from runtime.operation import Body, Json, Operation

from .harness import Sdk, Thing, ok

JSON = "application/json"
MULTIPART = "multipart/form-data"
URLENCODED = "application/x-www-form-urlencoded"
OCTETS = "application/octet-stream"


def operation(*bodies: Body, **options: Any) -> Operation[Any]:
    return Operation(
        "o", "POST", "/o", returns=Json(lambda: Any), bodies=bodies, **options
    )


SAME = operation(Body(JSON), Body(URLENCODED), Body(MULTIPART))
DIFFERENT = operation(
    Body(JSON, required=("input",), optional=("model",)),
    Body(MULTIPART, required=("file",), optional=("input", "model")),
)
WHOLE = operation(Body(JSON), Body("text/csv"), Body(OCTETS))
MIXED = operation(Body(MULTIPART, required=("sdp",)), Body("application/sdp"))


def content_type(sdk: Sdk) -> str:
    return sdk.sent.headers["Content-Type"].partition(";")[0]


@pytest.mark.parametrize(
    ("one", "given", "expected"),
    [
        (SAME, {"fields": {"a": 1}}, JSON),
        (SAME, {"fields": {"a": b"1"}}, MULTIPART),
        (SAME, {"fields": {"a": [io.BytesIO()]}}, MULTIPART),
        (SAME, {"fields": {"a": 1}, "content_type": URLENCODED}, URLENCODED),
        (SAME, {"fields": {"a": 1}, "content_type": omit}, JSON),
        (DIFFERENT, {"fields": {"input": {}, "file": omit}}, JSON),
        (DIFFERENT, {"fields": {"input": {}, "model": "m"}}, JSON),
        (DIFFERENT, {"fields": {"input": b"1", "file": b"2"}}, MULTIPART),
        (DIFFERENT, {"fields": {"file": "text"}}, MULTIPART),
        (WHOLE, {"body": [1]}, JSON),
        (WHOLE, {"body": Thing(id=1)}, JSON),
        (WHOLE, {"body": None}, JSON),
        (WHOLE, {"body": "a,b"}, "text/csv"),
        (WHOLE, {"body": b"a"}, OCTETS),
        (WHOLE, {"body": Path(__file__)}, OCTETS),
        (WHOLE, {"body": b"a", "content_type": "text/csv"}, "text/csv"),
        (WHOLE, {"body": "a", "content_type": JSON}, JSON),
        (MIXED, {"fields": {"sdp": "v=0"}, "body": omit}, MULTIPART),
        (MIXED, {"fields": {"sdp": omit}, "body": "v=0"}, "application/sdp"),
        (MIXED, {"fields": {"sdp": omit}, "body": b"v=0"}, "application/sdp"),
    ],
)
def test_what_is_sent(
    sdk: Sdk, one: Operation[Any], given: dict[str, Any], expected: str
) -> None:
    sdk.serve(ok())
    sdk.call(one, **given)
    assert content_type(sdk) == expected


@pytest.mark.parametrize(
    "fields",
    [{"model": "m"}, {"input": {}, "other": 1}, {"input": b""}, {}],
)
def test_what_fits_none(sdk: Sdk, fields: dict[str, object]) -> None:
    sdk.serve(ok())
    reason = "json needs input and takes model; multipart/form-data needs file"
    with pytest.raises(InvalidRequestError, match=reason):
        sdk.call(DIFFERENT, fields=fields)
    with pytest.raises(InvalidRequestError, match="leaves no room for sdp"):
        sdk.call(MIXED, fields={"sdp": "v=0"}, body="v=0")
    assert not sdk.requests


def test_none_is_sent_where_none_has_to_be(sdk: Sdk) -> None:
    sdk.serve(ok())
    optional = operation(*DIFFERENT.bodies, body_required=False)
    sdk.call(optional, fields={"input": omit, "file": omit})
    assert "Content-Type" not in sdk.sent.headers


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"body": b"x"}, OCTETS),
        ({"body": b"x", "content_type": "image/png"}, "image/png"),
        ({"body": Path("a.gif")}, "image/gif"),
        ({"body": Path("a.txt")}, OCTETS),
    ],
)
def test_a_range_of_types(
    sdk: Sdk,
    given: dict[str, Any],
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.gif", "a.txt"):
        Path(name).write_bytes(b"x")
    image: Operation[Any] = Operation(
        "i", "PUT", "/i", returns=Json(lambda: Any), body="image/*"
    )
    sdk.serve(ok())
    sdk.call(image, **given)
    assert sdk.sent.headers["Content-Type"] == expected
    assert sdk.sent.content == b"x"


@pytest.mark.parametrize("wrong", ["image/png\r\nX: y", "ü/x", "", "png", None, 5])
def test_a_content_type_that_cannot_be_said(sdk: Sdk, wrong: Any) -> None:
    sdk.serve(ok())
    with pytest.raises(InvalidRequestError, match=r"Content-Type|no media type"):
        sdk.call(WHOLE, body=b"x", content_type=wrong)
    assert not sdk.requests
