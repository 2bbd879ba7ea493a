"""What the values of an enumeration have in common."""

from __future__ import annotations

from collections.abc import Iterable

from ..code import Code
from ..ir import Alias, Constant, Declaration, Enum, JsonScalar
from .names import constant_candidate, pascal

_INT64 = range(-(2**63), 2**63)


def values_of(declaration: Declaration) -> tuple[JsonScalar, ...]:
    """The values that a declaration lists; a constant with a name has one."""
    match declaration:
        case Enum(values=values):
            return values
        case Alias(type=Constant(value)):
            return (value,)
    return ()


def constant_candidates(type_: Code, declaration: Declaration) -> tuple[str, ...]:
    """What to call the constants of an enumeration, in the order of its values.

    `IN_USE` and `IDLE` are how other languages write constants, not acronyms.
    """
    said = dict(declaration.names) if isinstance(declaration, Enum) else {}
    names = {
        value: pascal(name.lower() if name.isupper() else name)
        for value, name in said.items()
    }
    return tuple(
        (
            f"{type_}{names[value]}"
            if names.get(value)
            else constant_candidate(type_, value)
        )
        for value in values_of(declaration)
    )


def base_of(values: Iterable[JsonScalar]) -> str:
    """The Go type of all values; `any` where they have none in common."""
    kinds = {_kind(value) for value in values}
    if kinds == {"int64", "float64"}:
        return "float64"
    return kinds.pop() if len(kinds) == 1 else "any"


def has_constants(base: str) -> bool:
    """Whether the values of a type are worth names: not of booleans, and not of any."""
    return base in ("string", "int64", "float64")


def _kind(value: JsonScalar) -> str:
    match value:
        case bool():
            return "bool"
        case int():
            return "int64" if value in _INT64 else "float64"
        case float():
            return "float64"
        case str():
            return "string"
