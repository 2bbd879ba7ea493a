"""The API as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .operations import Operation, Parameter
from .retries import RetryPolicy
from .schemas import Declaration, Doc, Name, Named, Pointer
from .security import Security, SecurityScheme
from .servers import Server, ServerVariable


@dataclass(frozen=True, slots=True)
class Resource:
    """The operations of one tag. `aliases` belong to another resource and are reached here too."""

    path: tuple[str, ...]
    doc: Doc
    operations: tuple[Operation, ...]
    aliases: tuple[Operation, ...] = ()


@dataclass(frozen=True, slots=True)
class Webhook:
    """What the server sends to whoever uses the API, by itself or as a callback.

    OpenAPI 3.1, section 4.8.1 (`webhooks`) and section 4.8.18.
    """

    name: str
    """Its key in the document."""
    pointer: Pointer
    doc: Doc
    payload: Named | None
    """A declaration; None where what is sent is not JSON."""
    operation: Pointer | None
    """The operation that a callback belongs to; ids may be there twice."""


@dataclass(frozen=True, slots=True)
class Api:
    title: str
    version: str
    doc: Doc
    servers: tuple[Server, ...]
    schemes: tuple[SecurityScheme, ...]
    security: Security
    needs_certificate: bool
    """Whether something requires mutual TLS, for which the HTTP client has a certificate."""
    retries: RetryPolicy
    """Of the operations that have none of their own."""
    parameters: tuple[Parameter, ...]
    """Global ones: said once, on the client."""
    resources: tuple[Resource, ...]
    webhooks: tuple[Webhook, ...]
    declarations: Mapping[Pointer, Declaration] = field(repr=False)
    names: Mapping[Pointer, Name] = field(repr=False)
    """The name of each declaration."""

    @property
    def variables(self) -> dict[str, list[ServerVariable]]:
        """Those of all servers, of operations as well, by their names."""
        listed = [*self.servers, *(s for one in self.operations for s in one.servers)]
        found: dict[str, list[ServerVariable]] = {}
        for server in listed:
            for variable in server.variables:
                found.setdefault(variable.name, []).append(variable)
        return found

    @property
    def operations(self) -> list[Operation]:
        """All of them, each once."""
        return [one for resource in self.resources for one in resource.operations]
