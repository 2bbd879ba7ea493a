"""What the README and the pages of topics say of a module as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...code import Code
from ...graph import stream_of
from ...guide.index import topic_bullets
from ...guide.overview import ResourceLink, Shown, operation_link, topic_paths
from ...guide.paths import README, Path
from ...guide.retries import RetriesSection, retries_section
from ...guide.sign_in import needed_by
from ...guide.texts import about, first_line, subject_of
from ...guide.topics import Topic
from ...ir import JsonContent, Pointer
from ...markdown import block, line, plain, prose
from ..methods import Method, NamedResource
from ..vocabulary import Vocabulary
from . import topics as shown_by
from .credentials import CredentialsSection, credentials_section
from .imports import alias_of
from .programs import Names, Programs
from .resources import page_of_resource
from .servers import ServersSection, servers_section


@dataclass(frozen=True, slots=True)
class Examples:
    """Programs that all call the same method."""

    use: Code
    errors: Code
    retries: Code
    hooks: Code
    log: Code
    head: Code
    testing: Code


@dataclass(frozen=True, slots=True)
class TopicLinks:
    """Pages of topics, from the folder `docs`; None for those that the API has nothing for."""

    authentication: Code | None = None
    errors: Code | None = None
    retries: Code | None = None


@dataclass(frozen=True, slots=True)
class OverviewView:
    title: Code
    text: Code
    module: Code
    package: Code
    examples: Examples | None
    """None without operations."""
    resources: tuple[ResourceLink, ...]
    retries: RetriesSection
    credentials: CredentialsSection | None
    servers: ServersSection | None
    pages: Shown | None
    streams: Shown | None
    topics: TopicLinks
    topic_bullets: tuple[Code, ...]
    """Links from the README."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Says what a view needs."""

    vocabulary: Vocabulary
    names: Names
    resources: Sequence[NamedResource]
    topics: Mapping[Topic, Path]
    programs: Programs
    places: Mapping[Pointer, str]
    """The page and section of each operation."""

    def view(self) -> OverviewView:
        api = self.vocabulary.api
        methods = [method for one in self.resources for method in one.methods]
        easiest = min(methods, key=_difficulty, default=None)
        signed = [one for one in methods if needed_by(one.operation, api)]
        signed_in = min(signed, key=_difficulty, default=easiest)
        paged = [one for one in methods if one.operation.paging]
        streamed = [one for one in methods if stream_of(one.operation)]
        return OverviewView(
            title=plain(api.title) or self.names.client,
            text=prose(
                api.doc.text or f"The Go SDK for {subject_of(api, self.names.client)}."
            ),
            module=Code(self.names.module),
            package=alias_of(self.names.package),
            examples=self._examples(easiest) if easiest else None,
            resources=tuple(map(_link, self.resources)),
            retries=retries_section(api),
            credentials=credentials_section(
                api,
                self.names.package,
                self.programs.call(signed_in) if signed_in else None,
            ),
            servers=servers_section(api, self.names, easiest, self.programs),
            pages=self._pages(paged),
            streams=self._streams(streamed),
            topics=self._topic_links(),
            topic_bullets=tuple(topic_bullets(self.topics, README)),
        )

    def _examples(self, method: Method) -> Examples:
        programs = self.programs
        return Examples(
            use=block("go", programs.call(method)),
            errors=block("go", shown_by.errors(programs, method)),
            retries=block("go", shown_by.retries(programs, method)),
            hooks=block("go", shown_by.hooks(programs, method)),
            log=block("go", shown_by.log(programs, method)),
            head=block("go", shown_by.head(programs, method)),
            testing=block("go", shown_by.testing(programs, method)),
        )

    def _pages(self, methods: Sequence[Method]) -> Shown | None:
        if not methods:
            return None
        program = self.programs.call(min(methods, key=_difficulty))
        return self._shown(program, methods)

    def _streams(self, methods: Sequence[Method]) -> Shown | None:
        if not methods:
            return None
        first = min(methods, key=_difficulty)
        is_asked_for = first.operation.stream is not None
        write = self.programs.stream if is_asked_for else self.programs.call
        return self._shown(write(first), methods)

    def _shown(self, program: Code, methods: Sequence[Method]) -> Shown:
        return Shown(
            block("go", program),
            tuple(
                operation_link(one.symbol, self.places[one.operation.pointer])
                for one in methods
                if not one.is_alias and not one.content
            ),
        )

    def _topic_links(self) -> TopicLinks:
        links = topic_paths(self.topics)
        return TopicLinks(
            links.get("authentication"), links.get("errors"), links.get("retries")
        )


def _link(one: NamedResource) -> ResourceLink:
    text = first_line(one.resource.doc.summary or about(one.resource))
    title = plain(".".join(one.resource.path))
    return ResourceLink(title, Code(page_of_resource(one)), line(text))


def _difficulty(method: Method) -> tuple[bool, int, bool, bool]:
    """How little a method is fit for a first example."""
    operation = method.operation
    return (
        not isinstance(operation.success, JsonContent) or bool(operation.paging),
        sum(one.required for one in method.arguments),
        operation.doc.deprecated,
        operation.method != "GET",
    )
