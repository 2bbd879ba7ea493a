"""What models are as plain dicts, for type checkers and editors. Keys are those of
the wire; what they mean stands with the models.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if not TYPE_CHECKING:
    _MODULES = {}
    __all__ = list(_MODULES)
    __getattr__, __dir__ = lazy(__name__, _MODULES)
