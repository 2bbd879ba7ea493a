"""The argument that asks for a stream → the ways to call, and which answer each has."""

from __future__ import annotations

from dataclasses import dataclass

from ..code import Code
from ..ir import Nullable, StreamContent, Success, Switched
from .arguments import Argument
from .descriptions import returns
from .imports import Imports
from .methods import Method
from .overloads import Result, Way
from .streams import stream_type
from .types import Returned


@dataclass(frozen=True, slots=True)
class Switch:
    """How a method chooses between its usual answer and a stream."""

    ways: tuple[Way, ...]
    condition: Code
    """Whether a call streams."""
    returns: Code
    """What the method returns: one or the other."""


def switch_of(
    method: Method, argument: Argument, stream: Switched, types: Returned
) -> Switch:
    """The choice that an argument makes."""
    imports, name = types.imports, argument.name
    whole = answer_of(method.operation.success, types)
    items = stream_type(stream.content, types)
    items_async = stream_type(stream.content, types, "AsyncStream")
    literal = imports.for_checkers("typing", "Literal")
    answer = f"{literal}[False]", whole
    streamed = f"{literal}[True]", Result(Code("Stream_co"), items, items_async)
    usual, other = (streamed, answer) if stream.is_default else (answer, streamed)
    absent = _absent(argument, imports)
    default = "" if argument.required else " = ..."
    either = f"{imports.builtin('bool')}{absent}"
    return Switch(
        ways=(
            Way(Code(f"{name}: {usual[0]}{absent}{default}"), (usual[1],)),
            Way(Code(f"{name}: {other[0]}"), (other[1],)),
            Way(Code(f"{name}: {either}"), (answer[1], streamed[1])),
        ),
        condition=_condition(argument, stream),
        returns=Code(f"{items} | {whole.type}"),
    )


def answer_of(success: Success, types: Returned) -> Result:
    """What a method returns, as it does where nothing else is asked for."""
    whole = returns(success, types)
    if isinstance(success, StreamContent):
        streamed = stream_type(success, types, "AsyncStream")
        return Result(Code("Answer_co"), whole, streamed)
    return Result(Code("Answer_co"), whole, whole)


def _condition(argument: Argument, stream: Switched) -> Code:
    if argument.place == "call":
        return argument.name
    said = "is not False" if stream.is_default else "is True"
    return Code(f"{argument.name} {said}")


def _absent(argument: Argument, imports: Imports) -> str:
    """What may stand for an argument that is not given."""
    null = " | None" if isinstance(argument.type, Nullable) else ""
    if argument.required or argument.place == "call":
        return null
    return f"{null} | {imports.name('._runtime.omit', 'Omit')}"
