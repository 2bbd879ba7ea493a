"""Dialects of OpenAPI → the one that lowering knows, 3.1. Places stay where they are."""

from __future__ import annotations

from typing import Any

from .document import Document, child

_READ = ("3.0", "3.1")

# What says more than a type, and would forbid null beside it.
_COMBINING = ("$ref", "allOf", "anyOf", "oneOf", "discriminator")


def normalise(document: Document) -> None:
    """Rewrite a document in place to the shape of OpenAPI 3.1.

    Raises:
        DocumentProblem: its version is not one that is read.
    """
    keyword = next((key for key in ("openapi", "swagger") if key in document.root), "")
    stated = document.root.get(keyword)
    # Unquoted, 3.1 is a number in YAML; nobody means anything else by it.
    version = str(stated) if isinstance(stated, str | float) else ""
    if ".".join(version.split(".")[:2]) not in _READ:
        said = f"OpenAPI {version} is not read" if version else "there is no version"
        raise document.problem(
            "unsupported-version",
            child("#", keyword) if keyword else "#",
            said,
            hint="versions 3.0 and 3.1 are read; a document begins with `openapi: 3.1.0`",
        )
    if version.startswith("3.0"):
        for root in document.files.values():
            _null_as_a_type(root)


def _null_as_a_type(root: Any) -> None:
    """`nullable: true` of 3.0 → `null` among the types of 3.1."""
    waiting = [root]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
            if value.get("nullable") is True:
                _add_null(value)
        elif isinstance(value, list):
            waiting.extend(value)


def _add_null(schema: dict[str, Any]) -> None:
    combined = [key for key in _COMBINING if key in schema]
    if combined:
        moved = {key: schema.pop(key) for key in (*combined, "type") if key in schema}
        schema["anyOf"] = [moved, {"type": "null"}]
    elif isinstance(schema.get("type"), str):
        schema["type"] = [schema["type"], "null"]
        if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
            schema["enum"].append(None)
