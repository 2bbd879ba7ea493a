"""Swagger 2.0 → the shape of OpenAPI 3.0. Objects are called as Swagger 2.0 calls them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ... import extensions
from ...diagnostics import Findings
from ...document import Document
from ...trees import objects
from ..references import References
from .operations import Operations
from .rewriting import Rewriting
from .servers import Servers

# Where the definitions of the root are, and where they belong.
_SECTIONS = {
    "definitions": "schemas",
    "parameters": "parameters",
    "responses": "responses",
    "securityDefinitions": "securitySchemes",
}
_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_OF_FLOWS = ("authorizationUrl", "tokenUrl", "scopes")


def normalise(document: Document, findings: Findings) -> None:
    """Rewrite a document, and the files that it refers to, which are of its version."""
    root = document.root
    references = References(document)
    components = _move_sections(root)
    servers = Servers(root, findings)
    servers.of_root()
    operations = Operations(root, components, Rewriting(references, findings))
    operations.components()
    for pointer, operation in operations.of_paths():
        servers.of_operation(pointer, operation)
    _security_schemes(components)
    for data in document.files.values():
        for schema in objects(data):
            _schema(schema)
    references.write()


def _move_sections(root: dict[str, Any]) -> dict[str, Any]:
    """The components, after the definitions of the root were moved there."""
    if not isinstance(root.get("components"), dict):
        root["components"] = {}
    components: dict[str, Any] = root["components"]
    components |= {new: root.pop(old) for old, new in _SECTIONS.items() if old in root}
    # A reference to nothing is to name the section in which it finds nothing.
    for holder in objects(root):
        for old, new in _SECTIONS.items():
            ref = holder.get("$ref")
            if isinstance(ref, str) and ref.startswith(f"#/{old}/"):
                holder["$ref"] = ref.replace(f"#/{old}/", f"#/components/{new}/", 1)
    return components


def _security_schemes(components: Mapping[str, Any]) -> None:
    """Security Scheme Object: basic, and the one flow of OAuth 2 that a scheme has."""
    schemes = components.get("securitySchemes")
    for scheme in schemes.values() if isinstance(schemes, dict) else ():
        if not isinstance(scheme, dict):
            continue
        if scheme.get("type") == "basic":
            scheme.update(type="http", scheme="basic")
        elif scheme.get("type") == "oauth2":
            flow = {key: scheme.pop(key) for key in _OF_FLOWS if key in scheme}
            name = scheme.pop("flow", None)
            known = isinstance(name, str) and name in _FLOWS
            scheme["flows"] = {_FLOWS[name]: flow} if known else {}


def _schema(schema: dict[str, Any]) -> None:
    """Schema Object. What is not a schema has none of these keywords."""
    extensions.use_later_keywords(schema)
    if isinstance(name := schema.get("discriminator"), str):
        schema["discriminator"] = {"propertyName": name}
    if schema.get("type") == "file":
        schema.update(type="string", format="binary")
    # Two types have no other word here; Kubernetes and its kin made this one.
    if schema.get("type") == "string" and schema.get("format") == "int-or-string":
        schema["type"] = ["integer", "string"]
