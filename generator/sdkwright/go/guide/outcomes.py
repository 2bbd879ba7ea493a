"""What a program does with what comes of a call."""

from __future__ import annotations

from dataclasses import dataclass

from ...code import Code
from ...ir import (
    JsonContent,
    NoContent,
    Operation,
    RawContent,
    TextContent,
)
from ..results import has_several, kinds_of
from ..types import Types

_HANDLED = Code("if res != nil {\n    // handle response\n}")
_PRINTED = Code("log.Println(res)")
_CLOSED = """\
defer res.Close()
if _, err := io.Copy(os.Stdout, res); err != nil {
    log.Fatal(err)
}"""
_BODY = """\
if res.Body != nil {
    defer res.Body.Close()
}"""
_PAGES = """\
for item, err := range res.Items() {
    if err != nil {
        log.Fatal(err)
    }
    log.Printf("%+v", item)
}"""
_STREAM = """\
defer res.Close()
for res.Next() {
    log.Printf("%+v", res.Value())
}
if err := res.Err(); err != nil {
    log.Fatal(err)
}"""
_SWITCHED = """\
if events := res.EventStream; events != nil {
    defer events.Close()
    for events.Next() {
        log.Printf("%+v", events.Value())
    }
    if err := events.Err(); err != nil {
        log.Fatal(err)
    }
}"""


@dataclass(frozen=True, slots=True)
class Outcome:
    declared: Code
    """What the results of the call are assigned to."""
    handled: tuple[Code, ...]
    imports: tuple[str, ...] = ()
    """Of the standard library, beside those of all programs."""


def outcome_of(operation: Operation, types: Types, asks: bool) -> Outcome:
    """`asks` says whether a stream is asked for where there is a choice."""
    both = Code("res, err")
    if operation.paging:
        return Outcome(both, (Code(_PAGES),))
    if operation.stream and asks:
        return Outcome(both, (Code(_SWITCHED),))
    if has_several(operation):
        fields = {one.field for one in kinds_of(operation, types)}
        body = (Code(_BODY),) if "Body" in fields else ()
        return Outcome(both, (*body, _HANDLED))
    match operation.success:
        case NoContent():
            return Outcome(Code("err"), ())
        case RawContent():
            return Outcome(both, (Code(_CLOSED),), ("io", "os"))
        case TextContent():
            return Outcome(both, (_PRINTED,))
        case JsonContent(_, type_):
            may_be_nil = types.is_struct(type_) or types.is_nilable(type_)
            is_pointer = types.result(type_).startswith("*")
            handled = _HANDLED if may_be_nil or is_pointer else _PRINTED
            return Outcome(both, (handled,))
        case _:
            return Outcome(both, (Code(_STREAM),))
