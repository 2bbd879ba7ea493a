"""Operations → methods and arguments, from which all that is generated of them starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ..code import Code
from ..graph import object_of
from ..ir import (
    Api,
    Binary,
    Doc,
    FormContent,
    Given,
    JsonContent,
    MultipartContent,
    Operation,
    Pointer,
    RawContent,
    RequestContent,
    Resource,
    Scalar,
    TextContent,
    TypeRef,
)
from ..naming import Scope
from .names import (
    ResourceName,
    ResourceNames,
    argument_candidates,
    body_argument_candidate,
    body_argument_names,
    method_candidate,
)
from .vocabulary import Vocabulary

Place = Literal["path", "query", "querystring", "header", "cookie", "fields", "body"]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument, and what of the request it sets."""

    name: Code
    place: Place
    """`fields` for a property of an object body, `body` for the whole of any other body."""
    wire_name: str
    type: TypeRef
    required: bool
    doc: Doc
    pointer: Pointer
    wanted: Code
    """Its name where no other argument has it."""
    is_part: bool = False
    """Whether it is a part of a multipart body: strings of the format `binary` are files."""

    @property
    def is_positional(self) -> bool:
        """What the path needs, unless it may have been said on the client."""
        return self.place == "path" and self.required


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
            tuple(sorted(_arguments(operation, vocabulary), key=_rank)),
            is_alias=index >= len(resource.operations),
        )
        for index, operation in enumerate(operations)
    )


def _arguments(operation: Operation, vocabulary: Vocabulary) -> Iterator[Argument]:
    scope = Scope()
    of_client = {(one.location, one.wire_name) for one in vocabulary.api.parameters}
    for one in operation.parameters:
        is_said = (one.location, one.wire_name) in of_client
        wanted, second = argument_candidates(one)
        yield Argument(
            Code(scope.claim(wanted, second)),
            one.location,
            one.wire_name,
            one.type,
            one.required and not is_said,
            one.doc,
            one.pointer,
            wanted,
        )
    if operation.body is None:
        return
    content, required = operation.body.content, operation.body.required
    type_ = body_type(content)
    is_part = isinstance(content, MultipartContent)
    fields = object_of(type_, vocabulary.api.declarations)
    if fields is None:
        wanted = Code("body")
        name = Code(scope.claim(wanted, "request_body"))
        doc, pointer = _doc_of_body(content, operation.body.doc), operation.body.pointer
        yield Argument(name, "body", "", type_, required, doc, pointer, wanted, is_part)
        return
    names = body_argument_names(fields, scope)
    for field in fields.fields:
        if field.access == "read":
            continue
        needed = field.required and required
        yield Argument(
            names[field.wire_name],
            "fields",
            field.wire_name,
            field.type,
            needed,
            field.doc,
            field.pointer,
            body_argument_candidate(field),
            is_part,
        )


def _doc_of_body(content: RequestContent, doc: Doc) -> Doc:
    if isinstance(content, JsonContent):
        return doc
    return replace(
        doc, text=f"{doc.text.strip()} Sent as {content.media_type}.".strip()
    )


def body_type(content: RequestContent) -> TypeRef:
    match content:
        case JsonContent(_, type_) | FormContent(_, type_) | MultipartContent(_, type_):
            return type_
        case TextContent():
            return Scalar("string")
        case RawContent():
            return Binary()


def _rank(argument: Argument) -> int:
    return 0 if argument.is_positional else 1 if argument.required else 2
