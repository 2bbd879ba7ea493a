"""Operations → methods, from which all that is generated of them starts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..code import Code
from ..ir import (
    Binary,
    Doc,
    FormContent,
    Given,
    JsonContent,
    MultipartContent,
    Operation,
    Parameter,
    RawContent,
    RequestContent,
    Resource,
    Scalar,
    TextContent,
    TypeRef,
)
from ..naming import Scope
from .names import exported, file_name, local
from .operations import content_kind
from .vocabulary import Vocabulary

_BODY = "request"
# What the methods themselves use: their receiver, what they always take, what they call.
_TAKEN = {
    *("s", "ctx", "opts", _BODY, "isTrue"),
    *("callJSON", "callNothing", "callNullable", "callPages", "callRaw"),
    *("callSeveral", "callStream", "callSwitched", "callText", "callValue"),
}

# Methods that `go vet` knows, and wants to be what they are everywhere else.
_STANDARD = (
    *("GobDecode", "GobEncode", "MarshalJSON", "MarshalXML", "ReadByte", "ReadRune"),
    *("UnmarshalJSON", "UnmarshalXML", "UnreadByte", "UnreadRune", "WriteByte"),
)


@dataclass(frozen=True, slots=True)
class ResourceName:
    fields: tuple[Code, ...]
    """How it is reached from the client."""
    type: Code
    file: Code
    """Without its ending."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A parameter, or the body, as a method takes it."""

    name: Code
    field: Code
    """What it is called among many, in a struct."""
    parameter: Parameter | None
    """None of a body."""
    type: TypeRef
    required: bool
    media_type: str = ""
    """Of a body; it may be a range."""


@dataclass(frozen=True, slots=True)
class Method:
    operation: Operation
    name: Code
    resource: ResourceName
    parameters: tuple[Argument, ...]
    """In the order of the operation's."""
    body: Argument | None
    content: int
    """Which of the operation's contents the body is."""
    is_alias: bool
    """Whether the operation belongs to another resource, and is reached here, too."""

    @property
    def symbol(self) -> str:
        return ".".join(("client", *self.resource.fields, self.name))

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """As they are taken: those of the path, what else is required, the rest; among these
        the body is last."""
        body = (self.body,) if self.body else ()
        return tuple(sorted((*self.parameters, *body), key=_rank))


@dataclass(frozen=True, slots=True)
class NamedResource:
    resource: Resource
    name: ResourceName
    methods: tuple[Method, ...]


def named_resources(
    vocabulary: Vocabulary, types: Scope, files: Scope
) -> tuple[NamedResource, ...]:
    """All resources, those that only hold others included, with what is in them.

    `types` and `files` are the names of the root package that are taken.
    """
    api = vocabulary.api
    known = {resource.path: resource for resource in api.resources}
    above = [path[:length] for path in known for length in range(1, len(path))]
    names = _resource_names(dict.fromkeys((*known, *above)), types, files)
    resources = [known.get(path) or Resource(path, Doc(), ()) for path in names]
    return tuple(
        NamedResource(one, names[one.path], tuple(_methods(one, names, vocabulary)))
        for one in resources
    )


def _resource_names(
    paths: Iterable[tuple[str, ...]], types: Scope, files: Scope
) -> dict[tuple[str, ...], ResourceName]:
    found: dict[tuple[str, ...], ResourceName] = {}
    fields: dict[tuple[str, ...], Scope] = {(): Scope(("SDKVersion", "settings"))}
    for path in sorted(paths, key=len):
        above = found[path[:-1]].fields if path[:-1] else ()
        scope = fields.setdefault(path[:-1], Scope(("sdk",)))
        field = Code(scope.claim(exported(path[-1], fallback="Resource")))
        type_ = exported(" ".join(path), fallback="Resource")
        name = Code(types.claim(type_, f"{type_}Resource"))
        file = Code(files.claim(file_name(name), f"{file_name(name)}resource"))
        found[path] = ResourceName((*above, field), name, file)
    return {path: found[path] for path in paths}


def _methods(
    resource: Resource,
    names: Mapping[tuple[str, ...], ResourceName],
    vocabulary: Vocabulary,
) -> Iterator[Method]:
    """The methods of a resource: its own, then those of others that are reached here."""
    below = [
        name.fields[-1] for path, name in names.items() if path[:-1] == resource.path
    ]
    scope = Scope(("sdk", *_STANDARD, *below))
    operations = (*resource.operations, *resource.aliases)
    # Names that the document gives are claimed before those that are made here, and
    # those of a resource's own operations before those of aliases.
    aliases = set(map(id, resource.aliases))
    promised = sorted(
        operations,
        key=lambda one: (id(one) in aliases, not isinstance(one.name, Given)),
    )
    claimed = {id(one): scope.claim(method_candidate(one)) for one in promised}
    for operation in operations:
        name = Code(claimed[id(operation)])
        taken = _TAKEN | _variables(names[resource.path].type, name)
        contents = operation.body.contents if operation.body else (None,)
        for index, content in enumerate(contents):
            if index and content:
                name = Code(scope.claim(*_other(claimed[id(operation)], content)))
            yield Method(
                operation,
                name,
                names[resource.path],
                tuple(_parameters(operation, vocabulary, taken)),
                _body(operation, content),
                index,
                id(operation) in aliases,
            )


def _variables(resource: Code, method: Code) -> set[str]:
    """What says to the runtime which operation it is, and is not to be hidden either."""
    words = (method, f"{resource}{method}")
    return {f"{kind}{word}" for kind in ("op", "pages", "read") for word in words}


def method_candidate(operation: Operation) -> str:
    """What to call a method where nothing else of its resource has the name."""
    match operation.name:
        case Given(text):
            return exported(text, fallback="Call")
        case derived:
            return exported(" ".join(derived.words), fallback="Call")


def _other(name: str, content: RequestContent) -> tuple[str, ...]:
    """What to call the method of a content that is not the preferred one."""
    subtype = exported(content.media_type.partition("/")[2], fallback="")
    return f"{name}{content_kind(content)}", f"{name}{subtype}"


def _parameters(
    operation: Operation, vocabulary: Vocabulary, taken: Collection[str]
) -> Iterator[Argument]:
    of_client = {(one.location, one.wire_name) for one in vocabulary.api.parameters}
    names, fields = Scope(taken), Scope(("Body",))
    for one in operation.parameters:
        wanted = one.name or one.wire_name
        candidate = local(wanted, taken)
        field = exported(wanted, fallback="Field")
        place = exported(one.location, fallback="")
        is_said = (one.location, one.wire_name) in of_client
        yield Argument(
            Code(names.claim(candidate, f"{candidate}{place}")),
            Code(fields.claim(field, f"{field}{place}")),
            one,
            one.type,
            one.required and not is_said,
        )


def _body(operation: Operation, content: RequestContent | None) -> Argument | None:
    if operation.body is None or content is None:
        return None
    type_ = body_type(content)
    required, media_type = operation.body.required, content.media_type
    return Argument(Code(_BODY), Code("Body"), None, type_, required, media_type)


def body_type(content: RequestContent) -> TypeRef:
    match content:
        case JsonContent(_, type_) | FormContent(_, type_) | MultipartContent(_, type_):
            return type_
        case TextContent():
            return Scalar("string")
        case RawContent():
            return Binary()


def _rank(argument: Argument) -> int:
    if argument.parameter and argument.parameter.location == "path":
        return 0
    return (1 if argument.required else 3) + (argument.parameter is None)
