"""Keys of the Paths Object: which parameters stand in them, and what of them is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..ir import Parameter

_NAME = re.compile(r"\{([^{}]*)\}")


def names_in(path: str) -> Iterator[str]:
    """The parameters of a path, each once, as they stand in it."""
    return iter(dict.fromkeys(_NAME.findall(path)))


def sent_of(path: str, parameters: Mapping[tuple[str, str], Parameter]) -> str:
    """What is sent of a path.

    OpenAPI gives a path neither a query nor a fragment (3.1, section 4.8.8), and documents
    have both to tell operations apart that share a path. A fragment never is part of a
    request (RFC 9110, section 7.1). Of a query, what a parameter says is left to that; the
    rest is fixed.
    """
    whole = path.partition("#")[0]
    before, _, query = whole.partition("?")
    kept = [
        pair for pair in query.split("&") if pair and not _is_said(pair, parameters)
    ]
    return f"{before}?{'&'.join(kept)}" if kept else before


def _is_said(pair: str, parameters: Mapping[tuple[str, str], Parameter]) -> bool:
    """Whether a parameter that is `in: query` says a `name=value` or `name={name}`."""
    name, _, value = pair.partition("=")
    parameter = parameters.get(("query", name))
    return parameter is not None and (value == f"{{{name}}}" or parameter.required)
