"""Whether a value is one that a schema allows, in all that JSON Schema can say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.validators import extend
from openapi_schema_validator import OAS30WriteValidator, OAS31Validator

from ..described import Json, Schema

# `discriminator` never changes what is valid (OpenAPI 3.1.1, section 4.8.25); these
# validators refuse all values where a tag is not the name of a schema.
_PLAIN = {
    keyword: Draft202012Validator.VALIDATORS[keyword]
    for keyword in ("allOf", "anyOf", "oneOf")
}


class Validity:
    """Of the values that are sent, by the schemas of one document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._around = {key: document[key] for key in ("components", "paths")}
        is_3_0 = str(document["openapi"]).startswith("3.0")
        self._kind = extend(OAS30WriteValidator if is_3_0 else OAS31Validator, _PLAIN)
        self._validators: dict[int, Any] = {}

    def allows(self, schema: Schema, value: Json) -> bool:
        """Whether `value` is valid by a schema of the document."""
        if id(schema) not in self._validators:
            whole = {"allOf": [schema], **self._around}  # so that references lead there
            self._validators[id(schema)] = self._kind(
                whole, format_checker=self._kind.FORMAT_CHECKER
            )
        return bool(self._validators[id(schema)].is_valid(value))
