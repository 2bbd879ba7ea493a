"""What the page of a model says in the words of Go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from ...code import Code
from ...guide.model import Variant
from ...guide.paths import Path, relative
from ...ir import Enum, Field, JsonScalar, Object, Pointer, TypeRef, Union
from ...markdown import code, link
from ..fields import TypedField
from ..imports import Imports
from ..literals import literal
from ..methods import Method
from ..types import Types
from ..vocabulary import Vocabulary
from .texts import said_of
from .types import linked, page_of_model


class Printer:
    """Names, types and links of one page."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        targets: Mapping[Pointer, Method],
        places: Mapping[Pointer, str],
        pages: Collection[Path],
        page: Path,
        fields: Callable[[Pointer], Mapping[str, TypedField]],
    ) -> None:
        self._vocabulary = vocabulary
        self._targets = targets
        self._places = places
        self._pages = pages
        self._page = page
        self._fields = fields
        self._types = Types(vocabulary, Imports(vocabulary.module))

    def name(self, owner: Object, field: Field) -> Code:
        return self._fields(owner.pointer)[field.wire_name].name

    def field_type(self, owner: Object, field: Field) -> Code:
        return self.linked(self._fields(owner.pointer)[field.wire_name].type)

    def type(self, type_: TypeRef) -> Code:
        return self.linked(self._types.value(type_))

    def value(self, value: JsonScalar) -> Code:
        return code(literal(value))

    def member(self, enum: Enum, value: JsonScalar) -> Code:
        names = self._vocabulary.values.get(enum.pointer)
        if not names:
            return self.value(value)
        package = self._vocabulary.package_of[enum.pointer]
        name = names[enum.values.index(value)]
        return Code(f"{code(f'{package}.{name}')} = {self.value(value)}")

    def variants(self, union: Union) -> Iterable[Variant]:
        for one in self._vocabulary.variants[union.pointer]:
            shown = Code(f"{code(one.name)}: {self.type(one.type)}")
            yield Variant(shown, one.values, one.is_default)

    def said_of(self, _: Object, field: Field) -> str:
        return said_of(field.doc)

    def model(self, pointer: Pointer) -> Code:
        package = self._vocabulary.package_of[pointer]
        name = self._vocabulary.names[pointer]
        return link_to_model(package, name, self._page)

    def operation(self, pointer: Pointer) -> Code:
        path, _, anchor = self._places[pointer].partition("#")
        shown = code(self._targets[pointer].symbol)
        return link(shown, f"{relative(path, self._page)}#{anchor}")

    def linked(self, type_: Code) -> Code:
        """A type as it is written, with a link."""
        return linked(type_, self._pages, self._page)


def link_to_model(package: str, name: Code, page: Path) -> Code:
    shown = code(f"{package}.{name}")
    return link(shown, relative(page_of_model(package, name), page))
