"""Methods whose result depends on one argument → the protocols that type their calls.

A method has one implementation. Checkers see it through an overloaded protocol whose
results are type variables, so that the same overloads type a call, `with_response` and
`streamed`, for both kinds of clients.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..code import Code, join
from ..naming import pascal
from .imports import Imports

_RUNTIME = "._runtime.overloads"


@dataclass(frozen=True, slots=True)
class Result:
    """One result of a method."""

    variable: Code
    """The type variable that stands for it, of `_runtime.overloads`."""
    type: Code
    async_type: Code
    """On an async client, once it is awaited."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to call a method."""

    argument: Code
    """The one that decides, with its type and perhaps a default."""
    results: tuple[Result, ...]
    """Several where checkers cannot tell."""


@dataclass(frozen=True, slots=True)
class WayView:
    parameters: Code
    result: Code


@dataclass(frozen=True, slots=True)
class BoundView:
    """A method of one kind of client: the protocol, and its results."""

    name: Code
    results: Code
    whole: Code
    """Those of `with_response`."""
    open: Code
    """Those of `streamed`."""


@dataclass(frozen=True, slots=True)
class OverloadsView:
    """The types by which checkers see one method."""

    arguments: Code
    """What every call takes besides the argument that decides: a TypedDict."""
    options: Code
    """Its base."""
    fields: tuple[Code, ...]
    """Without any it is its base."""
    call: Code
    """The overloaded protocol."""
    variables: Code
    ways: tuple[WayView, ...]
    bound: tuple[BoundView, BoundView]
    """For the sync and for the async client."""


class Overloads:
    """Writes the overloads of one resource module; all of it is for checkers alone."""

    def __init__(self, imports: Imports) -> None:
        self._imports = imports

    def view(
        self,
        method: Code,
        options: Code,
        positional: Sequence[Code],
        fields: Sequence[Code],
        ways: Sequence[Way],
        headers: Code | None,
    ) -> OverloadsView:
        """`positional` and `fields` are the arguments that do not decide.

        `headers` is the type of those of the answers.
        """
        stem = pascal(method)
        arguments = Code(f"_{stem}Arguments") if fields else options
        results = tuple(dict.fromkeys(one for way in ways for one in way.results))
        for symbol in ("Protocol", "overload"):
            self._imports.for_checkers("typing", symbol)
        for one in results:
            self._imports.for_checkers(_RUNTIME, one.variable)
        return OverloadsView(
            arguments=arguments,
            options=options,
            fields=tuple(fields),
            call=Code(f"_{stem}"),
            variables=join(", ", (one.variable for one in results)),
            ways=tuple(_way(one, positional, arguments) for one in ways),
            bound=(
                self._bound(Code(f"_{stem}Method"), results, headers),
                self._bound_async(Code(f"_Async{stem}Method"), results, headers),
            ),
        )

    def _bound(
        self, name: Code, results: Sequence[Result], headers: Code | None
    ) -> BoundView:
        types = [one.type for one in results]
        opened = self._imports.for_checkers(_RUNTIME, "Opened")
        return BoundView(
            name,
            results=join(", ", types),
            whole=join(", ", (self._response(one, headers) for one in types)),
            open=join(", ", (opened for _ in types)),
        )

    def _bound_async(
        self, name: Code, results: Sequence[Result], headers: Code | None
    ) -> BoundView:
        types = [one.async_type for one in results]
        whole = [self._response(one, headers) for one in types]
        awaited = self._imports.for_checkers(_RUNTIME, "Awaited")
        opened = self._imports.for_checkers(_RUNTIME, "AsyncOpened")
        return BoundView(
            name,
            results=join(", ", (Code(f"{awaited}[{one}]") for one in types)),
            whole=join(", ", (Code(f"{awaited}[{one}]") for one in whole)),
            open=join(", ", (opened for _ in types)),
        )

    def _response(self, type_: Code, headers: Code | None) -> Code:
        response = self._imports.for_checkers("._runtime.response", "Response")
        return Code(f"{response}[{join(', ', filter(None, (type_, headers)))}]")


def _way(way: Way, positional: Sequence[Code], arguments: Code) -> WayView:
    others = Code(f"**options: Unpack[{arguments}]")  # a name that no argument has
    parameters = (Code("self"), *positional, Code("*"), way.argument, others)
    result = join(" | ", (one.variable for one in way.results))
    return WayView(join(", ", parameters), result)
