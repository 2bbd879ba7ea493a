"""Small documents, and what lowering makes of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import dedent, indent
from typing import Any

from sdkwright import dialect, lower, source, strict_json, yaml12
from sdkwright.config import Naming, Retries, Select, Streams
from sdkwright.diagnostics import Findings
from sdkwright.document import Document
from sdkwright.ir import Api, Declaration, Named, Object, Operation, TypeRef
from sdkwright.pagination import Pagination
from sdkwright.source import Source

COMPONENTS = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Lowered:
    api: Api
    findings: Findings

    @property
    def declarations(self) -> Mapping[str, Declaration]:
        return self.api.declarations

    @property
    def rules(self) -> list[str]:
        """The rules of what was found, but that fragments name no server."""
        found = [finding.rule for finding in self.findings]
        return [rule for rule in found if rule != "no-server"]

    def places(self, rule: str) -> list[str]:
        return [one.pointer for one in self.findings if one.rule == rule]

    def named(self, name: str) -> Declaration:
        """The declaration of the component schema with this name."""
        return self.api.declarations[COMPONENTS + name]

    def operation(self) -> Operation:
        """The only operation."""
        (resource,) = self.api.resources
        (operation,) = resource.operations
        return operation


def document(content: str | Mapping[str, Any]) -> Document:
    """A document that is in no file, from YAML or from data."""
    text = dedent(content) if isinstance(content, str) else json.dumps(content)
    parse = yaml12.parse if isinstance(content, str) else strict_json.parse
    return Document("api.yaml", Source(source.Text("api.yaml", text), *parse(text)))


def lowered(
    content: str | Mapping[str, Any] | Document,
    naming: Naming | None = None,
    select: Select | None = None,
    pages: Mapping[str, Pagination] | None = None,
    streams: Streams | None = None,
    retries: Retries | None = None,
) -> Lowered:
    """Lower a document; what it does not say of its version, `info`, `paths` is added."""
    read = content if isinstance(content, Document) else document(content)
    for key, value in HEAD.items():
        if key != "openapi" or "swagger" not in read.root:
            read.root.setdefault(key, value)
    findings = Findings()
    dialect.normalise(read, findings)
    api = lower.lower(
        read,
        select or Select(),
        naming or Naming(),
        pages or {},
        streams or Streams(),
        retries or Retries(),
        findings,
    )
    return Lowered(api, findings)


def schemas(text: str) -> Lowered:
    """Lower component schemas that are written in YAML."""
    return lowered("components:\n  schemas:\n" + indent(dedent(text), "    "))


def operation(text: str, path: str = "/a", method: str = "get") -> Lowered:
    """Lower one operation that is written in YAML."""
    head = f"paths:\n  {json.dumps(path)}:\n    {method}:\n"
    return lowered(head + indent(dedent(text), "      "))


def ref(name: str) -> Named:
    """A use of the component schema with this name."""
    return Named(COMPONENTS + name)


def fields(declaration: Declaration) -> dict[str, TypeRef]:
    """The types of an object's fields, by their names on the wire."""
    assert isinstance(declaration, Object)
    return {field.wire_name: field.type for field in declaration.fields}


def type_of(schema: str, more: str = "") -> TypeRef:
    """The type of a property with a schema in YAML, beside more component schemas."""
    found = schemas(f"A: {{properties: {{x: {schema}}}}}\n{more}")
    return fields(found.named("A"))["x"]


HEAD: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1"},
    "paths": {},
}
