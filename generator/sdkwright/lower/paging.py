"""Operations whose answers come in pages: what is said of that → how pages are turned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, assert_never

from .. import pagination
from ..diagnostics import Findings
from ..document import child
from ..extensions import PAGINATION, Dialect
from ..extensions import pagination as extension_of
from ..graph import object_of
from ..ir import (
    ByCursor,
    ByLink,
    ByNumber,
    ByOffset,
    Declaration,
    FormContent,
    Input,
    JsonContent,
    ListOf,
    Operation,
    Paging,
    Pointer,
    Scalar,
    TypeRef,
    Way,
)
from ..pagination import Misunderstood, Pagination
from ..steps import NoWay, end, variants
from .nodes import Node

_STARTS = ("default", "minimum")
_DATES = ("date", "date-time")


@dataclass(frozen=True, slots=True)
class Pages:
    """Finds out how operations are paged, once all types are known."""

    root: Mapping[str, Any]
    declarations: Mapping[Pointer, Declaration]
    configured: Mapping[str, Pagination]
    """By operationId, pointer, or `METHOD /path`."""
    findings: Findings

    def of(
        self, pairs: Iterable[tuple[Operation, Node]]
    ) -> Iterator[tuple[Operation, Node]]:
        """The operations, each with the node it is made from, and now with its paging."""
        for operation, node in pairs:
            yield replace(operation, paging=self._paging(operation, node)), node

    def _paging(self, operation: Operation, node: Node) -> Paging | None:
        place = node.pointer
        try:
            said = self._configured(operation)
            if said is None and (found := extension_of(node.value, self.root)):
                place = child(place, found[0])
                said = _read(*found[1:])
            if said is not None:
                return _Reading(operation, self.declarations).paging(said)
        except (Misunderstood, NoWay) as problem:
            self.findings.add(
                "pages",
                place,
                f"one page is returned for one call: {problem}",
                hint=f"mend the schema, or say it by `{PAGINATION}` or in the"
                " configuration: [pages]",
                lost="iterating over items and pages",
            )
        return None

    def _configured(self, operation: Operation) -> Pagination | None:
        found = (self.configured.get(name) for name in operation.ids)
        return next((one for one in found if one), None)


def _read(dialect: Dialect, said: Any) -> Pagination | None:
    if not isinstance(said, dict):
        raise Misunderstood("an object is needed")
    match dialect:
        case "ours":
            return pagination.ours(said)
        case "speakeasy":
            return pagination.speakeasy(said)
        case "fern":
            return pagination.fern(said)
        case "microsoft":
            return pagination.microsoft(said)
        case _:
            assert_never(dialect)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is said of the pages of one operation, against its parameters and its answer.

    Raises `Misunderstood` and `NoWay` where they do not fit.
    """

    operation: Operation
    declarations: Mapping[Pointer, Declaration]

    def paging(self, said: Pagination) -> Paging:
        found = self._end(said.items)
        items = tuple(one.item for one in found if isinstance(one, ListOf))
        if not items or len(items) < len(found):
            raise Misunderstood(
                f"`{pagination.as_jsonpath(said.items)}` is no list of items"
            )
        if said.more is not None:
            self._check(said.more, "true or false", "boolean")
        return Paging(self._turn(said), said.items, items, said.more)

    def _turn(self, said: Pagination) -> ByOffset | ByNumber | ByCursor | ByLink:
        match said.style:
            case "offset":
                input_, start = self._number(said)
                return ByOffset(input_, _first(said.start, start, 0))
            case "page":
                input_, start = self._number(said)
                if said.pages is not None:
                    self._check(said.pages, "a number", "integer", "number")
                return ByNumber(input_, _first(said.start, start, 1), said.pages)
            case "cursor":
                self._end(said.next)
                return ByCursor(self._input(said)[0], said.next)
            case "url":
                self._check(said.next, "a text", "string")
                return ByLink(said.next)
            case "link":
                return ByLink(None)
            case _:
                assert_never(said.style)

    def _number(self, said: Pagination) -> tuple[Input, int | None]:
        """What of the request is counted, and where it begins."""
        input_, type_, start = self._input(said)
        for one in variants((type_,), self.declarations).types:
            if not _is_of(one, "integer", "number"):
                raise Misunderstood(f"`{input_.wire_name}` is no number")
        return input_, start

    def _input(self, said: Pagination) -> tuple[Input, TypeRef, int | None]:
        """What of the request says which page is meant, its type, and where it begins."""
        name = said.parameter
        if said.parameter_in != "body":
            for one in self.operation.parameters:
                if one.wire_name == name and one.location != "querystring":
                    limits = dict(one.doc.limits)
                    return Input(one.location, name), one.type, _start(limits)
        body = self.operation.body
        if said.parameter_in != "parameters" and body:
            content = body.content
            fields = (
                object_of(content.type, self.declarations)
                if isinstance(content, JsonContent | FormContent)
                else None
            )
            for field in fields.fields if fields else ():
                if field.wire_name == name and field.access != "read":
                    limits = dict(field.doc.limits)
                    return Input("body", name), field.type, _start(limits)
        raise Misunderstood(f"the operation has no `{name}` to ask for a page with")

    def _check(self, way: Way, wanted: str, *kinds: str) -> None:
        for one in self._end(way):
            if not _is_of(one, *kinds):
                raise Misunderstood(f"`{pagination.as_jsonpath(way)}` is not {wanted}")

    def _end(self, way: Way) -> tuple[TypeRef, ...]:
        return end(self.operation.success, way, self.declarations)


def _is_of(type_: TypeRef, *kinds: str) -> bool:
    """Whether a type is a scalar of one of these kinds; a date is no text."""
    match type_:
        case Scalar(kind, format_):
            return kind in kinds and format_ not in _DATES
    return False


def _start(limits: Mapping[str, Any]) -> int | None:
    """Where pages begin by what is said of a parameter; its default, or the least."""
    found = (limits.get(keyword) for keyword in _STARTS)
    return next((int(one) for one in found if isinstance(one, int | float)), None)


def _first(said: int | None, found: int | None, usual: int) -> int:
    return next((one for one in (said, found) if one is not None), usual)
