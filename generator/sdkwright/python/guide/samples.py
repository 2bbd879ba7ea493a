"""Sample values → expressions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from ...code import Code
from ...guide.samples import (
    Bytes,
    BytesOrText,
    Day,
    Free,
    Items,
    Member,
    Moment,
    Nothing,
    Parts,
    Plain,
    Properties,
    Sample,
    Variant,
)
from ...ir import Object
from ..literals import dict_of, literal, tuple_of
from ..names import field_names
from ..vocabulary import Vocabulary

FILE = Code('pathlib.Path("file.bin")')


def sent(sample: Sample, is_part: bool = False) -> Code:
    """An argument: objects are plain dicts, with the names of the wire.

    In a part of a multipart body, a string of bytes is a file.
    """
    match sample:
        case Properties(_, fields):
            return dict_of(
                (one.wire_name, sent(value, is_part)) for one, value in fields
            )
        case Items(items):
            return Code(f"[{', '.join(sent(one, is_part) for one in items)}]")
        case Parts(items):
            return tuple_of(sent(one, is_part) for one in items)
        case Variant(_, _, value):
            return sent(value, is_part)
        case BytesOrText() if is_part:
            return FILE
        case Bytes():
            return FILE
        case _:
            return _simple(sample)


class Built:
    """Writes values as models, as they come back."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._names: dict[str, Mapping[str, Code]] = {}

    def __call__(self, sample: Sample) -> Code:
        match sample:
            case Properties(pointer, fields):
                names = self._fields(pointer)
                given = (
                    f"{names[one.wire_name]}={self(value)}" for one, value in fields
                )
                return Code(
                    f"models.{self._vocabulary.names[pointer]}({', '.join(given)})"
                )
            case Items(items):
                return Code(f"[{', '.join(map(self, items))}]")
            case Parts(items):
                return tuple_of(map(self, items))
            case Variant(_, _, value):
                return self(value)
            case Bytes():
                return Code('b"..."')
            case _:
                return _simple(sample)

    def _fields(self, pointer: str) -> Mapping[str, Code]:
        if pointer not in self._names:
            declaration = self._vocabulary.api.declarations[pointer]
            assert isinstance(declaration, Object)
            self._names[pointer] = field_names(declaration)
        return self._names[pointer]


def _simple(
    sample: Plain | Moment | Day | BytesOrText | Nothing | Free | Member,
) -> Code:
    match sample:
        case Plain(value) | Member(_, value):
            return literal(value)
        case Moment(value):
            parts = f"{value.year}, {value.month}, {value.day}, {value.hour}"
            return Code(f"datetime.datetime({parts}, tzinfo=datetime.UTC)")
        case Day(value):
            return Code(f"datetime.date({value.year}, {value.month}, {value.day})")
        case BytesOrText(name):
            return literal(name)
        case Nothing():
            return Code("None")
        case Free():
            return Code("{}")
        case _:
            assert_never(sample)
