"""Bodies that are forms: which values they can hold, and what one says.

They are read by Werkzeug's parser, which shares no code with us.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from io import BytesIO

from werkzeug.formparser import FormDataParser
from werkzeug.http import parse_options_header

from ..described import Described, Json, Schema
from ..survival import is_same
from .recorder import Sent

FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


def without_null(value: dict[str, Json]) -> dict[str, Json]:
    """The properties that have a form: null, and a list of nothing, have none."""
    return {
        name: one
        for name, one in value.items()
        if one not in (None, []) and not (isinstance(one, list) and None in one)
    }


def with_files(described: Described, schema: Schema, value: Json) -> Json:
    """The properties of an object, with files as bytes."""
    return {
        name: _with_files(described, _property(described, schema, name), one)
        for name, one in value.items()
    }


def differences(put: Mapping[str, Json], sent: Sent) -> Iterator[str]:
    """What was put in and is not what can be read from the body, one a line."""
    read = _read(sent)
    for name, value in put.items():
        values = value if isinstance(value, list) else [value]
        found = read.pop(name, [])
        if len(values) != len(found) or not all(map(_is_written, values, found)):
            yield f"form {name}: {value!r} became {found!r}"
    if read:
        yield f"nobody put {sorted(read)} into the form"


def _read(sent: Sent) -> dict[str, list[bytes]]:
    media_type, options = parse_options_header(sent.header("content-type"))
    _, form, files = FormDataParser(silent=False).parse(
        BytesIO(sent.body), media_type, len(sent.body), options
    )
    found = {name: [one.encode() for one in form.getlist(name)] for name in form}
    for name in files:
        for file in files.getlist(name):
            found.setdefault(name, []).append(file.read())
            file.close()
    return found


def _is_written(put: Json, found: bytes) -> bool:
    match put:
        case bytes():
            return put == found
        case bool() | dict() | list():
            return is_same(put, json.loads(found))
        case int() | float():
            return float(found) == put
        case _:
            return is_same(put, found.decode())


def _with_files(described: Described, schema: Schema, value: Json) -> Json:
    if isinstance(value, list):
        items = [part["items"] for part in described.parts(schema) if "items" in part]
        return (
            [_with_files(described, items[0], one) for one in value] if items else value
        )
    if isinstance(value, str) and is_file(described, schema):
        return value.encode()
    return value


def is_file(described: Described, schema: Schema) -> bool:
    """Whether a string is binary (OpenAPI 3.0.4, section 4.8.14.2; 3.1.1, 4.8.14.3)."""
    return any(
        part.get("format") == "binary"
        or ("contentMediaType" in part and "contentEncoding" not in part)
        for part in described.parts(schema)
    )


def _property(described: Described, schema: Schema, name: str) -> Schema:
    """What a schema, or a variant of it, says of a property."""
    waiting = [schema]
    while waiting:
        for part in described.parts(waiting.pop()):
            if name in part.get("properties", {}):
                found: Schema = part["properties"][name]
                return found
            waiting += [*part.get("anyOf", ()), *part.get("oneOf", ())]
    return True
