"""The meta-schema of each version of OpenAPI: the JSON Schema of its documents.

openapi-spec-validator ships them. What the specifications say and these do not is put
in here.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

VERSIONS = ("2.0", "3.0", "3.1", "3.2")

# A name of a header (RFC 9110, section 5.1).
_TOKEN = {"pattern": "^[-!#$%&'*+.^_`|~0-9A-Za-z]+$"}


def of(version: str) -> Any:
    """The meta-schema of a version; None if there is none."""
    if version not in VERSIONS:
        return None
    # The package is not imported for it: that costs more than the validation.
    spec = find_spec("openapi_spec_validator")
    folders = spec.submodule_search_locations if spec else None
    for folder in folders or ():
        path = Path(folder, "resources", "schemas", f"v{version}", "schema.json")
        if path.is_file():
            schema = json.loads(path.read_bytes())
            if version in ("3.1", "3.2"):
                _complete(schema["$defs"])
            return schema
    return None


def _complete(definitions: dict[str, Any]) -> None:
    """Add what OpenAPI 3.1 and 3.2 say in words, or said in a later release."""
    # Schema Objects are JSON Schema's own (OpenAPI 3.1, section 4.8.24): the
    # meta-schema leaves them alone unless it is told of them.
    definitions["schema"] |= {
        "$ref": "https://json-schema.org/draft/2020-12/schema",
        "properties": {
            # XML Object of 3.2: `nodeType` takes the place of the others.
            "xml": {
                "allOf": [
                    {"not": {"required": ["nodeType", "attribute"]}},
                    {"not": {"required": ["nodeType", "wrapped"]}},
                ]
            }
        },
    }
    # Parameter Object, section 4.8.12: one or the other.
    definitions["examples"]["not"] = {"required": ["example", "examples"]}
    # Link Object, section 4.8.20: it is called `server`.
    link = definitions["link"]["properties"]
    if "body" in link:
        link["server"] = link.pop("body")
    # A header is named as HTTP has it, as a parameter and in `headers`.
    definitions["parameter"].setdefault("allOf", []).append(
        {
            "if": {"properties": {"in": {"const": "header"}}, "required": ["in"]},
            "then": {"properties": {"name": _TOKEN}},
        }
    )
    for holder in ("response", "encoding"):
        definitions[holder]["properties"]["headers"]["propertyNames"] = _TOKEN
