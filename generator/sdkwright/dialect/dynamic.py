"""References that change with what extends a schema → plain ones.

`$dynamicRef` (JSON Schema 2020-12 core, section 8.2.3.2) and the `$recursiveRef` of
2019-09 (section 8.2.4.2.1) lead to another schema where one that extends theirs says so.
Where none does, they lead to their anchor.
"""

from __future__ import annotations

from typing import Any

from ..diagnostics import Findings
from ..document import Document, child
from ..pointers import COMPONENTS
from ..trees import places

KEYWORDS = ("$dynamicRef", "$recursiveRef")


def make_plain(document: Document, findings: Findings) -> None:
    """Rewrite each as a `$ref` to its anchor, where it has one; a note says so."""
    for file, data in document.files.items():
        for pointer, schema in list(places(f"{file}#", data)):
            for keyword in KEYWORDS:
                if isinstance(schema, dict) and isinstance(schema.get(keyword), str):
                    _rewrite(document, pointer, schema, keyword, findings)


def _rewrite(
    document: Document,
    pointer: str,
    schema: dict[str, Any],
    keyword: str,
    findings: Findings,
) -> None:
    target = schema[keyword]
    if keyword == "$recursiveRef":
        target = _anchor(document, pointer)
    if target and "$ref" not in schema:
        schema["$ref"] = target
        findings.add(
            "unsupported-keyword",
            child(pointer, keyword),
            f"`{keyword}` is read as `$ref`",
            lost="what a schema that extends this one puts in its place",
        )
        del schema[keyword]


def _anchor(document: Document, pointer: str) -> str | None:
    """The outermost schema around a place that says `$recursiveAnchor`, or has a name."""
    tokens = pointer.split("/")
    for length in range(2, len(tokens)):
        place = "/".join(tokens[:length])
        value = document.resolve(place, place).value
        if isinstance(value, dict) and value.get("$recursiveAnchor") is True:
            return place
    named = "/".join(tokens[:4])
    return named if named.startswith(f"{COMPONENTS}/") else None
