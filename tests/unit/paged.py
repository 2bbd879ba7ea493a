"""One operation, and what it says of its pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sdkwright.pagination import Pagination

from .lowering import Lowered, lowered

PARAMETERS = """
  - {name: offset, in: query, schema: {type: [integer, "null"]}}
  - {name: page, in: query, schema: {type: integer, minimum: 0}}
  - {name: startIndex, in: query, schema: {type: integer, default: 1}}
  - {name: cursor, in: query, schema: {type: string}}
  - {name: start, in: query, schema: {$ref: "#/components/schemas/Start"}}
  - {name: X-Cursor, in: header, schema: {type: string}}
"""
ANSWER = """
  type: object
  required: [data, meta]
  properties:
    data: {type: array, items: {type: string}}
    maybe: {type: [array, "null"], items: {type: string}}
    total: {type: integer}
    more: {type: boolean}
    meta:
      type: object
      properties:
        next: {type: [string, "null"]}
        any: {}
        date: {type: string, format: date}
"""


def paged(
    said: Mapping[str, Any],
    answer: str = ANSWER,
    pages: Mapping[str, Pagination] | None = None,
) -> Lowered:
    """An operation that says this, in extensions."""
    document = f"""\
openapi: 3.1.0
components: {{schemas: {{Start: {{type: [integer, "null"]}}}}}}
paths:
  /a:
    post:
      operationId: listThings
      parameters: {PARAMETERS.replace(chr(10), chr(10) + "      ")}
      requestBody:
        content:
          application/json:
            schema: {{type: object, properties: {{after: {{type: string}}}}}}
      responses:
        "200":
          description: Things.
          content:
            application/json:
              schema: {answer.replace(chr(10), chr(10) + "              ")}
"""
    for key, value in said.items():
        document += f"      {key}: {json.dumps(value)}\n"
    return lowered(document, pages=pages)


def speakeasy(type_: str, outputs: Mapping[str, str], *inputs: str) -> dict[str, Any]:
    """`inputs` are `name type in`, the last two of them `cursor parameters` if left out."""
    listed = []
    for one in inputs:
        name, kind, *where = one.split()
        listed.append({"name": name, "type": kind, "in": (where or ["parameters"])[0]})
    return {"type": type_, "inputs": listed, "outputs": dict(outputs)}


SPEAKEASY = "x-speakeasy-pagination"
FERN = "x-fern-pagination"
MICROSOFT = "x-ms-pageable"
OURS = "x-sdkwright-pagination"
DATA = {"results": "$.data"}
