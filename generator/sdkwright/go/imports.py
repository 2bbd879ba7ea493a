"""What a generated file imports, gathered while its types are written."""

from __future__ import annotations

from ..code import Code
from .literals import literal


class Imports:
    """The imports of one file of the module at `module`."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._standard: set[str] = set()
        self._own: set[str] = set()

    def standard(self, path: str) -> Code:
        """The name of a package of the standard library."""
        self._standard.add(path)
        return _package(path)

    def own(self, folder: str) -> Code:
        """The name of a package of the module, by its folder."""
        self._own.add(f"{self._module}/{folder}")
        return _package(folder)

    def declaration(self) -> Code:
        """The standard library, then the rest; empty where nothing is imported."""
        groups = (
            "\n".join(f"\t{literal(path)}" for path in sorted(paths))
            for paths in (self._standard, self._own)
            if paths
        )
        paths = "\n\n".join(groups)
        return Code(f"import (\n{paths}\n)") if paths else Code("")


def _package(path: str) -> Code:
    return Code(path.rpartition("/")[2])
