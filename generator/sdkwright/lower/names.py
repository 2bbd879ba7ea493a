"""Where a declaration's name comes from: from the document, or the place it stands in.

The place alone, never the way to it: a schema keeps its name when another one begins to
refer to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..document import child, split
from ..ir import (
    Declaration,
    Derived,
    Given,
    Name,
    Object,
    Operation,
    Parameter,
    Pointer,
    Webhook,
)
from ..pointers import schema_name

# Keywords without a key, the word that they are, and whether it tells much.
_ALONE = {
    "additionalProperties": ("value", False),
    "items": ("item", False),
    "requestBody": ("request", True),
    "schema": ("", False),
    "unevaluatedItems": ("item", False),
    "unevaluatedProperties": ("value", False),
}
# What stands for all below a keyword: for some of the variants, or the object among
# several types.
_AT_THE_END = {
    "anyOf": "variant",
    "discriminator": "base",
    "headers": "headers",
    "oneOf": "variant",
    "patternProperties": "value",
    "prefixItems": "item",
    "properties": "object",
}
# What stands next below these in a file beside the document has a name.
_NAMED: tuple[list[str], ...] = (
    [],
    ["definitions"],
    ["$defs"],
    ["schemas"],
    ["components", "schemas"],
)
# What is told apart by its place in a list.
_NUMBERED = {"anyOf": "variant", "oneOf": "variant", "prefixItems": "item"}
_SUCCESS = re.compile(r"2[0-9X]{2}")
_HEADERS = re.compile(r"/responses/(?!properties/)[^/]+/headers$")
_KEYED = frozenset(
    {
        "properties",
        "parameters",
        "requestBodies",
        "headers",
        "mediaTypes",
        "schemas",
        "$defs",
        "definitions",
    }
)


_KEYWORDS = {
    *_ALONE,
    *_AT_THE_END,
    *_KEYED,
    "components",
    "content",
    "paths",
    "responses",
}


def name_all(
    declarations: Mapping[Pointer, Declaration],
    operations: Iterable[Operation],
    webhooks: Iterable[Webhook],
    chosen: Mapping[str, str],
    given: Mapping[Pointer, str],
    variants: Mapping[Pointer, str],
) -> dict[Pointer, Name]:
    """A name for each declaration.

    `chosen` are names from the configuration, by pointer or by the name in the
    document; `given` are those that extensions of schemas give; `variants` are the
    words that tell inline variants of unions apart.
    """
    places = _Places(declarations, operations, webhooks, given, variants)
    return {pointer: places.name(pointer, chosen) for pointer in declarations}


class _Places:
    def __init__(
        self,
        declarations: Mapping[Pointer, Declaration],
        operations: Iterable[Operation],
        webhooks: Iterable[Webhook],
        given: Mapping[Pointer, str],
        variants: Mapping[Pointer, str],
    ) -> None:
        self._declarations = declarations
        self._given = given
        self._variants = variants
        self._operations: dict[Pointer, tuple[str, ...]] = {}
        self._parameters: dict[Pointer, str] = {}
        self._payloads: set[Pointer] = set()
        for operation in operations:
            self._operations[operation.pointer] = (operation.id,)
            self._parameters.update(map(_pointer_and_name, operation.parameters))
        for one in webhooks:
            owner = self._operations[one.operation] if one.operation else ()
            self._operations.setdefault(one.pointer, (*owner, one.name))
            self._payloads.add(child(one.pointer, "requestBody"))

    def name(self, pointer: Pointer, chosen: Mapping[str, str]) -> Name:
        file, path = split(pointer)
        name = schema_name(pointer)
        if pointer in chosen:
            return Given(chosen[pointer])
        if name is not None and name in chosen:
            return Given(chosen[name])
        if pointer in self._given:
            return Given(self._given[pointer])
        if name is not None:
            return Given(name)
        if file and (not path or path[:-1] in _NAMED):
            return Given(path[-1] if path else _stem(file))
        return self._derived(file, path)

    def _derived(self, file: str, path: list[str]) -> Derived:
        """Words for what leads from the nearest declaration or operation to this place."""
        base = f"{file}#"
        pointers = [base]
        for token in path:
            pointers.append(child(pointers[-1], token))
        for length in range(len(path) - 1, -1, -1):
            pointer = pointers[length]
            words = tuple(self._words(path[length:], pointers[length:]) or ["part"])
            if self._gives_its_name(pointer, path[:length]):
                return Derived(pointer, words)
            if pointer in self._operations:
                return Derived(None, (*self._operations[pointer], *words))
        if path[:1] == ["paths"]:  # above the operations of a path: its parameters
            return Derived(None, (*path[1:2], *self._words(path[2:], pointers[2:])))
        if file and path[0] not in _KEYWORDS:  # a part that has a name there
            return Derived(None, (path[0], *self._words(path[1:], pointers[1:])))
        start = 1 if path[:1] == ["components"] else 0
        said = self._words(path[start:], pointers[start:])
        return Derived(
            None, (_stem(file), *said) if file else tuple(said or ["schema"])
        )

    def _gives_its_name(self, pointer: Pointer, path: list[str]) -> bool:
        """Objects, and what the document named. A union says less than the variant itself does."""
        declaration = self._declarations.get(pointer)
        return isinstance(declaration, Object) or (
            declaration is not None and _is_component(path)
        )

    def _words(self, path: list[str], pointers: list[Pointer]) -> list[str]:
        """What the steps of a path say; what says little (`item`) only at its end."""
        steps = [step for step in self._steps(path, pointers) if step[0]]
        last = len(steps) - 1
        return [
            word
            for index, (word, telling) in enumerate(steps)
            if telling or index == last
        ]

    def _steps(
        self, path: list[str], pointers: list[Pointer]
    ) -> Iterator[tuple[str, bool]]:
        """A word for each step, and whether it tells much. A keyword and its key are one step."""
        # The type of an answer's headers stands where they do.
        keyword = "headers" if _HEADERS.search(pointers[0]) else ""
        for token, pointer in zip(path, pointers[1:], strict=True):
            if keyword == "":
                if token in _ALONE:
                    is_payload = pointer in self._payloads
                    yield ("payload", True) if is_payload else _ALONE[token]
                else:
                    keyword = token
                continue
            if pointer in self._variants:
                yield self._variants[pointer], True
            elif pointer in self._parameters:
                yield self._parameters[pointer], True
            elif keyword == "responses":
                yield _response(token), True
            elif keyword == "headers" and pointer in self._declarations:
                yield f"{token} headers", True  # of all that an answer has
            elif keyword in _KEYED:
                yield token, True
            elif keyword in _NUMBERED and token.isdecimal():
                yield f"{_NUMBERED[keyword]}{int(token) + 1}", keyword == "prefixItems"
            elif keyword == "patternProperties":
                yield "value", False
            keyword = ""
        if keyword in _AT_THE_END:
            yield _AT_THE_END[keyword], False


def _response(status: str) -> str:
    """`404 response`; a success has no number, and a component its name."""
    return "response" if _SUCCESS.fullmatch(status) else f"{status} response"


def _stem(file: str) -> str:
    """The name of a file without folders and suffixes."""
    return file.rpartition("/")[2].partition(".")[0]


def _is_component(path: list[str]) -> bool:
    return path[:-1] == ["components", "schemas"]


def _pointer_and_name(parameter: Parameter) -> tuple[Pointer, str]:
    return parameter.pointer, parameter.wire_name
