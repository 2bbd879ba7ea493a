"""All pages of a module: its README, and what stands below `docs/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...code import Code
from ...guide.index import IndexPage, index_page, resource_entry
from ...guide.model import ModelPage, model_page
from ...guide.paths import INDEX, README, Path
from ...guide.resource import Described, operation_anchors, resource_page
from ...guide.topics import topics_of
from ...guide.uses import uses_of
from ...ir import Pointer
from ...markdown import block
from ...render import render
from ..errors import ErrorNames
from ..fields import TypedField
from ..methods import NamedResource
from ..vocabulary import Vocabulary
from .models import Printer, link_to_model
from .overview import Overview
from .programs import Names, Programs
from .resources import ResourcePages, page_of_resource
from .snippets import Snippets
from .structs import ErrorPages, StructPages
from .types import page_of_model
from .values import Structs
from .webhooks import webhooks_view

_LANGUAGE = "go"
_OPTION = ("operations", Code("Option"))


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What a page is given that is the same in all modules."""


_FIXED = _Fixed()


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
        self._structs = Structs(vocabulary)
        self._programs = Programs(vocabulary, names, self._structs)
        self._topics = topics_of(vocabulary.api, map(page_of_resource, self._resources))
        methods = [one for resource in self._resources for one in resource.methods]
        # A link leads to where a method belongs, and to its first content: the last
        # entry of a name counts.
        methods.sort(key=lambda one: (not one.is_alias, -one.content))
        self._targets = {
            name: method
            for method in methods
            for name in (method.operation.id, method.operation.pointer)
        }
        self._models = list(self._of_models())
        self._model_pages = frozenset(page_of_model(*one) for one in self._models)

    def pages(self) -> Iterator[tuple[Path, str]]:
        """The path and the text of each."""
        described = self._described()
        places = self._places(described)
        for one in self._resources:
            path = page_of_resource(one)
            view = resource_page(one.resource, _LANGUAGE, described[path])
            yield path, render("guide", "resource.md.jinja", view)
        for path, model in self._described_models(places):
            yield path, render("guide", "model.md.jinja", model)
        yield page_of_model(*_OPTION), render("go", "option.md.jinja", _FIXED)
        yield from self._of_topics(places)
        index = self._index(described)
        yield INDEX, render("guide", "index.md.jinja", index)

    def _of_models(self) -> Iterator[tuple[str, Code]]:
        """The package and the name of everything that has a page of its own."""
        vocabulary = self._vocabulary
        for pointer, name in vocabulary.names.items():
            yield vocabulary.package_of[pointer], name
        for name in (*vocabulary.requests.values(), *vocabulary.responses.values()):
            yield "operations", name
        for name in self._errors.documented:
            yield "sdkerrors", name

    def _described(self) -> dict[Path, list[Described]]:
        write = ResourcePages(
            self._vocabulary,
            self._errors,
            self._programs,
            {*self._model_pages, page_of_model(*_OPTION)},
            self._targets,
        ).described
        return {
            page: [write(method, page) for method in one.methods]
            for one in self._resources
            for page in (page_of_resource(one),)
        }

    def _places(self, described: Mapping[Path, list[Described]]) -> dict[Pointer, str]:
        """The page and the section of each operation, where it belongs."""
        found: dict[Pointer, str] = {}
        for one in self._resources:
            page = page_of_resource(one)
            sections = operation_anchors(one.resource, described[page])
            for method, anchor in zip(one.methods, sections, strict=True):
                if not method.is_alias and not method.content:
                    found[method.operation.pointer] = f"{page}#{anchor}"
        return found

    def _described_models(
        self, places: Mapping[Pointer, str]
    ) -> Iterator[tuple[Path, ModelPage]]:
        vocabulary, snippets = self._vocabulary, Snippets(
            self._vocabulary, self._programs
        )

        def printer(
            page: Path, fields: Callable[[Pointer], Mapping[str, TypedField]]
        ) -> Printer:
            return Printer(
                vocabulary, self._targets, places, self._model_pages, page, fields
            )

        uses = uses_of(vocabulary.api, vocabulary.names)
        for pointer, name in vocabulary.names.items():
            declaration = vocabulary.api.declarations[pointer]
            page = page_of_model(vocabulary.package_of[pointer], name)
            yield page, model_page(
                declaration,
                name,
                block(_LANGUAGE, snippets.model(declaration)),
                uses[pointer],
                printer(page, self._structs.fields),
            )
        structs = StructPages(vocabulary)
        for names, write in (
            (vocabulary.requests, structs.request),
            (vocabulary.responses, structs.response),
        ):
            for pointer, name in names.items():
                page, method = page_of_model("operations", name), self._targets[pointer]
                program = self._programs.call(method)
                yield page, write(method, program, printer(page, self._structs.fields))
        errors = ErrorPages(vocabulary, self._errors)
        for name in self._errors.documented:
            page = page_of_model("sdkerrors", name)
            yield page, errors.page(
                name, snippets.error(name), printer(page, errors.fields)
            )

    def _of_topics(self, places: Mapping[Pointer, str]) -> Iterator[tuple[Path, str]]:
        view = Overview(
            self._vocabulary,
            self._names,
            self._resources,
            self._topics,
            self._programs,
            places,
        ).view()
        yield README, render("go", "README.md.jinja", view)
        for topic, path in self._topics.items():
            if topic == "webhook-payloads":
                webhooks = webhooks_view(
                    self._vocabulary, self._programs, path, self._targets
                )
                yield path, render("go", "webhook-payloads.md.jinja", webhooks)
            else:
                yield path, render("go", f"{topic}.md.jinja", view)

    def _index(self, described: Mapping[Path, list[Described]]) -> IndexPage:
        models = sorted(self._models, key=lambda one: (one[0], one[1].casefold()))
        return index_page(
            self._vocabulary.api.title or self._names.package,
            self._topics,
            (
                resource_entry(one.resource, page_of_resource(one), listed)
                for one, listed in zip(self._resources, described.values(), strict=True)
            ),
            (link_to_model(*one, INDEX) for one in [*models, _OPTION]),
        )
