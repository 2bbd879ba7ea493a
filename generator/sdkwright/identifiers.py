"""What places of a document call themselves: `$id`, `$anchor` and `$self`.

A place with an `$id` is found by that URI, and references below it are relative to it
(JSON Schema 2020-12 core, section 8.2.1; OpenAPI 3.1, section 4.6). `$self` says the
same of a whole document (OpenAPI 3.2, section 4.1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin

from .pointers import child

# `$dynamicAnchor` is an anchor as well (JSON Schema 2020-12 core, section 8.2.2).
_ANCHORS = ("$anchor", "$dynamicAnchor")
# A text in which this is not found has none of them.
WORDS = re.compile(r"\$(id|self|anchor|dynamicAnchor)\b")

# Whatever stands below these is a value, and names nothing …
_VALUES = ("const", "default", "enum", "example", "examples", "value")
# … but the keys below these are names, which may be any word.
_MAPS = frozenset(
    {
        *("properties", "patternProperties", "dependentSchemas", "$defs"),
        *("definitions", "schemas", "parameters", "headers", "responses", "content"),
        *("requestBodies", "callbacks", "pathItems", "paths", "webhooks"),
    }
)


def join(base: str, reference: str) -> str:
    """The URI of a reference without its fragment (RFC 3986, section 5.2)."""
    path = reference.partition("#")[0]
    try:
        return urljoin(base, path) if path else base
    except ValueError:  # brackets that hold no address
        return path


class Identifiers:
    """The places that have names; a file that names no URI has its own name as one."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}  # URI → pointer
        self._bases: dict[str, str] = {}  # pointer → URI
        self._anchors: dict[tuple[str, str], str] = {}

    def place(self, uri: str) -> str | None:
        """The pointer of what has a URI."""
        return self._places.get(uri)

    def base(self, pointer: str) -> str | None:
        """The URI that references at a place are relative to, if one was named."""
        while self._bases and pointer:
            if (uri := self._bases.get(pointer)) is not None:
                return uri
            pointer = pointer.rpartition("/")[0]
        return None

    def anchor(self, resource: str, name: str) -> str | None:
        """The pointer of an anchor; `resource` is that of the file or `$id` it is in."""
        return self._anchors.get((resource, name))

    def identify(self, pointer: str, uri: str) -> None:
        """Give a place a URI; if two have the same, the first is found by it."""
        self._places.setdefault(uri, pointer)
        self._bases[pointer] = uri

    def add(self, file: str, data: Any) -> None:
        """Take up every name in a file, which is called `file` in pointers."""
        root = f"{file}#"
        if not isinstance(data, dict):
            return
        waiting = [(root, data, self._bases.get(root, file), root)]
        while waiting:
            pointer, value, base, resource = waiting.pop()
            word = "$self" if pointer == root and "$self" in value else "$id"
            if isinstance(uri := value.get(word), str) and uri.strip("#"):
                base, resource = join(base, uri), pointer
                self.identify(pointer, base)
            for word in _ANCHORS:
                if isinstance(anchor := value.get(word), str):
                    self._anchors.setdefault((resource, anchor), pointer)
            below = reversed(list(_below(pointer, value)))
            waiting += ((place, item, base, resource) for place, item in below)


def _below(pointer: str, value: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects next below one that may be a schema, or hold schemas."""
    for key, item in value.items():
        if key in _VALUES:
            continue
        place = child(pointer, key)
        if isinstance(item, dict) and key not in _MAPS:
            yield place, item
        else:
            for name, one in _entries(item):
                if isinstance(one, dict):
                    yield child(place, name), one


def _entries(container: Any) -> Iterable[tuple[str | int, Any]]:
    match container:
        case dict():
            return container.items()
        case list():
            return enumerate(container)
        case _:
            return ()
