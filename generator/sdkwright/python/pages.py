"""The README of a package, and a reference page for each resource."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..code import Code
from ..ir import Doc, ErrorCase, Nullable, Operation, Resource, TypeRef
from . import examples
from .client import environment_variables
from .format import formatted
from .imports import Imports
from .literals import cell, literal, markdown
from .methods import Argument, Method
from .names import credential_name
from .resources import returned_type, about, summary
from .types import Returned, Sent, Vocabulary


@dataclass(frozen=True, slots=True)
class OperationView:
    name: Code
    anchor: Code
    summary: Code
    text: Code
    example: Code
    parameters: tuple[Code, ...]
    """The lines of a table."""
    response: Code
    errors: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    title: Code
    text: Code
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True)
class ReadmeView:
    title: Code
    text: Code
    distribution: Code
    package: Code
    client: Code
    root_error: Code
    variable: Code | None
    """The environment variable of the first credential."""
    credential: Code | None
    call: Code
    """The call that the examples make, without its arguments: `client.credits.get_credits`."""
    arguments: Code
    resources: tuple[tuple[Code, Code], ...]
    """Titles and pages."""


class Guide:
    """Writes the pages of one package."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        errors: Mapping[TypeRef, Code],
        client: Code,
        package: Code,
    ) -> None:
        self._vocabulary = vocabulary
        self._errors = errors
        self._client = client
        self._package = package
