"""What a package and its client are called where only a title says it."""

from __future__ import annotations

import re

from ..code import Code
from ..naming import identifier, pascal, words
from ..target import GO_KEYWORDS

# What titles say of every API.
_LAST_WORD = re.compile(r"\s+(rest\s+)?(api|service)s?\s*$", re.IGNORECASE)


def package_name(title: str) -> Code:
    """`OpenRouter API` → `openrouter`, `Pet store` → `petstore`."""
    name = "".join(words(_LAST_WORD.sub("", title))).lower()
    name = identifier(name, GO_KEYWORDS | {"main"}, fallback="client")
    return Code(name.replace("_", ""))


def client_name(title: str) -> Code:
    """`OpenRouter API` → `OpenRouter`."""
    name = identifier(pascal(_LAST_WORD.sub("", title)), (), fallback="Client")
    return Code(name[0].upper() + name[1:])
