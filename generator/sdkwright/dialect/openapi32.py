"""OpenAPI 3.2 → the shape of 3.1, as far as that has words for what it says.

Lowering knows the rest by the keywords of 3.2: `query` and `additionalOperations`, media
types by reference, `itemSchema`, `name` of servers, `parent` of tags, `defaultMapping`.
"""

from __future__ import annotations

from typing import Any

from ..diagnostics import DocumentProblem
from ..document import Document, UnresolvedReference, split
from ..trees import places
from .references import written

_SCHEMES = ("components", "securitySchemes")


def normalise(document: Document) -> None:
    """Rewrite a document."""
    for file, data in document.files.items():
        for pointer, value in list(places(f"{file}#", data)):
            if isinstance(value, dict):
                _security(document, pointer, value)
                _examples(value)


def _security(document: Document, pointer: str, owner: dict[str, Any]) -> None:
    """Schemes that are required by URI (Security Requirement Object) → components."""
    required = owner.get("security")
    for one in required if isinstance(required, list) else ():
        if isinstance(one, dict):
            named = {_scheme(document, pointer, key): one[key] for key in one}
            one.clear()
            one.update(named)


def _scheme(document: Document, pointer: str, key: str) -> str:
    """The name of the security scheme that a key stands for; the key where it is none."""
    schemes: Any = document.root
    for section in _SCHEMES:
        schemes = schemes.get(section) if isinstance(schemes, dict) else None
    if not isinstance(schemes, dict) or key in schemes or not {*"/#."} & {*key}:
        return key
    try:
        found = document.resolve(key, pointer)
    except (UnresolvedReference, DocumentProblem):
        return key
    file, tokens = split(found.pointer)
    if not file and tokens[:-1] == [*_SCHEMES]:
        return tokens[-1]
    if isinstance(found.value, dict) and "type" in found.value:
        schemes[key] = {"$ref": written(document, found.pointer, "")}
    return key


def _examples(owner: dict[str, Any]) -> None:
    """`dataValue` of Example Objects → `value`."""
    examples = owner.get("examples")
    for example in examples.values() if isinstance(examples, dict) else ():
        if isinstance(example, dict) and "dataValue" in example:
            example.setdefault("value", example.pop("dataValue"))
