"""All pages of a package: its README, and what stands below `docs/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...code import Code
from ...guide.index import IndexPage, index_page, resource_entry
from ...guide.model import model_page
from ...guide.paths import INDEX, README, Path
from ...guide.resource import Described, operation_anchors, resource_page
from ...guide.topics import topics_of
from ...guide.uses import uses_of
from ...ir import Pointer
from ...markdown import block
from ...render import render
from ..errors import ErrorNames
from ..methods import NamedResource
from ..vocabulary import Vocabulary
from .examples import Programs
from .models import Printer
from .overview import Overview
from .resources import ResourcePages, page_of_resource, program_names
from .servers import setup
from .types import link_to_model, page_of_model
from .webhooks import webhooks_view

_LANGUAGE = "python"


class Guide:
    """Writes the pages of one package."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        errors: ErrorNames,
        client: Code,
        package: Code,
        resources: Iterable[NamedResource],
    ) -> None:
        self._vocabulary = vocabulary
        self._errors = errors
        self._client = client
        self._package = package
        self._resources = [one for one in resources if one.methods]
        self._setup = setup(vocabulary)
        self._examples = Programs(vocabulary, package, client, self._setup)
        self._topics = topics_of(vocabulary.api, map(page_of_resource, self._resources))
        methods = [one for resource in self._resources for one in resource.methods]
        # A link leads to where a method belongs: the last entry of a name counts.
        self._targets = {
            name: method
            for method in sorted(methods, key=lambda one: not one.is_alias)
            for name in (method.operation.id, method.operation.pointer)
        }

    def programs(self) -> dict[str, str]:
        """All that are shown and may need to be laid out, each with a name."""
        make = self._examples
        found = {}
        for method in (one for resource in self._resources for one in resource.methods):
            titles = program_names(method)
            found[titles["Example Usage"]] = make.call(method)
            if "Stream" in titles:
                found[titles["Stream"]] = make.stream(method)
            if "Pages" in titles:
                found[titles["Pages"]] = make.pages(method)
        return found | {one: make.model(one) for one in self._vocabulary.names}

    def pages(self, programs: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
        """The path and the text of each; `programs` are those of `programs()`, laid out."""
        described = self._described(programs)
        places = self._places(described)
        for one in self._resources:
            path = page_of_resource(one)
            view = resource_page(one.resource, _LANGUAGE, described[path])
            yield path, render("guide", "resource.md.jinja", view)
        yield from self._models(programs, places)
        yield from self._of_topics(programs, places)
        index = self._index(described)
        yield INDEX, render("guide", "index.md.jinja", index)

    def _described(self, programs: Mapping[str, str]) -> dict[Path, list[Described]]:
        write = ResourcePages(
            self._vocabulary, self._errors, self._targets, programs
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
                if not method.is_alias:
                    found[method.operation.pointer] = f"{page}#{anchor}"
        return found

    def _models(
        self, programs: Mapping[str, str], places: Mapping[Pointer, str]
    ) -> Iterator[tuple[Path, str]]:
        vocabulary = self._vocabulary
        models = frozenset(vocabulary.names.values())
        uses = uses_of(vocabulary.api, vocabulary.names)
        for pointer, name in vocabulary.names.items():
            page = page_of_model(name)
            view = model_page(
                vocabulary.api.declarations[pointer],
                name,
                block(_LANGUAGE, programs[pointer]),
                uses[pointer],
                Printer(vocabulary, self._targets, places, models, page),
            )
            yield page, render("guide", "model.md.jinja", view)

    def _of_topics(
        self, programs: Mapping[str, str], places: Mapping[Pointer, str]
    ) -> Iterator[tuple[Path, str]]:
        overview = Overview(
            self._vocabulary,
            self._package,
            self._client,
            self._setup,
            self._resources,
            self._topics,
            self._examples,
            programs,
            places,
        ).view()
        yield README, render("python", "README.md.jinja", overview)
        for topic, path in self._topics.items():
            if topic == "webhook-payloads":
                webhooks = webhooks_view(
                    self._vocabulary, self._package, path, self._targets
                )
                yield path, render("python", "webhook-payloads.md.jinja", webhooks)
            else:
                yield path, render("python", f"{topic}.md.jinja", overview)

    def _index(self, described: Mapping[Path, list[Described]]) -> IndexPage:
        names = sorted(self._vocabulary.names.values(), key=str.casefold)
        return index_page(
            self._vocabulary.api.title or self._client,
            self._topics,
            (
                resource_entry(one.resource, page_of_resource(one), listed)
                for one, listed in zip(self._resources, described.values(), strict=True)
            ),
            (link_to_model(name, INDEX) for name in names),
        )
