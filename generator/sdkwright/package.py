"""What every target makes of an API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .report import OperationReport


@dataclass(frozen=True, slots=True)
class Package:
    """The files of an SDK, and what the report says of it."""

    files: Mapping[str, bytes]
    """By their path in the package, with POSIX separators."""
    operations: tuple[OperationReport, ...]
    models: int
