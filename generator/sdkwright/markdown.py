"""Text of the document → Markdown, in which it can begin and end nothing of ours.

Two promises hold for each of these functions: what comes out has no HTML, and no block
of code, table or section that it opens goes on behind it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .code import Code

_FENCE = re.compile(r"( *)(`{3,}(?=[^`]*\Z)|~{3,})")
_INLINE = re.compile(
    r"\\[\\`<]"  # escaped already
    r"|(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)"  # code
    r"|`+"  # what would be code together with another line
    r"|<"
    r"|\]\((?!https?://|mailto:)"  # a link within pages that are not here
)
_HEADING = re.compile(r"( {0,3})#{1,6}[ \t]+(.*?)[ \t#]*\Z")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\Z")
_DEFINITION = re.compile(r"( *)\[(?=[^]]*\]:)")
_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~!&]")
_BLANK_LINES = re.compile(r"\n{3,}")
_TICKS = re.compile("`+")
_TICKS_FIRST = re.compile("^ *(`+)", re.MULTILINE)


def prose(text: str) -> Code:
    """Paragraphs, lists and code as they were written; headings are but bold.

    Links that lead to no other site are shown and not followed: their pages are not here.
    """
    return Code(_BLANK_LINES.sub("\n\n", "\n".join(_lines(text.strip()))))


def line(text: str) -> Code:
    """The same on one line: for cells of tables, and items of lists."""
    return Code(_INLINE.sub(_harmless, visible(" ".join(text.split()))))


def plain(text: str) -> Code:
    """Text without any markup: for titles, and for what links show."""
    shown = visible(" ".join(text.split()))
    return Code(_SPECIAL.sub(r"\\\g<0>", shown).replace("<", "&lt;"))


def code(text: str) -> Code:
    """Text as code within a line."""
    shown = visible(text)
    if "`" not in shown:
        return Code(f"`{shown}`")
    fence = "`" * (max(map(len, _TICKS.findall(shown))) + 1)
    gap = " " if shown[:1] == "`" or shown[-1:] == "`" else ""
    return Code(f"{fence}{gap}{shown}{gap}{fence}")


def block(language: str, program: str) -> Code:
    """A program, fenced by more backticks than any of its lines begins with."""
    longest = max(map(len, _TICKS_FIRST.findall(program)), default=0)
    fence = "`" * max(3, longest + 1)
    return Code(f"{fence}{language}\n{program.rstrip()}\n{fence}")


def link(shown: Code, target: str) -> Code:
    """A link to a page or a section of ours, whose paths hold nothing special."""
    return Code(f"[{shown}]({target})")


def visible(text: str) -> str:
    """One line without characters that control, reorder or hide what stands beside them."""
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


def _lines(text: str) -> Iterator[str]:
    fence = before = ""
    for one in map(str.rstrip, map(visible, text.splitlines())):
        if fence and one and _indent(one) < _indent(fence):
            yield fence  # a block of code ends with the list that it is in
            fence = ""
        opening = _FENCE.match(one)
        if fence or opening:
            # Where a fence is indented, it depends on what is around it whether it is one.
            yield one.replace("<", "&lt;") if (fence or one)[0] == " " else one
            if opening and not fence:
                fence = opening[0]
            elif _closes(one, fence):
                fence = ""
        else:
            if _UNDERLINE.match(one) and before:
                yield ""  # the line before it would be a heading
            yield _text(one)
        before = one
    if fence:
        yield fence


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _closes(text: str, fence: str) -> bool:
    ticks = text.strip()
    is_near = _indent(text) - _indent(fence) <= 3  # CommonMark 0.31, section 4.5
    return is_near and ticks.startswith(fence.strip()) and not ticks.strip(fence[-1])


def _text(text: str) -> str:
    if heading := _HEADING.match(text):
        text = f"{heading[1]}**{heading[2]}**" if heading[2] else ""
    return _INLINE.sub(_harmless, _DEFINITION.sub(r"\1\\[", text))


def _harmless(match: re.Match[str]) -> str:
    text = match[0]
    match text[0]:
        case "<":
            return "&lt;"
        case "]":
            return "]\\("
        case "`" if match[2] is None:
            return text.replace("`", "\\`")
        case "`" if "|" in match[2]:
            # Where the line is a row of a table, its cells end there, and no code goes on.
            return text.replace("<", "&lt;")
    return text
