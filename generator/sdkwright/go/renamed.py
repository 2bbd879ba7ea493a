"""What was renamed because something else of its package, or of its struct, has its name."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..diagnostics import Findings
from ..ir import Object, Pointer
from ..pointers import schema_name
from .enums import constant_candidates
from .names import (
    MODEL_METHODS,
    field_candidate,
    field_names,
    type_candidates,
)
from .vocabulary import Vocabulary


def report(vocabulary: Vocabulary, findings: Findings) -> None:
    """Tell of every name that bent in Go alone: what a place is told of, it is told once."""
    told = {one.pointer for one in findings if one.rule == "renamed"}
    for pointer, wanted, name, hint in _bent(vocabulary):
        if pointer not in told:
            text = f"called `{name}` in Go: `{wanted}` is that of something else"
            findings.add("renamed", pointer, text, hint=hint)


def _bent(vocabulary: Vocabulary) -> Iterator[tuple[Pointer, str, str, str]]:
    api = vocabulary.api
    for pointer, name in vocabulary.names.items():
        declaration = api.declarations[pointer]
        wanted = type_candidates(pointer, api.names, vocabulary.names)[0]
        if name != wanted:
            yield pointer, wanted, name, _hint(pointer)
        if isinstance(declaration, Object):
            fields = field_names(declaration.fields, MODEL_METHODS)
            for field in declaration.fields:
                candidate = field_candidate(field.wire_name)
                if fields[field.wire_name] != candidate:
                    yield field.pointer, candidate, fields[field.wire_name], ""
        constants = vocabulary.values.get(pointer, ())
        candidates = constant_candidates(name, declaration)
        for candidate, constant in zip(candidates, constants, strict=False):
            if constant != candidate:
                yield pointer, candidate, constant, ""


def _hint(pointer: Pointer) -> str:
    """The line of the configuration that chooses a name."""
    name = schema_name(pointer)
    key = json.dumps(pointer if name is None else name)
    return f'choose one under [naming.schemas]: {key} = "…"'
