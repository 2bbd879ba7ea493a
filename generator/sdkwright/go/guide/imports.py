"""The imports of a program, as the pages write them."""

from __future__ import annotations

from ...code import Code
from ..imports import Imports
from ..literals import literal
from ..names import PACKAGES, PREDECLARED

# What programs call something themselves, or import.
_TAKEN = (
    PREDECLARED | PACKAGES | {"err", "errors", "file", "fmt", "log", "os", "res", "s"}
)


class ProgramImports(Imports):
    """Those of one program: what is called with first, what errors end with last."""

    def __init__(self, module: str, package: Code) -> None:
        super().__init__(module)
        self._root = f"\t{alias_of(package)} {literal(module)}"
        self._uses_root = False
        self._package = package

    def root(self) -> Code:
        """The name of the package of the client."""
        self._uses_root = True
        return alias_of(self._package)

    def declaration(self) -> Code:
        first = [path for path in ("context", "os") if path in self._standard]
        last = [path for path in ("log",) if path in self._standard]
        others = sorted(self._standard.difference(first, last))
        lines = [
            *(f"\t{literal(path)}" for path in (*first, *others)),
            *([self._root] if self._uses_root else []),
            *(f"\t{literal(path)}" for path in sorted(self._own)),
            *(f"\t{literal(path)}" for path in last),
        ]
        paths = "\n".join(lines)
        return Code(f"import(\n{paths}\n)")


def alias_of(package: Code) -> Code:
    """What programs call the package of the client."""
    return Code("sdk") if package in _TAKEN else package
