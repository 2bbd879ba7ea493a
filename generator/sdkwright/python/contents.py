"""Bodies of several contents → the lists of arguments that a method takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..code import Code
from ..ir import (
    Body,
    Constant,
    Field,
    MultipartContent,
    RequestContent,
    Scalar,
    TypeRef,
)
from ..naming import Scope, pascal
from .arguments import Argument, body_types, sent_properties, takes_forms
from .methods import Method
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Form:
    """What a method takes where its body is one of some contents."""

    name: Code
    """After what is sent, such as `Json`; no other form of the method has it."""
    arguments: tuple[Argument, ...]
    """Those that are keywords, as these contents have them."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Contents whose objects have the same properties, or that are no objects."""

    contents: list[RequestContent]
    properties: dict[str, bool] | None
    """The names of their arguments, and whether they are required; None for no object."""

    @property
    def has_parts(self) -> bool:
        return any(isinstance(one, MultipartContent) for one in self.contents)

    def hides(self, other: _Group) -> bool:
        """Whether all arguments that fit the other, which comes later, fit this one."""
        if self.properties is None or other.properties is None:
            return False
        if other.has_parts and not self.has_parts:
            return False  # a file tells
        mine, its = self.properties, other.properties
        needed = [name for name, is_required in mine.items() if is_required]
        return mine.keys() >= its.keys() and all(map(its.get, needed))


def forms_of(method: Method, vocabulary: Vocabulary) -> tuple[Form, ...]:
    """One for all contents with the same properties, the preferred first.

    Empty where all contents have the same: one list of arguments says it all.
    """
    body = method.operation.body
    if body is None or not takes_forms(method.operation, vocabulary):
        return ()
    groups = _groups(method, body, vocabulary)
    if len(groups) == 1:
        return ()
    scope, forms = Scope(), list[Form]()
    for index, group in enumerate(groups):
        name = pascal(group.contents[0].media_type.partition("/")[2]) or "Body"
        is_hidden = any(one.hides(group) for one in groups[:index])
        arguments = _arguments(method, group, body, is_hidden, vocabulary)
        forms.append(Form(Code(scope.claim(name)), tuple(arguments)))
    return tuple(forms)


def _groups(method: Method, body: Body, vocabulary: Vocabulary) -> list[_Group]:
    groups: list[_Group] = []
    for content in body.contents:
        own = _properties(method, sent_properties(content, vocabulary))
        alike = next((one for one in groups if one.properties == own), None)
        if alike:
            alike.contents.append(content)
        else:
            groups.append(_Group([content], own))
    return groups


def _properties(
    method: Method, fields: Sequence[Field] | None
) -> dict[str, bool] | None:
    if fields is None:
        return None
    arguments = method.properties
    return {arguments[one.wire_name].name: one.required for one in fields}


def _arguments(
    method: Method, group: _Group, body: Body, is_hidden: bool, vocabulary: Vocabulary
) -> Iterator[Argument]:
    for one in method.keyword:
        match one.place:
            case "fields":
                if one.name in (properties := group.properties or {}):
                    required = body.required and properties[one.name]
                    types = _types_of_property(one, group, vocabulary)
                    yield _in_group(one, group, types, required)
            case "body":
                if group.properties is None:
                    types = [t for each in group.contents for t in body_types(each)]
                    yield _in_group(one, group, types, body.required)
            case "content_type":
                yield _in_group(one, group, _media_types(group), is_hidden)
            case _:
                yield one


def _types_of_property(
    argument: Argument, group: _Group, vocabulary: Vocabulary
) -> list[TypeRef]:
    spellings = (argument.wire_name, *argument.other_spellings)
    return [
        field.type
        for content in group.contents
        for field in sent_properties(content, vocabulary) or ()
        if field.wire_name in spellings
    ]


def _media_types(group: _Group) -> list[TypeRef]:
    names = [one.media_type for one in group.contents]
    if any("*" in name for name in names):
        return [Scalar("string")]
    return [Constant(name) for name in names]


def _in_group(
    argument: Argument, group: _Group, types: Sequence[TypeRef], required: bool
) -> Argument:
    """An argument as the contents of a group have it."""
    first, *others = dict.fromkeys(types)
    return replace(
        argument,
        type=first,
        other_types=tuple(others),
        required=required,
        is_part=group.has_parts,
    )
