"""Where pointers stand, also after the tree was changed."""

from __future__ import annotations

import json

import pytest

from .conftest import Read

YAML = """\
openapi: 3.1.0
paths:
  /a:
    get:
      tags: [x, y]
      parameters:
        - name: first
          in: query
        - {name: second, in: query}
components:
  schemas:
    Pet: &pet
      type: object
    Copy: *pet
"""

JSON = """\
{
  "openapi": "3.1.0",
  "paths": {
    "/a": {"get": {"parameters": [
      {"name": "first", "x": {"}": 1}},
      {"name": "second"}
    ]}}
  },
  "components": {"schemas": {"Pet": {"type": "object"}}}
}
"""


def place(read: Read, pointer: str, text: str, name: str) -> tuple[int, int]:
    position = read(text, name).position(pointer)
    return position.line, position.column


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("#", (1, 1)),
        ("#/openapi", (1, 1)),
        ("#/paths/~1a/get", (4, 5)),
        ("#/paths/~1a/get/tags/1", (5, 17)),
        ("#/paths/~1a/get/parameters/0", (7, 11)),
        ("#/paths/~1a/get/parameters/0/in", (8, 11)),
        ("#/paths/~1a/get/parameters/1/in", (9, 26)),
        ("#/components/schemas/Copy", (14, 5)),
        ("#/components/schemas/Copy/type", (13, 7)),
        ("#/paths/~1a/post/nothing", (3, 3)),
        ("#/paths/~1a/get/parameters/7", (6, 7)),
    ],
)
def test_yaml(read: Read, pointer: str, expected: tuple[int, int]) -> None:
    assert place(read, pointer, YAML, "spec.yaml") == expected


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("#", (1, 1)),
        ("#/openapi", (2, 3)),
        ("#/paths/~1a/get", (4, 12)),
        ("#/paths/~1a/get/parameters/0", (5, 7)),
        ("#/paths/~1a/get/parameters/0/x/}", (5, 31)),
        ("#/paths/~1a/get/parameters/1/name", (6, 8)),
        ("#/components/schemas/Pet/type", (9, 38)),
        ("#/components/schemas/Nope", (9, 18)),
    ],
)
def test_json(read: Read, pointer: str, expected: tuple[int, int]) -> None:
    assert place(read, pointer, JSON, "spec.json") == expected


@pytest.mark.parametrize(("text", "name"), [(YAML, "spec.yaml"), (JSON, "spec.json")])
def test_places_move_with_their_containers(read: Read, text: str, name: str) -> None:
    found = read(text, name)
    before = found.position("#/paths/~1a/get/parameters/1/name")
    get = found.root["paths"]["/a"]["get"]
    schema = found.position("#/components/schemas/Pet/type")
    del get["parameters"][0]
    found.root["definitions"] = found.root["components"].pop("schemas")
    assert found.position("#/paths/~1a/get/parameters/0/name") == before
    assert found.position("#/definitions/Pet/type") == schema


@pytest.mark.parametrize(("text", "name"), [(YAML, "spec.yaml"), (JSON, "spec.json")])
def test_what_is_new_stands_where_it_was_put(read: Read, text: str, name: str) -> None:
    found = read(text, name)
    around = found.position("#/paths/~1a")
    found.root["paths"]["/a"]["post"] = {"responses": {"200": {}}}
    assert found.position("#/paths/~1a/post/responses/200") == around


def test_numbers_are_not_trusted_once_items_came_or_went(read: Read) -> None:
    found = read(YAML)
    around = found.position("#/paths/~1a/get/tags")
    found.root["paths"]["/a"]["get"]["tags"].pop(0)
    assert found.position("#/paths/~1a/get/tags/0") == around


def test_lines_are_counted_as_editors_do(read: Read) -> None:
    text = "openapi: 3.1.0\r\nx: 'a\u2028b'\r\ny: \U0001f600\r\nz: {\U0001f600: 1, k: 2}\r\n"
    position = read(text).position("#/z/k")
    assert (position.line, position.column) == (4, 11)


def test_a_byte_order_mark_does_not_count(read: Read) -> None:
    assert str(read("\ufeffopenapi: 3.1.0").position("#/openapi")).endswith(":1:1")


def test_one_long_line(read: Read) -> None:
    data = {"openapi": "3.1.0", "x": [{"n": number} for number in range(500)]}
    text = json.dumps(data)
    found = read(text, "spec.json")
    assert found.position("#/x/499/n").column == text.index('"n": 499') + 1


def test_excerpts(read: Read) -> None:
    found = read("a: 1\r\nb: 2\nc: 3\n")
    assert found.excerpt(found.position("#/b")) == [
        (1, "a: 1"),
        (2, "b: 2"),
        (3, "c: 3"),
    ]
    assert found.excerpt(found.position("#/a"))[0] == (1, "a: 1")


def test_a_file_that_is_not_known(read: Read) -> None:
    position = read("a: 1").position("nowhere.yaml#/a")
    assert (position.file, position.line) == ("nowhere.yaml", 1)


def test_a_key_that_was_removed_had_a_place(read: Read) -> None:
    found = read(YAML)
    del found.root["components"]
    assert found.position("#/components").line == 10
    assert found.position("#/components/schemas").line == 10
