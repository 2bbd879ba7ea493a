"""The page that leads to all others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..code import Code
from ..ir import Resource
from ..markdown import link, plain
from .paths import INDEX, Path, relative
from .resource import Described, bullet, operation_anchors
from .topics import ABOUT, Topic


@dataclass(frozen=True, slots=True)
class ResourceEntry:
    title: Code
    """Linked to the page."""
    bullets: tuple[Code, ...]
    """One for each operation."""


@dataclass(frozen=True, slots=True)
class IndexPage:
    title: Code
    topics: tuple[Code, ...]
    resources: tuple[ResourceEntry, ...]
    models: tuple[Code, ...]


def index_page(
    title: str,
    topics: Mapping[Topic, Path],
    resources: Iterable[ResourceEntry],
    models: Iterable[Code],
) -> IndexPage:
    """`models` are links from this page."""
    return IndexPage(
        title=plain(title),
        topics=tuple(topic_bullets(topics, INDEX)),
        resources=tuple(resources),
        models=tuple(models),
    )


def resource_entry(
    resource: Resource, page: Path, operations: Sequence[Described]
) -> ResourceEntry:
    path = relative(page, INDEX)
    anchors = operation_anchors(resource, operations)
    return ResourceEntry(
        link(plain(".".join(resource.path)), path),
        tuple(
            bullet(one.operation, one.name, f"{path}#{anchor}")
            for one, anchor in zip(operations, anchors, strict=True)
        ),
    )


def topic_bullets(topics: Mapping[Topic, Path], page: Path) -> Iterator[Code]:
    """Lines of a page that lead to those of topics."""
    for topic, path in topics.items():
        title = Code(topic.replace("-", " ").capitalize())
        yield Code(f"{link(title, relative(path, page))}: {ABOUT[topic]}")
