"""What a package and its client are called where only a title says it."""

from __future__ import annotations

from ..code import Code
from ..naming import DEVICES, MAX_LENGTH, Scope, identifier, pascal, title_name, words
from ..target import GO_KEYWORDS, GO_TAKEN, GO_UNUSABLE
from .names import PACKAGES, PREDECLARED

# No program could import a package of the name, or not beside what it needs itself.
_TAKEN = (
    *(GO_KEYWORDS | GO_UNUSABLE | PREDECLARED | PACKAGES | DEVICES),
    *("ctx", "errors", "fmt", "internal", "log", "os", "testdata", "vendor"),
)


def package_name(title: str) -> Code:
    """`OpenRouter API` → `openrouter`, `Pet store` → `petstore`, `Map API` → `mapsdk`."""
    name = "".join(words(title_name(title))).lower()[:MAX_LENGTH]
    name = identifier(name, (), fallback="client").replace("_", "")
    return Code(f"{name}sdk" if name in _TAKEN else name)


def client_name(title: str) -> Code:
    """`OpenRouter API` → `OpenRouter`, `New API` → `NewClient`."""
    name = identifier(pascal(title_name(title)), (), fallback="Client")
    name = name[0].upper() + name[1:]
    return Code(f"{name}Client" if name in Scope(GO_TAKEN) else name)
