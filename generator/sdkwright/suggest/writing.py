"""Proposals → an OpenAPI Overlay 1.0, as YAML that people can read and change."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from ..document import split
from ..pagination import as_jsonpath
from .proposal import Proposal, Said

# What YAML 1.2 takes for a text, and nothing else, without quotes.
_PLAIN = re.compile(r"[$A-Za-z_/][\w$./\[\]-]*(?<![:#])")
_ELSEWHERE = (
    "In other files, which no overlay reaches; in sdkwright.toml it can be said:"
)
_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def written(title: str, proposals: Sequence[Proposal]) -> str:
    """An overlay with an action for each proposal, in the order of the document."""
    head = (
        "# What the document seems to mean and does not say. Read each action, take away",
        "# what is wrong, and use the rest: sdkwright generate … --overlay FILE",
        "overlay: 1.0.0",
        "info:",
        f"  title: {_text(f'Suggestions for {title}')}",
        "  version: 1.0.0",
        "actions:",
    )
    actions = [line for one in proposals if one.is_in_root for line in _action(one)]
    others = [line for one in proposals if not one.is_in_root for line in _table(one)]
    lines = [*head, *actions]
    if not actions:
        lines[-1] += " []"
    if others:
        lines += ("", f"# {_ELSEWHERE}", *(f"# {one}".rstrip() for one in others))
    return "\n".join(lines) + "\n"


def _action(proposal: Proposal) -> Iterator[str]:
    target = as_jsonpath(tuple(split(proposal.pointer)[1]))
    yield f"  - target: {_text(target)}"
    because = f"{proposal.about}: {'; '.join(proposal.reasons)}"
    yield f"    description: {_text(because)}"
    yield "    update:"
    yield from _said(proposal.keyword, proposal.said, 6)


def _table(proposal: Proposal) -> Iterator[str]:
    """A table of `sdkwright.toml`."""
    yield ""
    yield f"{'; '.join(proposal.reasons)}:"
    is_bare = re.fullmatch("[A-Za-z0-9_-]+", proposal.about)
    yield f"[pages.{proposal.about if is_bare else json.dumps(proposal.about)}]"
    if isinstance(proposal.said, Mapping):
        for name, value in proposal.said.items():
            yield f"{name} = {json.dumps(value)}"


def _said(key: str, value: Said, indent: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{' ' * indent}{key}:"
        for name, inner in value.items():
            yield from _said(name, inner, indent + 2)
    else:
        shown = _text(value) if isinstance(value, str) else value
        yield f"{' ' * indent}{key}: {shown}"


def _text(text: str) -> str:
    """A text of YAML; JSON's quoting is YAML's, too."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    return text if is_plain else json.dumps(text, ensure_ascii=False)
