"""Which operations are generated."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

from ..config import Select
from ..tables import ConfigProblem
from .resources import key_of


class Selection:
    """Tells what is selected, and remembers what it was asked for."""

    def __init__(self, select: Select) -> None:
        self._select = select
        self._tags = set(map(key_of, select.tags))
        self._excluded_tags = set(map(key_of, select.exclude_tags))
        # In the order of the document, for suggestions.
        self._known_tags: dict[str, None] = {}
        self._known_operations: dict[str, None] = {}

    def has(self, tags: Collection[str], id_: str, method: str, path: str) -> bool:
        """Whether an operation is selected; without an operationId `id_` is empty."""
        names = [f"{method} {path}", *([id_] if id_ else [])]
        self._known_tags.update(dict.fromkeys(tags))
        self._known_operations.update(dict.fromkeys(names))
        keys, select = set(map(key_of, tags)), self._select
        everything = not select.tags and not select.operations
        asked_for = keys & self._tags or set(names) & set(select.operations)
        excluded = keys & self._excluded_tags or (
            set(names) & set(select.exclude_operations)
        )
        return bool(everything or asked_for) and not excluded

    def check(self) -> None:
        """Compare with what the document has, once all of it was asked for.

        Raises:
            ConfigProblem: it has no such tag or operation.
        """
        select = self._select
        known = {key_of(tag): tag for tag in self._known_tags}
        for name in (*select.tags, *select.exclude_tags):
            if key_of(name) not in known:
                raise _missing("an operation with the tag", name, self._known_tags)
        for name in (*select.operations, *select.exclude_operations):
            if name not in self._known_operations:
                raise _missing("the operation", name, self._known_operations)


def _missing(what: str, name: str, known: Iterable[str]) -> ConfigProblem:
    by_key = {one.casefold(): one for one in known}
    close = difflib.get_close_matches(name.casefold(), by_key, n=1)
    hint = f", did you mean {by_key[close[0]]!r}?" if close else ""
    return ConfigProblem(f"select: the document has not {what} {name!r}{hint}")
