"""Operations → the arguments of their methods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from ..code import Code
from ..graph import object_of
from ..ir import (
    Binary,
    Body,
    Constant,
    Doc,
    Field,
    FormContent,
    JsonContent,
    Location,
    MultipartContent,
    Object,
    Operation,
    Pointer,
    RawContent,
    RequestContent,
    Scalar,
    TextContent,
    TypeRef,
)
from ..naming import Scope
from .imports import Imports
from .names import (
    argument_candidates,
    body_argument_candidate,
    body_argument_names,
)
from .types import Sent, SentInParts
from .vocabulary import Vocabulary

Place = Location | Literal["fields", "body", "content_type", "call"]
_STREAM = Doc(text="Whether the answer is asked for as a stream.")


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument, and what of the request it sets."""

    name: Code
    place: Place
    """`fields` for a property of an object body, `body` for the whole of any other body.

    `call` for what says how to call, and is not sent.
    """
    wire_name: str
    type: TypeRef
    required: bool
    doc: Doc
    pointer: Pointer
    wanted: Code
    """Its name where no other argument has it."""
    is_part: bool = False
    """Whether it is a part of a multipart body: strings of the format `binary` are files."""
    other_types: tuple[TypeRef, ...] = ()
    """Its types in other contents of the body."""
    is_usual: bool = False
    """Whether what is sent by default needs it, though another content may not."""
    other_spellings: tuple[str, ...] = ()
    """Its wire names in other contents of the body."""
    is_named: bool = False
    """Whether a call hands it on under its name, as contents have properties of their own."""

    @property
    def key(self) -> str:
        """What a call hands it on under."""
        return self.name if self.is_named else self.wire_name

    @property
    def is_positional(self) -> bool:
        """What the path needs, unless it may have been said on the client."""
        return self.place == "path" and self.required


def arguments_of(operation: Operation, vocabulary: Vocabulary) -> Iterator[Argument]:
    scope = Scope()
    yield from _sent(operation, vocabulary, scope)
    if operation.stream and not operation.stream.argument:
        wanted = Code("stream")
        name = Code(scope.claim(wanted, "as_stream"))
        place, type_ = operation.pointer, Scalar("boolean")
        yield Argument(name, "call", "", type_, False, _STREAM, place, wanted)


def _sent(
    operation: Operation, vocabulary: Vocabulary, scope: Scope
) -> Iterator[Argument]:
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
    yield from _whole_body(operation.body, scope, vocabulary)
    yield from _fields(operation, operation.body, scope, vocabulary)
    yield from _content_type(operation.body, scope)


def alternatives_of(
    argument: Argument, vocabulary: Vocabulary, imports: Imports
) -> list[str]:
    """The members of the union that its type is, in all contents of the body."""
    types = (SentInParts if argument.is_part else Sent)(vocabulary, imports)
    written = (argument.type, *argument.other_types)
    constants = [one.value for one in written if isinstance(one, Constant)]
    if len(constants) == len(written):
        return [types.closed(constants)]
    found = [one for type_ in written for one in types.alternatives(type_)]
    members = [one for one in found if one != "None"]
    return [*members, "None"] if "None" in found else members


def properties_of(content: RequestContent, vocabulary: Vocabulary) -> Object | None:
    """The object whose properties are arguments; None where the whole body is one."""
    return object_of(body_types(content)[0], vocabulary.api.declarations)


def body_types(content: RequestContent) -> tuple[TypeRef, ...]:
    """What a whole body may be; text may be in a file as well."""
    match content:
        case JsonContent(_, type_) | FormContent(_, type_) | MultipartContent(_, type_):
            return (type_,)
        case TextContent():
            return (Scalar("string"), Binary())
        case RawContent():
            return (Binary(),)


def _whole_body(body: Body, scope: Scope, vocabulary: Vocabulary) -> Iterator[Argument]:
    whole = [one for one in body.contents if properties_of(one, vocabulary) is None]
    if not whole:
        return
    types = list(dict.fromkeys(type_ for one in whole for type_ in body_types(one)))
    wanted = Code("body")
    yield Argument(
        Code(scope.claim(wanted, "request_body")),
        "body",
        "",
        types[0],
        body.required and len(whole) == len(body.contents),
        _doc_of_body(whole, body.doc),
        body.pointer,
        wanted,
        any(isinstance(one, MultipartContent) for one in whole),
        tuple(types[1:]),
        body.required and whole[0] is body.content,
    )


