"""Annotations on pages, linked to the pages of the models in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...code import Code, join
from ...guide.paths import Path, relative
from ...markdown import code, link

_MODEL = re.compile(r"\b(?:models\.(\w+)|params\.(\w+)Param)\b")


def page_of_model(name: str) -> Path:
    return f"docs/models/{name}.md"


def linked(alternatives: Iterable[str], models: frozenset[str], page: Path) -> Code:
    """The members of a union, each as code; `models` are those that have a page."""
    return join(
        " | ", (_member(one, models, page) for one in dict.fromkeys(alternatives))
    )


def link_to_model(name: str, page: Path) -> Code:
    return link(code(f"models.{name}"), relative(page_of_model(name), page))


def _member(annotation: str, models: frozenset[str], page: Path) -> Code:
    found = dict.fromkeys(one[1] or one[2] for one in _MODEL.finditer(annotation))
    names = [name for name in found if name in models]
    if len(names) == 1:
        return link(code(annotation), relative(page_of_model(names[0]), page))
    links = join(", ", (link_to_model(name, page) for name in names))
    return Code(f"{code(annotation)} ({links})" if names else code(annotation))
