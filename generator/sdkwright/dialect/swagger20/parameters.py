"""Parameters and headers (Parameter Object): what is said of a value → `schema`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ... import extensions
from ...document import child
from .rewriting import Rewriting

_OF_BODIES = ("body", "formData")  # where a parameter is that belongs into a body
# What a parameter says of itself; all else is said of its value.
_OF_PARAMETERS = frozenset(
    {
        *("$ref", "name", "in", "description", "required", "deprecated"),
        *("allowEmptyValue", "collectionFormat", "schema", "example", "examples"),
    }
)
# `collectionFormat` → `style` and `explode` of a query or a form.
_STYLES = {
    "csv": ("form", False),
    "multi": ("form", True),
    "ssv": ("spaceDelimited", False),
    "pipes": ("pipeDelimited", False),
}


@dataclass(frozen=True, slots=True)
class Payload:
    """A parameter that belongs into a body: all of it, or a field of a form."""

    written: dict[str, Any]
    """What stands in the list of parameters: itself, or a reference to it."""
    value: Mapping[str, Any]
    """As it was before anything was rewritten."""
    is_reference: bool

    @property
    def is_body(self) -> bool:
        return bool(self.value["in"] == "body")


class Parameters:
    """Rewrites parameters, and tells which are none."""

    def __init__(self, rewriting: Rewriting) -> None:
        self._rewriting = rewriting

    def of(self, owner: dict[str, Any], pointer: str) -> list[Payload]:
        """Rewrite a list of parameters, and take out of it what belongs into a body.

        That is one body, or fields. More stays, and is found to be no parameter.
        """
        listed = owner.get("parameters")
        if not isinstance(listed, list):
            return []
        taken: list[Payload] = []
        kept: list[Any] = []
        for written in listed:
            here = child(pointer, "parameters", len(kept))
            where, target = self._rewriting.references.follow(written, here)
            payload = self.payload(written, target)
            if payload and not (taken and (payload.is_body or taken[0].is_body)):
                taken.append(payload)
                continue
            kept.append(written)
            if isinstance(target, dict):
                self.one(target, where)
        listed[:] = kept
        return taken

    def payload(self, written: Any, target: Any) -> Payload | None:
        """What belongs into a body; None for a parameter that is one."""
        if not isinstance(target, dict):
            return None
        value = self._rewriting.original(target)
        if value.get("in") not in _OF_BODIES:
            return None
        return Payload(written, value, is_reference=target is not written)

    def one(self, value: dict[str, Any], pointer: str) -> None:
        """Rewrite a parameter or a header."""
        if "$ref" in value or not self._rewriting.is_first(value):
            return
        if "schema" not in value:
            schema = {key: value.pop(key) for key in [*value] if _is_of_value(key)}
            if schema:
                value["schema"] = schema
        if examples := extensions.examples(value):
            value["examples"] = examples
        style = self.style(value, value.get("schema"), value.get("in"), pointer)
        value.pop("collectionFormat", None)
        value.update(style)

    def style(
        self, value: Mapping[str, Any], schema: Any, location: Any, pointer: str
    ) -> dict[str, Any]:
        """`style` and `explode` of a value; nothing where it is no array."""
        if not isinstance(schema, dict) or schema.get("type") != "array":
            return {}
        items = schema.get("items")
        if isinstance(items, dict) and "collectionFormat" in items:
            inner = items.pop("collectionFormat")
            if items.get("type") == "array":
                self._unknown_style(inner, pointer)
        said = value.get("collectionFormat", "csv")
        is_form = location in ("query", "formData")
        if not isinstance(said, str) or said not in (_STYLES if is_form else ("csv",)):
            self._unknown_style(said, pointer)
            said = "csv"
        style, explode = _STYLES[said]
        return {"style": style if is_form else "simple", "explode": explode}

    def _unknown_style(self, said: Any, pointer: str) -> None:
        self._rewriting.findings.add(
            "unknown-style",
            pointer,
            f"`collectionFormat: {said}` has no style here",
            hint="describe it as a text that holds all items, or use csv",
            lost="what the items are joined with; commas are used",
        )


def schema_of_field(value: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a field of a form. Some write it out, as for a body."""
    if isinstance(schema := value.get("schema"), dict):
        return schema
    described = ("description", "example")
    return {
        key: item
        for key, item in value.items()
        if _is_of_value(key) or key in described
    }


def _is_of_value(keyword: str) -> bool:
    if extensions.is_extension(keyword):
        return extensions.is_of_schema(keyword)
    return keyword not in _OF_PARAMETERS