def _fields(
    operation: Operation, body: Body, scope: Scope, vocabulary: Vocabulary
) -> Iterator[Argument]:
    """The properties of all contents; those that every content needs are required."""
    objects = [sent_properties(one, vocabulary) for one in body.contents]
    is_named = takes_forms(operation, vocabulary)
    shared = _spellings(objects) if is_named else {}
    found: dict[str, list[Field]] = {}
    for one in chain.from_iterable(filter(None, objects)):
        found.setdefault(shared.get(one.wire_name, one.wire_name), []).append(one)
    is_part = any(isinstance(one, MultipartContent) for one in body.contents)
    names = body_argument_names([fields[0] for fields in found.values()], scope)
    for fields in found.values():
        first = fields[0]
        types = list(dict.fromkeys(field.type for field in fields))
        spellings = dict.fromkeys(field.wire_name for field in fields)
        is_everywhere = len(fields) == len(objects)
        is_usual = objects[0] is not None and first in objects[0]
        yield Argument(
            names[first.wire_name],
            "fields",
            first.wire_name,
            types[0],
            body.required and is_everywhere and all(one.required for one in fields),
            first.doc,
            first.pointer,
            body_argument_candidate(first),
            is_part,
            tuple(types[1:]),
            body.required and is_usual and first.required,
            tuple(spellings)[1:],
            is_named,
        )


def sent_properties(
    content: RequestContent, vocabulary: Vocabulary
) -> tuple[Field, ...] | None:
    """The properties that are arguments; None where the whole body is one."""
    declaration = properties_of(content, vocabulary)
    if declaration is None:
        return None
    return tuple(field for field in declaration.fields if field.access != "read")


def takes_forms(operation: Operation, vocabulary: Vocabulary) -> bool:
    """Whether contents of its body have properties of their own."""
    if operation.body is None or operation.paging:
        return False
    found = {
        named and frozenset((one.wire_name, one.required) for one in named)
        for content in operation.body.contents
        for named in (sent_properties(content, vocabulary),)
    }
    return len(found) > 1


def _spellings(objects: Iterable[Sequence[Field] | None]) -> dict[str, str]:
    """Wire names → the first that means the same, such as `tags` for `tags[]`.

    Those come to one name of an argument, and no content has both.
    """
    found: dict[str, dict[str, None]] = {}
    apart: set[str] = set()
    for one in filter(None, objects):
        names = Counter(map(body_argument_candidate, one))
        apart.update(name for name, count in names.items() if count > 1)
        for field in one:
            name = body_argument_candidate(field)
            found.setdefault(name, {})[field.wire_name] = None
    return {
        wire_name: next(iter(spellings))
        for name, spellings in found.items()
        if name not in apart
        for wire_name in spellings
    }


def _content_type(body: Body, scope: Scope) -> Iterator[Argument]:
    """Which content is sent, where there are several, or where one is a range of types."""
    types = [one.media_type for one in body.contents]
    is_range = any("*" in one for one in types)
    if len(types) == 1 and not is_range:
        return
    choices = [Scalar("string")] if is_range else [Constant(one) for one in types]
    wanted = Code("content_type")
    text = "" if len(types) == 1 else "By default the first that the arguments fit."
    yield Argument(
        Code(scope.claim(wanted, "request_content_type")),
        "content_type",
        "",
        choices[0],
        False,
        Doc(text=text),
        body.pointer,
        wanted,
        other_types=tuple(choices[1:]),
    )


def _doc_of_body(contents: list[RequestContent], doc: Doc) -> Doc:
    types = [one.media_type for one in contents if not isinstance(one, JsonContent)]
    if len(types) < len(contents):
        return doc
    return replace(
        doc, text=f"{doc.text.strip()} Sent as {' or '.join(types)}.".strip()
    )
