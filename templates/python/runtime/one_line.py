"""What others wrote, made fit for a message or a log."""

from __future__ import annotations

_LONGEST = 200


def on_one_line(text: str, longest: int = _LONGEST) -> str:
    """At most so many characters and "…", and only such as can be seen."""
    line = " ".join(text.split())
    line = "".join(character for character in line if character.isprintable())
    return line if len(line) <= longest else f"{line[:longest]}…"
