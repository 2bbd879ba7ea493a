"""Methods whose result or arguments depend on others → the protocols that type their calls.

A method has one implementation. Checkers see it through an overloaded protocol whose
results are type variables, so that the same overloads type a call, `with_response` and
`streamed`, for both kinds of clients.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..code import Code, join
from ..naming import Scope, pascal
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
    """One result of a method, and what asks for it."""

    argument: Code | None
    """The one that decides, with its type and perhaps a default."""
    results: tuple[Result, ...]
    """Several where checkers cannot tell."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The arguments of a method where its body is one of some contents."""

    name: Code
    fields: tuple[Code, ...]
    """As keys of a TypedDict."""
    ways: tuple[Way, ...]
    """The usual one first."""


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
class ArgumentsView:
    """A TypedDict of what a call takes besides the argument that decides."""

    name: Code
    base: Code
    fields: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class OverloadsView:
    """The types by which checkers see one method."""

    arguments: tuple[ArgumentsView, ...]
    """First what all calls take."""
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
        self._names = Scope()

    def view(
        self,
        method: Code,
        options: Code,
        positional: Sequence[Code],
        forms: Sequence[Fields],
        headers: Code | None,
    ) -> OverloadsView:
        """`options` is the TypedDict of what all methods take.

        `headers` is the type of those of the answers.
        """
        stem = pascal(method)
        shared, own = self._arguments(stem, options, forms)
        ways = _in_order(zip(forms, own, strict=True))
        results = tuple(dict.fromkeys(one for way, _ in ways for one in way.results))
        for symbol in ("Protocol", "overload"):
            self._imports.for_checkers("typing", symbol)
        for one in results:
            self._imports.for_checkers(_RUNTIME, one.variable)
        return OverloadsView(
            arguments=tuple(one for one in (shared, *own) if one.fields),
            call=self._name(f"_{stem}Call"),
            variables=join(", ", (one.variable for one in results)),
            ways=tuple(_way(way, positional, one.name) for way, one in ways),
            bound=(
                self._bound(self._name(f"_{stem}Method"), results, headers),
                self._bound_async(self._name(f"_Async{stem}Method"), results, headers),
            ),
        )

    def _arguments(
        self, stem: str, options: Code, forms: Sequence[Fields]
    ) -> tuple[ArgumentsView, list[ArgumentsView]]:
        """What all forms take, and each of them; without fields it is its base."""
        shared = tuple(
            field for field in forms[0].fields if all(field in f.fields for f in forms)
        )
        name = self._name(f"_{stem}Arguments") if shared else options
        own = []
        for form in forms:
            fields = tuple(one for one in form.fields if one not in shared)
            named = self._name(f"_{stem}{form.name}") if fields else name
            own.append(ArgumentsView(named, name, fields))
        return ArgumentsView(name, options, shared), own

    def _name(self, wanted: str) -> Code:
        return Code(self._names.claim(wanted))

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


def _in_order(
    forms: Iterable[tuple[Fields, ArgumentsView]],
) -> list[tuple[Way, ArgumentsView]]:
    """An overload whose result is wider has to come later."""
    pairs = ((way, arguments) for form, arguments in forms for way in form.ways)
    return sorted(pairs, key=lambda pair: len(pair[0].results))


def _way(way: Way, positional: Sequence[Code], arguments: Code) -> WayView:
    decides = (Code("*"), way.argument) if way.argument else ()
    others = Code(f"**options: Unpack[{arguments}]")  # a name that no argument has
    parameters = (Code("self"), *positional, *decides, others)
    result = join(" | ", (one.variable for one in way.results))
    return WayView(join(", ", parameters), result)
