"""All pages of a module: its README, and what stands below `docs/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...guide.paths import Path
from ...guide.resource import Described, resource_page
from ...render import render
from ..errors import ErrorNames
from ..methods import NamedResource
from ..vocabulary import Vocabulary
from .programs import Names, Programs
from .resources import ResourcePages, page_of_resource
from .types import page_of_model

_LANGUAGE = "go"


class Guide:
    """Writes the pages of one module."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        errors: ErrorNames,
        names: Names,
        resources: Iterable[NamedResource],
    ) -> None:
        self._vocabulary = vocabulary
        self._errors = errors
        self._names = names
        self._resources = [one for one in resources if one.methods]
        self._programs = Programs(vocabulary, names)

    def pages(self) -> Iterator[tuple[Path, str]]:
        """The path and the text of each."""
        described = self._described()
        for one in self._resources:
            path = page_of_resource(one)
            view = resource_page(one.resource, _LANGUAGE, described[path])
            yield path, render("guide", "resource.md.jinja", view)

    def _described(self) -> dict[Path, list[Described]]:
        write = ResourcePages(
            self._vocabulary, self._errors, self._programs, self._model_pages()
        ).described
        return {
            page: [write(method, page) for method in one.methods]
            for one in self._resources
            for page in (page_of_resource(one),)
        }

    def _model_pages(self) -> frozenset[Path]:
        vocabulary = self._vocabulary
        own = [*vocabulary.requests.values(), *vocabulary.responses.values()]
        return frozenset(
            page_of_model(package, name)
            for package, name in (
                *((vocabulary.package_of[p], n) for p, n in vocabulary.names.items()),
                *(("operations", name) for name in (*own, "Option")),
                *(("sdkerrors", name) for name in self._errors.types.values()),
            )
        )
