"""How a value is written: by its `style`, or by the media type of its `content`."""

from __future__ import annotations

from ..diagnostics import Findings
from ..document import child
from ..ir import DEFAULT_STYLES, Location, Style
from .media_names import FORM, essence
from .nodes import Node

_STYLES: dict[Location, tuple[str, ...]] = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
}
_EXPLODED = ("form", "cookie")  # where nothing else is said
_VERBATIM = ("simple", "cookie")  # what is not percent-encoded, outside of paths


def style_of(owner: Node, location: Location, findings: Findings) -> Style:
    """As a parameter says, or the default of its location (OpenAPI 3.1, section 4.8.12).

    An Encoding Object says it as a query parameter does (section 4.8.15.1).
    """
    default = DEFAULT_STYLES[location]
    name = owner.value.get("style", default.name)
    if name not in _STYLES[location]:
        findings.add(
            "unknown-style",
            child(owner.pointer, "style"),
            f"there is no style `{name}` here",
            hint=f"use one of {', '.join(_STYLES[location])}",
            lost=f"this style; `{default.name}` is used",
        )
        return default
    explode = owner.value.get("explode")
    is_encoded = location == "path" or name not in _VERBATIM
    return Style(
        name,
        explode=explode if isinstance(explode, bool) else name in _EXPLODED,
        allow_reserved=is_encoded and owner.value.get("allowReserved") is True,
    )


def style_of_content(media_type: str, *, is_json: bool) -> Style:
    """That of a media type: JSON, a form, or else text."""
    if is_json:
        return Style("json", explode=False)
    return Style("urlencoded" if essence(media_type) == FORM else "text", explode=False)
