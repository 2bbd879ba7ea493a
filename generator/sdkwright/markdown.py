"""Text from the document → Markdown, and what of it people can see. Every target uses it."""

from __future__ import annotations

import re
import unicodedata

from .code import Code

# Code in Markdown is text as it is; elsewhere `<` begins markup.
_MARKUP = re.compile(r"(`+).+?\1|<", re.DOTALL)
_PIPE = re.compile(r"(\\*)\|")
_BLANK_LINES = re.compile(r"\n{3,}")


def markdown(text: str) -> Code:
    """Text of a Markdown page as it was written, without what would be markup of another kind."""
    lines = (visible(line).rstrip() for line in text.strip().splitlines())
    return Code(_BLANK_LINES.sub("\n\n", _MARKUP.sub(_as_text, "\n".join(lines))))


def cell(text: str) -> Code:
    """Text in a cell of a Markdown table."""
    return Code(_PIPE.sub(r"\1\1\\|", " ".join(markdown(text).split())))


def code(text: str) -> Code:
    """Text as code in Markdown."""
    fence = "``" if "`" in text else "`"
    return Code(f"{fence}{text}{fence}")


def visible(text: str) -> str:
    """Text without characters that control, reorder or hide what stands beside them."""
    if text.isprintable():
        return text
    return "".join(
        (
            char
            if char == " " or unicodedata.category(char)[0] not in "CZ"
            else _replacement(char)
        )
        for char in text
    )


def _replacement(char: str) -> str:
    return (
        " "
        if unicodedata.category(char)[0] == "Z" or char in "\t\r\n\f\v"
        else f"<U+{ord(char):04X}>"
    )


def _as_text(match: re.Match[str]) -> str:
    return "&lt;" if match[0] == "<" else match[0]
