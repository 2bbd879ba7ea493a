"""Who gets which name: the types, constants and functions of each package of models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..code import Code
from ..graph import behind, without_null
from ..ir import Alias, Api, ByStatus, Constant, Given, Object, Pointer
from ..naming import Scope
from .enums import base_of, constant_candidates, has_constants, values_of
from .names import (
    constant_candidate,
    exported,
    field_candidate,
    operation_name,
    type_candidates,
)
from .partition import Package
from .variants import Variant

# What the packages hold beside models.
_TAKEN: Mapping[Package, tuple[str, ...]] = {
    "components": ("Security", "SecurityCredential"),
    "operations": (
        *("AcceptHeaderEnum", "ErrUnsupportedOption", "Option", "Options"),
        *("WithAcceptHeaderOverride", "WithIdempotencyKey", "WithOperationTimeout"),
        *("WithResponseInto", "WithRetries", "WithServerURL", "WithSetHeaders"),
        *("WithTemplatedServerURL", "WithURLOverride"),
    ),
}
# A method takes no more than these one by one, its body among them.
MOST_PARAMETERS = 4


@dataclass(frozen=True, slots=True)
class ConstantName:
    """What a field that is one text is called: its type, and the only value of that."""

    type: Code
    value: Code
    text: str


class Claims:
    """The names of one API. Each method claims names that the ones before have left."""

    def __init__(self, api: Api, package_of: Mapping[Pointer, Package]) -> None:
        self._api = api
        self._package_of = package_of
        self._scopes = {package: Scope(taken) for package, taken in _TAKEN.items()}

    def requests(self) -> dict[Pointer, Code]:
        """The structs of the parameters of operations that have many."""
        return {
            one.pointer: self._of_operation(f"{operation_name(one)}Request")
            for one in self._api.operations
            if len(one.parameters) + bool(one.body) > MOST_PARAMETERS
        }

    def responses(self) -> dict[Pointer, Code]:
        """The structs of results of several kinds, and of pages."""
        return {
            one.pointer: self._of_operation(f"{operation_name(one)}Response")
            for one in self._api.operations
            if isinstance(one.success, ByStatus) or one.stream or one.paging
        }

    def types(self) -> dict[Pointer, Code]:
        """The declarations that are a type; other ones are written where they are used.

        Names that the document gives come first: one that is derived is the one that bends.
        """
        payloads = {one.payload.pointer for one in self._api.webhooks if one.payload}
        found: dict[Pointer, Code] = {}
        for pointer in sorted(self._package_of, key=self._precedence):
            if self._is_type(pointer) or pointer in payloads:
                candidates = type_candidates(pointer, self._api.names, found)
                found[pointer] = self._claim(pointer, *candidates)
        return {one: found[one] for one in self._package_of if one in found}

    def _precedence(self, pointer: Pointer) -> tuple[bool, bool, str]:
        name = self._api.names[pointer]
        given = name.text if isinstance(name, Given) else ""
        bends = given != exported(given, fallback="")
        # Who is first must not depend on what refers to it first. Small letters come first,
        # so that `Order` is what it says beside `ORDER`.
        return not given, bends, pointer.swapcase()

    def _is_type(self, pointer: Pointer) -> bool:
        """All but aliases that nobody named and that do not mention themselves."""
        return (
            not isinstance(self._api.declarations[pointer], Alias)
            or isinstance(self._api.names[pointer], Given)
            or pointer in behind(pointer, self._api.declarations)
        )

    def constants(
        self, names: Mapping[Pointer, Code]
    ) -> dict[tuple[Pointer, str], ConstantName]:
        """The types of fields that are one text, by the object and the name on the wire."""
        found = {}
        for pointer, name in names.items():
            declaration = self._api.declarations[pointer]
            for field in declaration.fields if isinstance(declaration, Object) else ():
                match without_null(field.type):
                    case Constant(str() as text):
                        wanted = f"{name}{field_candidate(field.wire_name)}"
                        type_ = self._claim(pointer, wanted)
                        value = self._claim(pointer, constant_candidate(type_, text))
                        found[pointer, field.wire_name] = ConstantName(
                            type_, value, text
                        )
        return found

    def values(self, names: Mapping[Pointer, Code]) -> dict[Pointer, tuple[Code, ...]]:
        """The constants of enumerations, in the order of their values."""
        found = {}
        for pointer, name in names.items():
            declaration = self._api.declarations[pointer]
            values = values_of(declaration)
            if values and has_constants(base_of(values)):
                found[pointer] = tuple(
                    self._claim(pointer, candidate)
                    for candidate in constant_candidates(name, declaration)
                )
        return found

    def creators(
        self,
        names: Mapping[Pointer, Code],
        variants: Mapping[Pointer, tuple[Variant, ...]],
    ) -> dict[Pointer, tuple[Code, ...]]:
        """The functions that make unions, one for each variant."""
        return {
            pointer: tuple(
                self._claim(pointer, f"Create{name}{_word(one, name)}")
                for one in variants[pointer]
            )
            for pointer, name in names.items()
            if pointer in variants
        }

    def _of_operation(self, name: str) -> Code:
        return Code(self._scopes["operations"].claim(name))

    def _claim(self, pointer: Pointer, *candidates: str) -> Code:
        return Code(self._scopes[self._package_of[pointer]].claim(*candidates))


def _word(variant: Variant, union: Code) -> str:
    """A variant by the only value of its tag, else by its field, as far as that says more."""
    if len(variant.values) == 1:
        return constant_candidate(Code(""), variant.values[0])
    more = variant.name.removeprefix(union)
    return more if more[:1].isupper() else variant.name
