"""The tables of a configuration file: each value is checked as it is read."""

from __future__ import annotations

import difflib
import keyword
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any


class ConfigProblem(Exception):
    """A configuration that cannot be used; the message names the file and the key."""

    def __init__(self, message: str, *, to_write: str = "") -> None:
        """``to_write`` is the beginning of a file that would help, line by line."""
        super().__init__(message)
        self.to_write = to_write


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the file, checked as it is read."""

    file: str
    path: str  # "" is the top
    data: dict[str, Any]
    keys: tuple[str, ...]

    def __post_init__(self) -> None:
        for key in self.data:
            if key not in self.keys:
                raise ConfigProblem(f"{self.where(key)}: {_unknown(key, self.keys)}")

    def where(self, key: str) -> str:
        return f"{self.file}: {self.path}.{key}" if self.path else f"{self.file}: {key}"

    @contextmanager
    def at(self, key: str) -> Iterator[None]:
        """Name the place of what turns out to be wrong."""
        try:
            yield
        except ConfigProblem as problem:
            raise ConfigProblem(f"{self.where(key)}: {problem}") from None

    def get(
        self, key: str, default: Any, wanted: str, fits: Callable[[Any], bool]
    ) -> Any:
        value = self.data.get(key, default)
        if key in self.data and not fits(value):
            raise ConfigProblem(f"{self.where(key)}: needs {wanted}, not {value!r}")
        return value

    def text(self, key: str) -> str | None:
        text: str | None = self.get(key, None, "a text", _is_text)
        return text

    def name(self, key: str) -> str | None:
        name: str | None = self.get(key, None, "a name for code", _is_name)
        return name

    def required(self, key: str) -> str:
        text = self.text(key)
        if text is None:
            raise ConfigProblem(f"{self.where(key)}: is missing")
        return text

    def flag(self, key: str) -> bool:
        flag: bool = self.get(key, False, "true or false", _is_flag)
        return flag

    def count(self, key: str, default: int) -> int:
        count: int = self.get(key, default, "a count", _is_count)
        return count

    def seconds(self, key: str, default: float) -> float:
        seconds: float = self.get(key, default, "seconds", _is_seconds)
        return seconds

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self.get(key, (), "a list of texts", _is_texts))

    def names(self, key: str) -> dict[str, str]:
        names: dict[str, str] = self.get(key, {}, "names for code", _is_names)
        return names

    def texts_by_name(self, key: str) -> dict[str, str]:
        texts: dict[str, str] = self.get(key, {}, "texts", _is_texts_by_name)
        return texts

    def table(self, key: str, keys: tuple[str, ...]) -> Table:
        return Table(self.file, key, self.get(key, {}, "a table", _is_table), keys)

    def free(self, key: str) -> dict[str, dict[str, Any]]:
        """Tables whose names and keys are not known here."""
        tables: dict[str, dict[str, Any]] = self.get(key, {}, "tables", _is_free)
        return tables

    def tables(self, key: str, keys: tuple[str, ...]) -> list[Table]:
        found = self.get(key, [], f"tables, each begun by [[{key}]]", _is_tables)
        if not found:
            raise ConfigProblem(f"{self.where(key)}: at least one [[{key}]] is needed")
        return [
            Table(self.file, f"{key}[{number}]", data, keys)
            for number, data in enumerate(found)
        ]


def _unknown(key: str, keys: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(key, keys, n=1)
    if close:
        return f"unknown key, did you mean {close[0]!r}?"
    return f"unknown key, there are {', '.join(keys)}"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_table, value))


def _is_free(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_table, value.values()))


def _is_name(value: Any) -> bool:
    if not isinstance(value, str) or not value.isascii():
        return False
    return value.isidentifier() and not keyword.iskeyword(value)


def _is_names(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_name, value.values()))


def _is_texts_by_name(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_seconds(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and 0 < value < math.inf
