"""Parameters that belong into a body (Parameter Object) → `requestBody`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ...document import child
from .parameters import Parameters, Payload, schema_of_field
from .rewriting import Rewriting, is_file, refill

_JSON = ("application/json",)
_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"


class Bodies:
    """Makes bodies of what was taken out of the parameters of an operation."""

    def __init__(self, rewriting: Rewriting, parameters: Parameters) -> None:
        self._rewriting = rewriting
        self._parameters = parameters

    def of(
        self,
        own: Sequence[Payload],
        common: Sequence[Payload],
        consumes: Sequence[str],
        pointer: str,
    ) -> dict[str, Any] | None:
        """The body of the operation at a pointer, or None; `common` is said of its path."""
        if body := next((one for one in own or common if one.is_body), None):
            file = pointer.partition("#")[0]
            return self.whole(body, body.written if own else {}, consumes, file)
        fields = [
            *((one, {}) for one in common if not one.is_body),
            *((one, one.written) for one in own),
        ]
        return self._form(fields, consumes, pointer) if fields else None

    def whole(
        self,
        one: Payload,
        holder: dict[str, Any],
        consumes: Sequence[str],
        file: str,
    ) -> dict[str, Any]:
        """A body that one parameter is, put into `holder`."""
        schema = one.value.get("schema")
        if one.is_reference and isinstance(schema, dict):
            schema = self._rewriting.references.to(schema, file)
        elif schema is None and "type" in one.value:  # written as other parameters are
            said = schema_of_field(one.value)
            schema = self._rewriting.references.copy(said, file)
        described = ("description", "required")
        said = {key: one.value[key] for key in described if key in one.value}
        content = self._rewriting.content(schema, consumes or _JSON, file)
        return refill(holder, {**said, "content": content})

    def _form(
        self,
        fields: Sequence[tuple[Payload, dict[str, Any]]],
        consumes: Sequence[str],
        pointer: str,
    ) -> dict[str, Any]:
        """A body of fields, each with the object that becomes its schema."""
        file = pointer.partition("#")[0]
        has_file = any(is_file(schema_of_field(one.value)) for one, _ in fields)
        media_types = _form_types(consumes, has_file=has_file)
        place = child(pointer, "requestBody", "content", media_types[0], "schema")
        properties: dict[str, Any] = {}
        encoding: dict[str, Any] = {}
        required: dict[str, bool] = {}
        for one, holder in fields:
            name = str(one.value.get("name", ""))
            schema = schema_of_field(one.value)
            if holder is not one.written or one.is_reference:
                schema = self._rewriting.references.copy(schema, file)
            where = child(place, "properties", name)
            style = self._parameters.style(one.value, schema, "formData", where)
            properties[name] = refill(holder, schema)
            required[name] = one.value.get("required") is True
            encoding |= {name: style} if style else {}
        form: dict[str, Any] = {"type": "object", "properties": properties}
        if needed := [name for name, is_needed in required.items() if is_needed]:
            form["required"] = needed
        content = self._rewriting.content(form, media_types, file)
        for media in content.values() if encoding else ():
            media["encoding"] = dict(encoding)
        return {"required": bool(needed), "content": content}


def _form_types(consumes: Iterable[str], *, has_file: bool) -> list[str]:
    """The media types of a form: files need parts."""
    if has_file:
        return [_MULTIPART]
    return [one for one in consumes if one in (_FORM, _MULTIPART)] or [_FORM]
