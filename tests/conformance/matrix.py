"""The matrix: every form that OpenAPI describes, as it is on the wire.

A row is an operation, a call of it and the referees of what was sent. All rows of one
kind of document make one document; the SDK generated from it is called, sync and async,
against a server that keeps every byte, and a row holds where each referee agrees with
both. `docs/conformance.md` is written from what was seen, and says nothing else.

To add rows:

- write them in a module of `rows/`, as its `ROWS`, and name that below;
- say the operation as an Operation Object without `operationId` (and, in `path`, what
  follows the part of the path that tells rows apart), the arguments of the call, and what
  the server answers;
- of answers (`Responses`, `Streams`) the page shows what was answered and returned;
- name referees from `referees.py`: one that we did not write where it can judge, else
  `Exactly`, with the section that the bytes follow from; a new one is a frozen dataclass
  with a `name` and a `judge`;
- where the specification leaves the form open, quote the sentence that does, in `left_open`;
- `make golden` rewrites the page.

`Origin`, anywhere in a document, becomes the URL of the server.
"""

from __future__ import annotations

from .row import Row
from .rows import (
    answers,
    body,
    cookie,
    header,
    method,
    pages,
    path,
    query,
    querystring,
    response,
    security,
    server,
    streams,
    values,
)

ROWS: tuple[Row, ...] = (
    *method.ROWS,
    *path.ROWS,
    *query.ROWS,
    *querystring.ROWS,
    *header.ROWS,
    *cookie.ROWS,
    *values.ROWS,
    *body.ROWS,
    *response.ROWS,
    *answers.ROWS,
    *streams.ROWS,
    *pages.ROWS,
    *security.ROWS,
    *server.ROWS,
)
