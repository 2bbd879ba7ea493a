"""Where a class of this private package is importable from in public.

A pickle names the place of a class, and so does a traceback: both should say
``openrouter.errors.RateLimitError`` and stay valid when private modules move.
"""

from __future__ import annotations

_PACKAGE = (__package__ or "").rpartition(".")[0]


def public_module(name: str, *, otherwise: str) -> str:
    """The public module ``name`` of the SDK ("" is the SDK itself).

    ``otherwise`` is the answer where this package lies in no SDK.
    """
    return f"{_PACKAGE}.{name}".rstrip(".") if _PACKAGE else otherwise
