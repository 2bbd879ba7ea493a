"""The sweep can fail: requests and answers that are wrong are found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from .given import Given
from .operations import operations
from .reading import differences
from .recorder import Sent
from .referee import Referee

TEXT = {"type": "string"}
FORM = {
    "type": "object",
    "properties": {"name": TEXT, "file": {"type": "string", "format": "binary"}},
}
DOCUMENT: Mapping[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Things", "version": "1"},
    "servers": [{"url": "https://example.com/v1"}],
    "paths": {
        "/things/{id}": {
            "put": {
                "parameters": [
                    {"in": "path", "name": "id", "required": True, "schema": TEXT},
                    {
                        "in": "query",
                        "name": "tags",
                        "explode": False,
                        "schema": {"type": "array", "items": TEXT},
                    },
                    {"in": "header", "name": "X-Count", "schema": {"type": "integer"}},
                ],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "properties": {"size": {"type": "integer"}},
                            }
                        },
                        "multipart/form-data": {"schema": FORM},
                    }
                },
                "responses": {"204": {"description": "Done"}},
            }
        }
    },
    "components": {"schemas": {}},
}
(OPERATION,) = operations(DOCUMENT)
GIVEN = Given(
    {("path", "id"): "a/b", ("query", "tags"): ["c,d", "e"], ("header", "X-Count"): 3},
    "application/json",
    {"size": 1},
)
SENT = Sent(
    "PUT",
    "https://example.com",
    "/v1/things/a%2Fb?tags=c%2Cd,e",
    (("content-type", "application/json"), ("x-count", "3")),
    b'{"size": 1}',
)
PARTS = (
    b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nn\r\n'
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n\x00\r\n'
    b"--x--\r\n"
)
FORM_SENT = replace(
    SENT,
    headers=(("content-type", "multipart/form-data; boundary=x"), ("x-count", "3")),
    body=PARTS,
)


def test_a_request_that_is_right_is_found_right() -> None:
    assert Referee(DOCUMENT).objection(OPERATION, SENT) is None
    assert list(differences(OPERATION, GIVEN, SENT)) == []


@pytest.mark.parametrize(
    "sent",
    [
        replace(SENT, target="/v1/things/a%2Fc?tags=c%2Cd,e"),
        replace(SENT, target="/v1/things/a%2Fb?tags=c,d,e"),
        replace(SENT, target="/v1/things/a%2Fb"),
        replace(SENT, target=f"{SENT.target}&more=1"),
        replace(SENT, headers=SENT.headers[:1]),
        replace(SENT, headers=(*SENT.headers[:1], ("x-count", "4"))),
        replace(SENT, body=b'{"size": 2}'),
        replace(SENT, body=b'{"size": 1, "more": 2}'),
    ],
)
def test_a_value_that_was_not_put_in_is_found(sent: Sent) -> None:
    assert list(differences(OPERATION, GIVEN, sent))


@pytest.mark.parametrize(
    "sent",
    [
        replace(SENT, method="POST"),
        replace(SENT, target="/v1/thing/a"),
        replace(SENT, headers=(*SENT.headers[:1], ("x-count", "three"))),
        replace(SENT, body=json.dumps({"size": "1"}).encode()),
        replace(SENT, headers=(("content-type", "text/csv"), *SENT.headers[1:])),
    ],
)
def test_what_the_document_forbids_is_found(sent: Sent) -> None:
    assert Referee(DOCUMENT).objection(OPERATION, sent)


@pytest.mark.parametrize(
    ("body", "is_right"),
    [
        ({"name": "n", "file": b"\0"}, True),
        ({"name": "m", "file": b"\0"}, False),
        ({"name": "n", "file": b"\1"}, False),
        ({"name": "n"}, False),
        ({"name": ["n", "n"], "file": b"\0"}, False),
    ],
)
def test_the_parts_of_a_form_are_read(body: dict[str, Any], is_right: bool) -> None:
    given = replace(GIVEN, media_type="multipart/form-data", body=body)
    assert (list(differences(OPERATION, given, FORM_SENT)) == []) is is_right
