"""What the README and the pages of topics say of a package as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...code import Code, join
from ...graph import stream_of
from ...guide.index import topic_bullets
from ...guide.overview import ResourceLink, Shown, operation_link, topic_paths
from ...guide.paths import README, Path
from ...guide.retries import RetriesSection, retries_section
from ...guide.sign_in import needed_by
from ...guide.texts import about, first_line, subject_of
from ...guide.topics import Topic
from ...ir import NoContent, Pointer, StreamContent
from ...markdown import block, line, plain, prose
from ..errors import root_name
from ..methods import Method, NamedResource
from ..vocabulary import Vocabulary
from .credentials import (
    Authentication,
    authentication,
    example_of,
    read_from,
)
from .examples import Programs, imports_of
from .resources import page_of_resource, program_names
from .servers import ServersSection, servers_section


@dataclass(frozen=True, slots=True)
class TopicLinks:
    """Pages of topics, from the folder `docs`; None for those that the API has nothing for."""

    authentication: Code | None = None
    servers: Code | None = None
    errors: Code | None = None
    retries: Code | None = None
    pagination: Code | None = None
    streaming: Code | None = None


@dataclass(frozen=True, slots=True)
class OverviewView:
    title: Code
    text: Code
    package: Code
    client: Code
    root_error: Code
    setup: Code
    """What a client needs to be given, as its first arguments; mostly nothing."""
    leading_setup: Code
    """The same where others follow."""
    credentials: Authentication | None
    """None where there is nothing to sign in with."""
    variables: Code
    """The environment variables that hold what the example signs in with."""
    given: Code
    """The same as arguments."""
    call: Code | None
    """The method that the examples call, from the client on; None without operations."""
    arguments: Code
    leading_arguments: Code
    """The same where others follow."""
    modules: Code
    """What these import, as lines; mostly nothing."""
    retries: RetriesSection
    resources: tuple[ResourceLink, ...]
    servers: ServersSection | None
    """None where there is nothing to choose."""
    pages: Shown | None
    """Going through pages, where an operation has some."""
    streams: Shown | None
    """Reading a stream, where an operation has one."""
    topics: TopicLinks
    topic_bullets: tuple[Code, ...]
    """Links from the README."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Says what a view needs."""

    vocabulary: Vocabulary
    package: Code
    client: Code
    setup: Code
    resources: Sequence[NamedResource]
    topics: Mapping[Topic, Path]
    examples: Programs
    programs: Mapping[str, str]
    """Laid out, by the names of `program_names`."""
    places: Mapping[Pointer, str]
    """The page and section of each operation."""

    def view(self) -> OverviewView:
        api = self.vocabulary.api
        shown = min(self._methods, key=_difficulty, default=None)
        needed = needed_by(shown.operation, api) if shown else []
        leading_setup = Code(f"{self.setup}, " if self.setup else "")
        arguments = join(", ", self.examples.arguments(shown)) if shown else Code("")
        return OverviewView(
            title=plain(api.title) or self.client,
            text=prose(
                api.doc.text or f"The Python SDK for {subject_of(api, self.client)}."
            ),
            package=self.package,
            client=self.client,
            root_error=root_name(self.client),
            setup=self.setup,
            leading_setup=leading_setup,
            credentials=authentication(
                self.vocabulary, self.client, self.package, leading_setup
            ),
            variables=join(" and ", (read_from(one, self.package) for one in needed)),
            given=join(", ", (example_of(one, self.vocabulary) for one in needed)),
            call=Code(shown.symbol.removeprefix("client.")) if shown else None,
            arguments=arguments,
            leading_arguments=Code(f"{arguments}, " if arguments else ""),
            modules=imports_of(arguments),
            retries=retries_section(api),
            resources=tuple(map(_link, self.resources)),
            servers=servers_section(self.vocabulary, self.client, self.package),
            pages=self._pages(),
            streams=self._streams(),
            topics=self._topic_links(),
            topic_bullets=tuple(topic_bullets(self.topics, README)),
        )

    @property
    def _methods(self) -> list[Method]:
        return [method for one in self.resources for method in one.methods]

    def _pages(self) -> Shown | None:
        paged = [method for method in self._methods if method.operation.paging]
        if not paged:
            return None
        return self._shown("Pages", min(paged, key=_difficulty), paged)

    def _streams(self) -> Shown | None:
        found = [method for method in self._methods if stream_of(method.operation)]
        if not found:
            return None
        first = min(found, key=_oddity_of_stream)
        title = "Stream" if first.operation.stream else "Example Usage"
        return self._shown(title, first, found)

    def _shown(self, title: str, shown: Method, alike: Sequence[Method]) -> Shown:
        program = self.programs[program_names(shown)[title]]
        return Shown(
            block("python", program),
            tuple(
                operation_link(one.symbol, self.places[one.operation.pointer])
                for one in alike
                if not one.is_alias
            ),
        )

    def _topic_links(self) -> TopicLinks:
        links = topic_paths(self.topics)
        return TopicLinks(
            links.get("authentication"),
            links.get("servers"),
            links.get("errors"),
            links.get("retries"),
            links.get("pagination"),
            links.get("streaming"),
        )


def _link(one: NamedResource) -> ResourceLink:
    text = first_line(one.resource.doc.summary or about(one.resource))
    return ResourceLink(
        plain(".".join(one.resource.path)), Code(page_of_resource(one)), line(text)
    )


def _difficulty(method: Method) -> tuple[bool, int, bool, bool]:
    """How little a method is fit for a first example."""
    required = sum(one.required or one.is_usual for one in method.arguments)
    operation = method.operation
    is_odd = isinstance(operation.success, NoContent | StreamContent)
    return (
        is_odd,
        required,
        operation.doc.deprecated,
        operation.method != "GET",
    )


def _oddity_of_stream(method: Method) -> tuple[bool, tuple[bool, int, bool, bool]]:
    """How little a stream is one that is asked for in the usual way."""
    stream = method.operation.stream
    return stream is None or stream.argument is None, _difficulty(method)
