"""What the page of a model says in the words of Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...code import Code
from ...guide.model import Variant, variants_as_written
from ...guide.paths import Path, relative
from ...ir import Enum, Field, JsonScalar, Object, Pointer, TypeRef, Union
from ...markdown import code, link
from ..imports import Imports
from ..literals import literal
from ..methods import Method
from ..names import field_names
from ..texts import said_of
from ..types import Returned
from ..vocabulary import Vocabulary
from .types import link_to_model, linked


class Printer:
    """Names, types and links of one page."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        targets: Mapping[str, Method],
        places: Mapping[Pointer, str],
        models: frozenset[str],
        page: Path,
    ) -> None:
        self._vocabulary = vocabulary
        self._targets = targets
        self._places = places
        self._page = page
        self._models = models
        self._types = Returned(vocabulary, Imports())
        self._fields: Mapping[str, Code] = {}

    def name(self, owner: Object, field: Field) -> Code:
        if field.wire_name not in self._fields:
            self._fields = field_names(owner)
        return self._fields[field.wire_name]

    def field_type(self, _: Object, field: Field) -> Code:
        return self.type(field.type)

    def type(self, type_: TypeRef) -> Code:
        return linked(self._types.alternatives(type_), self._models, self._page)

    def value(self, value: JsonScalar) -> Code:
        return code(literal(value))

    def member(self, _: Enum, value: JsonScalar) -> Code:
        return self.value(value)

    def variants(self, union: Union) -> Iterable[Variant]:
        return variants_as_written(union, self.type)

    def said_of(self, owner: Object, field: Field) -> str:
        return said_of(field.doc, self.name(owner, field), field.wire_name)

    def model(self, pointer: Pointer) -> Code:
        return link_to_model(self._vocabulary.names[pointer], self._page)

    def operation(self, pointer: Pointer) -> Code:
        path, _, anchor = self._places[pointer].partition("#")
        shown = code(self._targets[pointer].symbol)
        return link(shown, f"{relative(path, self._page)}#{anchor}")
