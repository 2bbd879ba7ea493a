"""Which texts are dates, and which variants of a union are told apart from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .graph import behind, without_null
from .ir import Alias, Declaration, Enum, Named, Object, Pointer, Scalar, TypeRef, Union

FORMATS = ("date-time", "date")


def is_date(type_: TypeRef) -> bool:
    match without_null(type_):
        case Scalar("string", format_):
            return format_ in FORMATS
    return False


def told_apart(
    variants: Sequence[TypeRef], declarations: Mapping[Pointer, Declaration]
) -> Sequence[TypeRef]:
    """Variants without dates beside any text, which would be read as such.

    Digits alone, say, are a date to some, and would come back as another text.
    """
    if not any(_is_any_text(one, declarations) for one in variants):
        return variants
    return [variant for variant in variants if not is_date(variant)]


def _is_any_text(type_: TypeRef, declarations: Mapping[Pointer, Declaration]) -> bool:
    match without_null(type_):
        case Scalar("string"):
            return not is_date(type_)
        case Named(pointer):
            below = (
                declarations[one] for one in (pointer, *behind(pointer, declarations))
            )
            return any(map(_holds_any_text, below))
    return False


def _holds_any_text(declaration: Declaration) -> bool:
    """Whether any text is a value of a declaration, by itself."""
    match declaration:
        case Enum(values=values):
            return any(isinstance(value, str) for value in values)
        case Union(variants=variants):
            types = variants
        case Alias(type=type_):
            types = (type_,)
        case Object():
            return False
    scalars = [one for one in map(without_null, types) if isinstance(one, Scalar)]
    return any(one.kind == "string" and not is_date(one) for one in scalars)
