"""What the pages say of links: which method may be called next, and with what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..code import Code, join
from ..ir import Link
from ..markdown import code, line, plain
from .tables import NOTHING, Row


@dataclass(frozen=True, slots=True)
class Target:
    """A method that a link may lead to."""

    symbol: str
    arguments: Mapping[tuple[str, str], str]
    """The names of its arguments, by their place and their name on the wire."""


def link_rows(links: Iterable[Link], targets: Mapping[str, Target]) -> Iterator[Row]:
    """The rows of a table; `targets` are methods by operationId and by pointer."""
    for link in links:
        target = targets.get(link.operation)
        called = code(target.symbol if target else link.operation)
        where = f" at {code(link.server)}" if link.server else ""
        yield (
            plain(link.name),
            plain(str(link.status)),
            Code(f"{called}{where}"),
            join(", ", _arguments(link, target)) or NOTHING,
            line(link.doc.text) or NOTHING,
        )


def _arguments(link: Link, target: Target | None) -> Iterator[Code]:
    for name, value in link.arguments:
        yield code(f"{_argument(name, target)}={value}")


def _argument(name: str, target: Target | None) -> str:
    """What a parameter of a link is called here; it may be qualified: `path.id`."""
    location, _, rest = name.partition(".")
    for (place, wire_name), argument in target.arguments.items() if target else ():
        is_meant = wire_name == name or (place, wire_name) == (location, rest)
        if is_meant or (name == "requestBody" and place == "body"):
            return argument
    return name
