"""Words, casing, and names that do not collide. What is reserved is passed in by each target."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import cache

MAX_LENGTH = 80
"""A longer identifier loses words."""
_TELLING = 3  # how many words at the end are kept

DEVICES = frozenset({"aux", "con", "nul", "prn"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
"""What Windows keeps for itself among the names of files, with any suffix."""

# What titles say of every API, and beside: in brackets, and where something lies.
_LAST_WORD = re.compile(
    r"\s+(rest\s+)?(api|service)s?"
    r"(\s+(spec|specification|definition|documentation|reference))?\s*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^][]*\]|\S*://\S*")

# Letters that Unicode does not take apart into ASCII and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "œ": "oe", "ł": "l", "đ": "d"}
)

# "OAuth" is one word although its letters say otherwise; a plural keeps its acronym: "URLs".
_WORD = re.compile(
    r"OAuth|OpenID|OpenAI|ETag|GraphQL|GitHub|GitLab|IPv[46]|"
    r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+"
)


def words(text: str) -> list[str]:
    """The words of a text in their own casing, in ASCII.

    Digits belong to the word before them, at the beginning to the one after them.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    found: list[str] = []
    end = -1
    for match in _WORD.finditer(plain.encode("ascii", "ignore").decode()):
        digits_first = len(found) == 1 and found[0].isdigit()
        if found and match.start() == end and (match[0].isdigit() or digits_first):
            found[-1] += match[0]
        else:
            found.append(match[0])
        end = match.end()
    return found


def title_name(title: str) -> str:
    """What a title calls an API: `Shop API (see https://shop.example)` → `Shop`."""
    bare = _ASIDE.sub(" ", title)
    return _LAST_WORD.sub("", bare if words(bare) else title)


@cache
def snake(text: str) -> str:
    """`getCreditsV2` → `get_credits_v2`; empty where the text has no letter or digit."""
    return "_".join(_cut([word.lower() for word in words(text)], "_"))


@cache
def pascal(text: str, longest: int = MAX_LENGTH) -> str:
    """`get-credits_v2` → `GetCreditsV2`. Acronyms stay: `APIKey`, but `FOO_BAR` → `FooBar`."""
    parts = words(text)
    if len(parts) > 1 and all(part.isupper() or part.isdigit() for part in parts):
        parts = [part.lower() for part in parts]
    return "".join(_cut([part[0].upper() + part[1:] for part in parts], "", longest))


def _cut(parts: list[str], separator: str, longest: int = MAX_LENGTH) -> list[str]:
    """As many words as there is room for; those near the end tell names apart."""
    while len(parts) > 1 and len(separator.join(parts)) > longest:
        middle = max(len(parts) - _TELLING, 1)
        parts = [*parts[: middle - 1], *parts[middle:]]
    return [part[:longest] for part in parts]


class Scope:
    """Names in use in one place. They differ in more than case, for file systems that ignore it."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {name.casefold() for name in taken}

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._taken

    def claim(self, *candidates: str) -> str:
        """The first candidate that is free, else the last one with the first number that is."""
        name = next((one for one in candidates if one not in self), None)
        number = 2
        while name is None:
            numbered = f"{candidates[-1]}{number}"
            name = None if numbered in self else numbered
            number += 1
        self._taken.add(name.casefold())
        return name


def identifier(name: str, reserved: Collection[str], *, fallback: str) -> str:
    """A name that may stand in code: not empty, not beginning with a digit, not reserved."""
    if not name:
        name = fallback
    if name[0].isdigit():
        name = (
            f"{fallback}_{name}"
            if name.islower() or name.isdigit()
            else f"{fallback}{name}"
        )
    return f"{name}_" if name in reserved else name
