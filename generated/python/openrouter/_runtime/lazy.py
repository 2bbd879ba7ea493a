"""Packages whose names load on first use."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def lazy(
    package: str, modules: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """The ``__getattr__`` and ``__dir__`` of a package (PEP 562).

    ``modules`` maps each name to the module that defines it, relative to the package
    (``._credits``).
    """

    def load(name: str) -> object:
        if name not in modules:
            text = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(text, name=name, obj=sys.modules[package])
        value = getattr(import_module(modules[name], package), name)
        setattr(sys.modules[package], name, value)  # the next time it is simply there
        return value

    return load, lambda: sorted(modules)
