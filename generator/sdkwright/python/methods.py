"""Operations → methods, from which all that is generated of them starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..code import Code
from ..ir import Api, Doc, Given, Operation, Resource
from ..naming import Scope
from .arguments import Argument, arguments_of
from .names import ResourceName, ResourceNames, method_candidate
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Method:
    operation: Operation
    name: Code
    resource: ResourceName
    arguments: tuple[Argument, ...]
    """Path parameters in the order of the path, then what is required, then what is not."""
    is_alias: bool
    """Whether the operation belongs to another resource, and is reached here, too."""

    @property
    def symbol(self) -> str:
        return ".".join(("client", *self.resource.attributes, self.name))

    @property
    def switch(self) -> Argument | None:
        """The argument that asks for a stream in place of the usual answer."""
        stream = self.operation.stream
        if stream is None:
            return None
        place, name = stream.argument or ("call", "")
        key = "fields" if place == "body" else place, name
        found = (one for one in self.arguments if (one.place, one.wire_name) == key)
        return next(found)

    @property
    def properties(self) -> dict[str, Argument]:
        """The arguments that are properties of its body, by all their wire names."""
        return {
            wire_name: one
            for one in self.arguments
            if one.place == "fields"
            for wire_name in (one.wire_name, *one.other_spellings)
        }

    @property
    def positional(self) -> tuple[Argument, ...]:
        return tuple(one for one in self.arguments if one.is_positional)

    @property
    def keyword(self) -> tuple[Argument, ...]:
        return tuple(one for one in self.arguments if not one.is_positional)


@dataclass(frozen=True, slots=True)
class NamedResource:
    resource: Resource
    name: ResourceName
    methods: tuple[Method, ...]


def named_resources(
    vocabulary: Vocabulary, taken_types: tuple[str, ...]
) -> tuple[NamedResource, ...]:
    """All resources, those that only hold others included, with what is in them."""
    api = vocabulary.api
    names = _resource_names(api, taken_types)
    known = {resource.path: resource for resource in api.resources}
    resources = [known.get(path) or Resource(path, Doc(), ()) for path in names]
    return tuple(
        NamedResource(one, names[one.path], _methods(one, names, vocabulary))
        for one in resources
    )


def _resource_names(
    api: Api, taken_types: tuple[str, ...]
) -> dict[tuple[str, ...], ResourceName]:
    """The name of each resource, and of those that only hold others."""
    names = ResourceNames(taken_types)
    paths = [resource.path for resource in api.resources]
    above = [path[:length] for path in paths for length in range(1, len(path))]
    return {path: names.name(path) for path in dict.fromkeys((*paths, *above))}


def _methods(
    resource: Resource,
    names: Mapping[tuple[str, ...], ResourceName],
    vocabulary: Vocabulary,
) -> tuple[Method, ...]:
    """The methods of a resource: its own, then those of others that are reached here."""
    below = [name for path, name in names.items() if path[:-1] == resource.path]
    scope = Scope(name.attributes[-1] for name in below)
    operations = (*resource.operations, *resource.aliases)
    # Names that the document gives are claimed before those that are made here, and
    # those of a resource's own operations before those of aliases.
    aliases = set(map(id, resource.aliases))
    promised = sorted(
        operations,
        key=lambda one: (id(one) in aliases, not isinstance(one.name, Given)),
    )
    claimed = {id(one): Code(scope.claim(method_candidate(one))) for one in promised}
    return tuple(
        Method(
            operation,
            claimed[id(operation)],
            names[resource.path],
            tuple(sorted(arguments_of(operation, vocabulary), key=_rank)),
            is_alias=index >= len(resource.operations),
        )
        for index, operation in enumerate(operations)
    )


def _rank(argument: Argument) -> int:
    return 0 if argument.is_positional else 1 if argument.required else 2
