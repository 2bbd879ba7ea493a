"""What the pages say of links: which method may be called next, and with what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...code import Code, join
from ...guide.tables import NOTHING, Row
from ...ir import Link
from ...markdown import code, line, plain
from ..methods import Method


def link_rows(method: Method, targets: Mapping[str, Method]) -> Iterator[Row]:
    """The rows of a table; `targets` are methods by operationId and by pointer."""
    for link in method.operation.links:
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


def _arguments(link: Link, target: Method | None) -> Iterator[Code]:
    for name, value in link.arguments:
        yield code(f"{_argument(name, target)}={value}")


def _argument(name: str, target: Method | None) -> str:
    """What a parameter of a link is called here; it may be qualified: `path.id`."""
    location, _, rest = name.partition(".")
    for one in target.arguments if target else ():
        is_meant = one.wire_name == name or (one.place, one.wire_name) == (
            location,
            rest,
        )
        if is_meant or (name == "requestBody" and one.place == "body"):
            return one.name
    return name
