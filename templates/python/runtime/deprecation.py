"""Warnings for what the API is going to drop."""

from __future__ import annotations

import inspect
import warnings
from types import FrameType
from typing import Any

from .omit import omit
from .operation import Call

_PACKAGE = __name__.partition(".")[0]


def warn_if_deprecated(call: Call[Any]) -> None:
    """A DeprecationWarning at the line that makes the call, for each thing to avoid."""
    operation = call.operation
    if operation.deprecated:
        _warn(f"{operation.id} is deprecated")
    for place, name in operation.deprecated_arguments:
        if call.arguments.get(place, {}).get(name, omit) is not omit:
            _warn(f"{name!r} of {operation.id} is deprecated")


def _warn(message: str) -> None:
    level = 1
    frame = inspect.currentframe()
    while frame and _is_ours(frame):
        frame = frame.f_back
        level += 1
    warnings.warn(message, DeprecationWarning, stacklevel=level)


def _is_ours(frame: FrameType) -> bool:
    module: str = frame.f_globals.get("__name__", "")
    return module.partition(".")[0] == _PACKAGE
