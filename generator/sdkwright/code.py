"""Text that may stand in generated files as it is."""

from __future__ import annotations

from collections.abc import Iterable


class Code(str):
    """Text in the language of a target, safe to print.

    Templates print nothing else (see `render`): a string from the document becomes
    `Code` only through a function that quotes it for the place where it will stand.
    """

    __slots__ = ()


def join(separator: str, parts: Iterable[Code]) -> Code:
    return Code(separator.join(parts))
