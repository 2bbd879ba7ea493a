"""Types on pages, linked to the pages of the models in them."""

from __future__ import annotations

import re
from collections.abc import Collection

from ...code import Code
from ...guide.paths import Path, relative
from ...markdown import code, link

_CONTAINERS = re.compile(r"(?:\[\d*\]|map\[string\])*")
_MODEL = re.compile(r"\b(components|operations|sdkerrors)\.(\w+)")
_STANDARD = re.compile(r"\*?(context|io|time)\.(\w+)")


def page_of_model(package: str, name: str) -> Path:
    return f"docs/models/{package}/{name.lower()}.md"


def linked(type_: Code, pages: Collection[Path], page: Path) -> Code:
    """A type; `pages` are those that there are. What it is a list of is linked."""
    containers = _CONTAINERS.match(type_)
    assert containers
    inner = Code(type_[containers.end() :])
    found = [
        path
        for package, name in _MODEL.findall(inner)
        if (path := page_of_model(package, name)) in pages
    ]
    if found:
        return Code(f"{containers[0]}{link(inner, relative(found[0], page))}")
    if standard := _STANDARD.fullmatch(inner):
        target = f"https://pkg.go.dev/{standard[1]}#{standard[2]}"
        return Code(f"{containers[0]}{link(inner, target)}")
    return code(type_)
