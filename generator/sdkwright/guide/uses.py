"""Where the models of an API are used: by which operations, and in which other models."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..graph import mentioned, raised_by, references, returned_by, sent_by
from ..ir import (
    Api,
    Declaration,
    FormContent,
    JsonContent,
    MultipartContent,
    Operation,
    Pointer,
)


@dataclass(frozen=True, slots=True)
class Uses:
    """Of one model; each list in the order of the document, without doubles."""

    sent_by: dict[Pointer, None] = field(default_factory=dict)
    """Operations."""
    returned_by: dict[Pointer, None] = field(default_factory=dict)
    raised_by: dict[Pointer, None] = field(default_factory=dict)
    part_of: dict[Pointer, None] = field(default_factory=dict)
    """Other models."""


def uses_of(api: Api, models: Collection[Pointer]) -> Mapping[Pointer, Uses]:
    """Those of each model; what has no page is looked through."""
    declarations = api.declarations
    found = {pointer: Uses() for pointer in models}

    def seen(pointers: Iterable[Pointer]) -> Iterator[Uses]:
        for one in _with_page(pointers, models, declarations):
            yield found[one]

    for operation in api.operations:
        for use in seen(_sent_by(operation, declarations)):
            use.sent_by[operation.pointer] = None
        for use in seen(returned_by(operation)):
            use.returned_by[operation.pointer] = None
        for use in seen(raised_by(operation)):
            use.raised_by[operation.pointer] = None
    for pointer in models:
        for use in seen(mentioned(declarations[pointer])):
            use.part_of[pointer] = None
    return found


def _sent_by(
    operation: Operation, declarations: Mapping[Pointer, Declaration]
) -> Iterator[Pointer]:
    """With the body as a whole, though its properties may be arguments."""
    for content in operation.body.contents if operation.body else ():
        if isinstance(content, JsonContent | FormContent | MultipartContent):
            yield from references(content.type)
    yield from sent_by(operation, declarations)


def _with_page(
    pointers: Iterable[Pointer],
    models: Collection[Pointer],
    declarations: Mapping[Pointer, Declaration],
) -> Iterator[Pointer]:
    waiting, seen = list(pointers), set[Pointer]()
    while waiting:
        pointer = waiting.pop()
        if pointer in models:
            yield pointer
        elif pointer not in seen:
            seen.add(pointer)
            waiting.extend(mentioned(declarations[pointer]))
