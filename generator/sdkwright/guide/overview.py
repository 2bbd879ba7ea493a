"""What the README and the pages of topics are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..code import Code
from ..markdown import link
from .paths import INDEX, Path, relative
from .topics import Topic


@dataclass(frozen=True, slots=True)
class ResourceLink:
    title: Code
    page: Code
    text: Code


@dataclass(frozen=True, slots=True)
class Shown:
    """A program of some operations, and links to all that have one like it."""

    program: Code
    operations: tuple[Code, ...]


def operation_link(symbol: str, place: str) -> Code:
    """A method, linked from a page of a topic to its page and section."""
    path, _, anchor = place.partition("#")
    return link(Code(f"`{symbol}`"), f"{relative(path, INDEX)}#{anchor}")


def topic_paths(topics: Mapping[Topic, Path]) -> dict[Topic, Code]:
    """The pages of topics, as they name each other."""
    return {topic: Code(relative(path, INDEX)) for topic, path in topics.items()}
