"""How operations are paged → static descriptions, which the runtime turns pages by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ..code import Code, join
from ..ir import (
    ByCursor,
    ByLink,
    ByNumber,
    ByOffset,
    Input,
    Paging,
    Success,
    Way,
)
from ..steps import Step, steps
from .descriptions import OperationView, returns
from .imports import Imports
from .literals import literal, tuple_of
from .methods import Method
from .names import field_names
from .types import Returned, joined
from .vocabulary import Vocabulary

_PAGING = "._runtime.paging"
_FIELDS = "fields"
"""The place of the properties of a body, among the arguments of a call."""


class Pagings:
    """Writes the paging of the operations of one resource module."""

    def __init__(self, vocabulary: Vocabulary, imports: Imports) -> None:
        self._vocabulary = vocabulary
        self._imports = imports
        self._types = Returned(vocabulary, imports)

    def view(self, method: Method, paging: Paging, name: Code) -> OperationView:
        success = method.operation.success
        kind = self._imports.name(_PAGING, _kind(paging))
        page = returns(success, self._types)
        item = joined(map(self._types.annotation, paging.item))
        return OperationView(
            name,
            Code(f"{kind}[{page}, {item}]"),
            kind,
            join(", ", self._arguments(paging, success)),
        )

    def _arguments(self, paging: Paging, answer: Success) -> Iterator[Code]:
        match paging.turn:
            case ByOffset(input_, start):
                yield _input(input_)
                if start != 0:
                    yield Code(f"start={start}")
            case ByNumber(input_, start, total):
                yield _input(input_)
                if start != 1:
                    yield Code(f"start={start}")
                if total is not None:
                    yield Code(f"total={self._reader(answer, total)}")
            case ByCursor(input_, cursor):
                yield _input(input_)
                yield Code(f"cursor={self._reader(answer, cursor)}")
            case ByLink(url):
                if url is not None:
                    yield Code(f"url={self._reader(answer, url)}")
            case _:
                assert_never(paging.turn)
        yield Code(f"items={self._reader(answer, paging.items)}")
        if paging.more is not None:
            yield Code(f"more={self._reader(answer, paging.more)}")

    def _reader(self, answer: Success, way: Way) -> Code:
        """A function from a page to what stands in it, None where the way there ends."""
        declarations = self._vocabulary.api.declarations
        there = "page"
        found = steps(answer, way, declarations)
        needed = [there] if found and found[0].start.has_null else []
        for number, step in enumerate(found, 1):
            if isinstance(step.key, int):
                needed.append(there)  # which may be empty
                there += f"[{step.key}]"
            else:
                needed += self._conditions(step, there)
                there += f".{field_names(step.owners[0])[step.key]}"
            if number < len(found) and step.may_be_missing:
                needed.append(there)
        if not needed:
            return Code(f"lambda page: {there}")
        return Code(
            f"lambda page: {there} if {' and '.join(dict.fromkeys(needed))} else None"
        )

    def _conditions(self, step: Step, there: str) -> Iterator[str]:
        """What tells the variants of a union that have the property from the others."""
        if len(step.owners) < len(step.start.types):
            classes = [self._types.reference(one.pointer) for one in step.owners]
            yield f"isinstance({there}, {' | '.join(classes)})"
        elif step.start.is_open:
            unknown = f"{self._imports.name('.', 'models')}.UnknownVariant"
            yield f"not isinstance({there}, {unknown})"


def _kind(paging: Paging) -> str:
    match paging.turn:
        case ByOffset():
            return "OffsetPages"
        case ByNumber():
            return "NumberedPages"
        case ByCursor():
            return "CursorPages"
        case ByLink():
            return "LinkedPages"


def _input(input_: Input) -> Code:
    place = _FIELDS if input_.place == "body" else input_.place
    return Code(f"input={tuple_of((literal(place), literal(input_.wire_name)))}")
