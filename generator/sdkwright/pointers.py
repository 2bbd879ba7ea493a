"""Pointers, which name every place in a document (RFC 6901).

A pointer is a str. `#/paths/~1credits/get` stands for a place in the root document,
`common/x.yaml#/Foo` for one in another file, whose path is relative to the folder of the
root document and has POSIX separators, `https://example.com/x.yaml#/Foo` for one in a
file that was fetched.
"""

from __future__ import annotations


class UnresolvedReference(Exception):
    """A reference that points nowhere, or to where it may not."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


COMPONENTS = "#/components/schemas"
"""Where the schemas of the document have their names, once it is of the one dialect."""


def child(pointer: str, *tokens: str | int) -> str:
    """The pointer of what lies below: each token is escaped (RFC 6901, section 3)."""
    steps = (str(token).replace("~", "~0").replace("/", "~1") for token in tokens)
    return "/".join((pointer, *steps))


def split(pointer: str) -> tuple[str, list[str]]:
    """The file of a pointer ("" is the root document) and its tokens, unescaped."""
    file, _, fragment = pointer.partition("#")
    return file, [_unescape(token) for token in fragment.split("/")[1:]]


def schema_name(pointer: str) -> str | None:
    """The name of a schema of the document; None for any other place."""
    file, path = split(pointer)
    is_schema = not file and path[:-1] == ["components", "schemas"]
    return path[-1] if is_schema else None


def _unescape(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")
