"""What a generated module imports, gathered while its annotations are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..code import Code


class Imports:
    """The imports of one module.

    Where the module has a name of its own that hides what it needs (a field called
    `list`), the import gets a trailing underscore.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = frozenset(taken)
        self._names: dict[str, dict[str, str]] = {}
        self._for_checkers: dict[str, dict[str, str]] = {}

    def name(self, module: str, symbol: str) -> Code:
        """The name under which a symbol is known here; without a module it is a module itself."""
        local = self._local(symbol)
        self._names.setdefault(module, {})[symbol] = local
        return local

    def for_checkers(self, module: str, symbol: str) -> Code:
        """The same for what only annotations need, and is not worth loading for them."""
        local = self._local(symbol)
        self._for_checkers.setdefault(module, {})[symbol] = local
        return local

    def own(self, module: str, symbol: Code) -> Code:
        """A name of this package, which nothing hides."""
        self._names.setdefault(module, {})[symbol] = symbol
        return symbol

    def builtin(self, symbol: str) -> Code:
        return self.name("builtins", symbol) if symbol in self._taken else Code(symbol)

    def lines(self) -> tuple[Code, ...]:
        """Import statements; the formatter sorts and wraps them."""
        return _statements(self._names)

    def lines_for_checkers(self) -> tuple[Code, ...]:
        """Those that stand under `TYPE_CHECKING`."""
        others = {
            module: {one: local for one, local in symbols.items() if one not in loaded}
            for module, symbols in self._for_checkers.items()
            for loaded in (self._names.get(module, {}),)
        }
        return _statements({module: some for module, some in others.items() if some})

    def _local(self, symbol: str) -> Code:
        local = symbol
        while local in self._taken:
            local += "_"
        return Code(local)


def _statements(names: Mapping[str, Mapping[str, str]]) -> tuple[Code, ...]:
    return tuple(_statement(module, symbols) for module, symbols in names.items())


def _statement(module: str, symbols: Mapping[str, str]) -> Code:
    clauses = ", ".join(_clause(*pair) for pair in sorted(symbols.items()))
    return Code(f"from {module} import {clauses}" if module else f"import {clauses}")


def _clause(symbol: str, local: str) -> str:
    return symbol if symbol == local else f"{symbol} as {local}"
