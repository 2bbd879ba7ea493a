"""Which of several contents is sent, by what is given."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

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


INPUT = "1 required keyword-only argument: 'input' for application/json"
FILE = "1 required keyword-only argument: 'file' for multipart/form-data"


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"fields": {}}, f"{INPUT} or {FILE}"),
        ({"fields": {"model": "m"}}, f"{INPUT} or {FILE}"),
        ({"fields": {"input": b"", "file": omit}}, FILE),
        ({"fields": {"input": {}}, "content_type": MULTIPART}, FILE),
    ],
)
def test_what_is_missing(sdk: Sdk, given: dict[str, Any], missing: str) -> None:
    sdk.serve(ok())
    with pytest.raises(TypeError, match=f"^POST /o: missing {re.escape(missing)}$"):
        sdk.call(DIFFERENT, **given)
    assert not sdk.requests


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({}, "3 required keyword-only arguments: 'a', 'b', and 'c' for"),
        ({"a": 1}, "2 required keyword-only arguments: 'b' and 'c' for"),
    ],
)
def test_all_that_is_missing(sdk: Sdk, fields: dict[str, object], missing: str) -> None:
    sdk.serve(ok())
    three = operation(Body(JSON, required=("a", "b", "c")), Body("text/csv"))
    with pytest.raises(TypeError, match=missing):
        sdk.call(three, fields=fields)
    assert not sdk.requests


def test_what_fits_none(sdk: Sdk) -> None:
    sdk.serve(ok())
    reason = "json needs input and takes model; multipart/form-data needs file"
    with pytest.raises(InvalidRequestError, match=reason):
        sdk.call(DIFFERENT, fields={"input": {}, "other": 1})
    with pytest.raises(InvalidRequestError, match="leaves no room for sdp"):
        sdk.call(MIXED, fields={"sdp": "v=0"}, body="v=0")
    assert not sdk.requests


def test_properties_are_none_of_a_whole_body(sdk: Sdk) -> None:
    sdk.serve(ok())
    beside = operation(Body(JSON), Body(MULTIPART, required=("name",)))
    sdk.call(beside, fields={"name": "a"}, body=omit)
    assert content_type(sdk) == MULTIPART


@pytest.mark.parametrize(
    ("form", "expected"), [(JSON, b'{"tags":"a","b":1}'), (URLENCODED, b"tags[]=a&b=1")]
)
def test_names_that_each_content_has_for_itself(
    sdk: Sdk, form: str, expected: bytes
) -> None:
    sdk.serve(ok())
    spelled = operation(
        Body(JSON, required=(), optional=("tags",)),
        Body(
            URLENCODED, required=(), optional=("tags",), wire_names={"tags": "tags[]"}
        ),
    )
    sdk.call(spelled, extra_body={"b": 1}, fields={"tags": "a"}, content_type=form)
    assert unquote_to_bytes(sdk.sent.content) == expected


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
