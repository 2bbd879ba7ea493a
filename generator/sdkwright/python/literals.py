"""Strings from the document → literals and docstrings of Python, and values of its TOML.

Everything is quoted here, where it is printed, and nowhere earlier.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable

from ..code import Code
from ..ir import JsonScalar
from ..markdown import visible

_WIDTH = 88


def literal(value: JsonScalar | None) -> Code:
    """A literal in ASCII, in double quotes where it is a string."""
    if isinstance(value, str):
        return Code(_double_quoted(value))
    if value is None or type(value) in (bool, int):
        return Code(repr(value))
    return Code(repr(float(value)))


def tuple_of(items: Iterable[Code]) -> Code:
    """A tuple; one item alone needs its comma."""
    parts = list(items)
    return Code(f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})")


def dict_of(items: Iterable[tuple[JsonScalar, Code]]) -> Code:
    """A dict, whose keys are quoted here."""
    pairs = (f"{literal(key)}: {value}" for key, value in items)
    return Code(f"{{{', '.join(pairs)}}}")


def set_of(items: Iterable[str]) -> Code:
    """A frozenset of texts, in order; empty where there is none."""
    listed = ", ".join(map(literal, dict.fromkeys(items)))
    return Code(f"frozenset({{{listed}}})" if listed else "")


def docstring(
    paragraphs: Iterable[str], indent: int, arguments: Iterable[tuple[str, str]] = ()
) -> Code:
    """A docstring of wrapped paragraphs and described arguments, at `indent` spaces.

    Raises:
        ValueError: there is nothing to say.
    """
    lines: list[str] = []
    for paragraph in paragraphs:
        # The quotes stand before the first line, and after it where there is no other.
        quotes = 0 if lines else 6
        wrapped = [
            line
            for part in _clean(paragraph).split("\n")
            for line in _wrap(part, _WIDTH - indent - quotes)
        ]
        if wrapped and any(wrapped):
            lines += ["", *wrapped] if lines else wrapped
    described = [line for pair in arguments for line in _argument(*pair, indent)]
    if described:
        lines += ["", "Args:", *described]
    if not lines:
        raise ValueError("a docstring says something")
    margin = "\n" + " " * indent
    body = margin.join(lines).replace(margin + "\n", "\n\n")
    body = "\n".join(line.rstrip() for line in body.split("\n"))
    if len(lines) > 1:
        return Code(f'"""{body}{margin}"""')
    if body.endswith('"'):
        body += " "
    return Code(f'"""{body}"""')


def toml(text: str) -> Code:
    """A basic string of TOML 1.0; JSON's escapes are among TOML's."""
    return Code(json.dumps(visible(text), ensure_ascii=False))


def _clean(text: str) -> str:
    lines = "\n".join(visible(line) for line in text.strip().splitlines())
    return lines.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')


def _argument(name: str, text: str, indent: int) -> list[str]:
    return textwrap.wrap(
        f"{name}: {' '.join(_clean(text).split())}",
        _WIDTH - indent,
        initial_indent=" " * 4,
        subsequent_indent=" " * 8,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _wrap(line: str, width: int) -> list[str]:
    """A line, in lines that fit. What is laid out by hand (code, tables) stays as it is."""
    if line.startswith(("    ", "\t", "|", "```")):
        return [line]
    lead = line[: len(line) - len(line.lstrip())]
    bullet = re.match(r"\s*(?:[-*+]|\d+[.)])\s+", line)
    return textwrap.wrap(
        line,
        width,
        subsequent_indent=" " * len(bullet[0]) if bullet else lead,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def _double_quoted(text: str) -> str:
    quoted = ascii(text)
    if quoted[0] == "'":
        quoted = '"' + quoted[1:-1].replace('"', '\\"').replace("\\'", "'") + '"'
    return quoted
