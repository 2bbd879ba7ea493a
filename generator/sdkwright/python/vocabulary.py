"""What everything in an API is called in Python, decided before any of it is printed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ..code import Code
from ..graph import behind, reach, references, sent_by, tags_of, used_by
from ..ir import (
    Api,
    Declaration,
    Given,
    JsonScalar,
    MultipartContent,
    Object,
    Pointer,
    Requirement,
    Security,
)
from .client_arguments import ClientArguments, client_arguments
from .credentials import asks_for_scopes
from .literals import dict_of, literal, tuple_of
from .names import type_names
from .partition import Module, partition


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of an API, and what must be known wherever they are printed."""

    api: Api
    names: Mapping[Pointer, Code]
    modules: tuple[Module, ...]
    module_of: Mapping[Pointer, Code]
    """The module of each named declaration."""
    params: frozenset[Pointer]
    """Those that have a counterpart for plain dicts, too."""
    multipart: frozenset[Pointer]
    """The objects that are multipart bodies as a whole."""
    arguments: ClientArguments
    tags: Mapping[tuple[Pointer, str], Collection[JsonScalar]]
    """The values by which a property tells an object from other variants of a union."""
    recursive: frozenset[Pointer]
    """Aliases that mention themselves other than through a class."""

    def security(self, alternatives: Security) -> Code:
        """Requirements by the arguments that hold the credentials, with their scopes."""
        return tuple_of(dict.fromkeys(map(self._together, alternatives)))

    def _together(self, requirements: tuple[Requirement, ...]) -> Code:
        names = self.arguments.credentials
        asked = {one.keys[0] for one in self.api.schemes if asks_for_scopes(one)}
        return dict_of(
            (
                names[one.key],
                tuple_of(map(literal, one.scopes if one.key in asked else ())),
            )
            for one in requirements
        )


def vocabulary_of(api: Api) -> Vocabulary:
    names = type_names(api, _mentioned(api))
    modules = tuple(partition(api, names))
    declarations = api.declarations
    operations = api.operations
    sent = [pointer for one in operations for pointer in sent_by(one, declarations)]
    return Vocabulary(
        api=api,
        names=names,
        modules=modules,
        module_of={one: module.name for module in modules for one in module.members},
        params=frozenset(
            one
            for one in reach(sent, declarations)
            if one in names and _takes_dicts(one, declarations)
        ),
        multipart=frozenset(_multipart(api)),
        arguments=client_arguments(api),
        tags=tags_of(declarations),
        recursive=frozenset(one for one in names if one in behind(one, declarations)),
    )


def _mentioned(api: Api) -> set[Pointer]:
    """What somebody reads about: what operations, webhooks or schemas with a name mention."""
    roots = [pointer for pointer, name in api.names.items() if isinstance(name, Given)]
    for operation in api.operations:
        roots += used_by(operation, api.declarations)
    roots += [one for parameter in api.parameters for one in references(parameter.type)]
    roots += [one.payload.pointer for one in api.webhooks if one.payload]
    return reach(roots, api.declarations)


def _multipart(api: Api) -> Iterator[Pointer]:
    for body in (one.body for one in api.operations if one.body):
        for content in body.contents:
            if isinstance(content, MultipartContent):
                for pointer in references(content.type):
                    yield from {pointer, *behind(pointer, api.declarations)}


def _takes_dicts(pointer: Pointer, declarations: Mapping[Pointer, Declaration]) -> bool:
    """Whether plain dicts may stand for values, or for something in them."""
    below = {pointer, *behind(pointer, declarations)}
    return any(isinstance(declarations[one], Object) for one in below)
