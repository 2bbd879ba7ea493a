"""The operations of a document as it was written, counted without the generator.

What the generator reports is held against this, so that nothing of it is used here.
`python -m tests.corpus.counting DOCUMENT` prints them as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

METHODS = frozenset(
    {"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}
)
_MAX_HOPS = 50
# Every scalar is a text to this one: no date or number can be a wrong one.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def operations(document: Path) -> frozenset[tuple[str, str]]:
    """Method and path of each: an object of a path item that is called like a method.

    Path items are followed through `$ref`, to other files too. `additionalOperations`
    (OpenAPI 3.2) are counted, extensions, webhooks and callbacks are not.

    Raises:
        OSError, ValueError, yaml.YAMLError: the document is not to be read.
    """
    files = _Files(document)
    root = files.load(document)
    paths = root.get("paths") if isinstance(root, dict) else None
    found = set()
    for path, item in paths.items() if isinstance(paths, dict) else ():
        if str(path).startswith("x-"):
            continue
        for written in files.chain(item, document):
            found |= {(method, str(path)) for method in _methods(written)}
    return frozenset(found)


def _methods(item: dict[str, Any]) -> Iterator[str]:
    for key, value in item.items():
        if str(key).lower() in METHODS and isinstance(value, dict):
            yield str(key).upper()
    more = item.get("additionalOperations")
    yield from more if isinstance(more, dict) else ()


class _Files:
    """Reads each file once."""

    def __init__(self, document: Path) -> None:
        self._folder = document.resolve().parent
        self._read: dict[str, Any] = {}

    def load(self, path: Path) -> Any:
        name = os.path.realpath(path)
        if name not in self._read:
            text = Path(name).read_text("utf-8-sig")
            json_ = text.lstrip().startswith("{") and path.suffix == ".json"
            self._read[name] = (
                json.loads(text) if json_ else yaml.load(text, Loader=_LOADER)
            )
        return self._read[name]

    def chain(self, item: Any, file: Path) -> Iterator[dict[str, Any]]:
        """A path item, then what it refers to, and so on; nothing that is not there."""
        for _ in range(_MAX_HOPS):
            if not isinstance(item, dict):
                return
            yield item
            ref = item.get("$ref")
            if not isinstance(ref, str):
                return
            name, _, pointer = ref.partition("#")
            file = file.parent / unquote(name) if name else file
            if not Path(os.path.realpath(file)).is_relative_to(self._folder):
                return
            try:
                item = _at(self.load(file), unquote(pointer))
            except (OSError, ValueError, LookupError, TypeError, yaml.YAMLError):
                return


def _at(value: Any, pointer: str) -> Any:
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


if __name__ == "__main__":
    print(json.dumps(sorted(operations(Path(sys.argv[1])))))
