"""What was renamed because something else has its name."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..diagnostics import Findings
from ..extensions import NAME
from ..ir import Object, Pointer
from ..pointers import schema_name
from .client_arguments import wanted
from .methods import Method, NamedResource
from .names import (
    field_candidate,
    field_names,
    method_candidate,
    resource_candidate,
    type_candidate,
)
from .vocabulary import Vocabulary

_SCHEMES = "#/components/securitySchemes/"
_ARGUMENT_HINT = (
    f"an `{NAME}` of a parameter or a variable gives its argument another name"
)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A name that something was to have, and the one that it got."""

    pointer: Pointer
    wanted: str
    name: str
    hint: str


def report(
    vocabulary: Vocabulary, resources: Iterable[NamedResource], findings: Findings
) -> None:
    """Tell, of every name that bent, what has the name instead and how to choose another."""
    resources = list(resources)
    scopes = [list(_types(vocabulary)), list(_client(vocabulary))]
    scopes += _attributes(resources)
    for one in resources:
        scopes += [list(_arguments(method)) for method in one.methods]
    for pointer, declaration in vocabulary.api.declarations.items():
        if isinstance(declaration, Object) and pointer in vocabulary.names:
            scopes.append(list(_fields(declaration)))
    for scope in scopes:
        holders = {claim.name.casefold(): claim.pointer for claim in scope}
        for claim in scope:
            if claim.name != claim.wanted:
                holder = holders.get(claim.wanted.casefold(), "every SDK")
                findings.add(
                    "renamed",
                    claim.pointer,
                    f"called `{claim.name}`: `{claim.wanted}` is that of {holder}",
                    hint=claim.hint,
                )


def _types(vocabulary: Vocabulary) -> Iterator[_Claim]:
    for pointer, name in vocabulary.names.items():
        wanted = type_candidate(pointer, vocabulary.api, vocabulary.names)
        yield _Claim(pointer, wanted, name, _entry("naming.schemas", _key(pointer)))


def _client(vocabulary: Vocabulary) -> Iterator[_Claim]:
    for pointer, name, got in wanted(vocabulary.api, vocabulary.arguments):
        hint = "" if pointer.startswith(_SCHEMES) else _ARGUMENT_HINT
        yield _Claim(pointer, name, got, hint)


def _attributes(resources: list[NamedResource]) -> Iterator[list[_Claim]]:
    """For the client and each resource: its methods, and the resources below it."""
    below: dict[tuple[str, ...], list[_Claim]] = {}
    operations = (
        operation for one in resources for operation in one.resource.operations
    )
    first = _first(resources)
    ids = Counter(operation.id for operation in operations)
    for one in resources:
        path = one.resource.path
        below.setdefault(path[:-1], []).append(
            _Claim(
                first.get(path, "#/tags"),
                resource_candidate(path),
                one.name.attributes[-1],
                f"rename the tag `{'.'.join(path)}`, or choose another by an overlay",
            )
        )
        below.setdefault(path, []).extend(
            _method(method, ids) for method in one.methods
        )
    yield from below.values()


def _first(resources: Iterable[NamedResource]) -> dict[tuple[str, ...], Pointer]:
    """The first operation in or below each resource: it stands for the tag."""
    found: dict[tuple[str, ...], Pointer] = {}
    for one in resources:
        for method in one.methods[:1]:
            path = one.resource.path
            for length in range(1, len(path) + 1):
                found.setdefault(path[:length], method.operation.pointer)
    return found


def _method(method: Method, ids: Mapping[str, int]) -> _Claim:
    operation = method.operation
    key = operation.id if ids[operation.id] == 1 else operation.pointer
    hint = _entry("naming.operations", key)
    wanted = method_candidate(operation)
    return _Claim(operation.pointer, wanted, method.name, hint)


def _arguments(method: Method) -> Iterator[_Claim]:
    """What nobody can name is a property; a parameter that has the same name can give way."""
    parameters = {
        one.wanted for one in method.arguments if one.place not in ("fields", "body")
    }
    for one in method.arguments:
        can_be_named = one.place != "fields" or one.wanted in parameters
        hint = _ARGUMENT_HINT if can_be_named else ""
        yield _Claim(one.pointer, one.wanted, one.name, hint)


def _fields(declaration: Object) -> Iterator[_Claim]:
    names = field_names(declaration)
    for field in declaration.fields:
        name = names[field.wire_name]
        yield _Claim(field.pointer, field_candidate(field), name, "")


def _key(pointer: Pointer) -> str:
    """By what the configuration knows a schema."""
    name = schema_name(pointer)
    return pointer if name is None else name


def _entry(table: str, key: str) -> str:
    """The line of the configuration that chooses a name."""
    return f'choose one under [{table}]: {json.dumps(key)} = "…"'
