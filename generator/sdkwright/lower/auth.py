"""Security schemes and requirements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .. import extensions
from ..diagnostics import Findings
from ..document import child
from ..ir import ApiKey, Basic, Bearer, Doc, Security, SecurityScheme
from .nodes import Node
from .shapes import Shapes


class Schemes:
    """The security schemes of a document. Those that ask for the same thing are one."""

    def __init__(self, components: Node, shapes: Shapes, findings: Findings) -> None:
        self._findings = findings
        self._pointer = child(components.pointer, "securitySchemes")
        self._by_key: dict[str, SecurityScheme | None] = {}
        schemes = components.value.get("securitySchemes")
        found: dict[object, SecurityScheme] = {}
        for key, value in schemes.items() if isinstance(schemes, dict) else ():
            node = shapes.references.dereference(
                Node(child(components.pointer, "securitySchemes", key), value)
            )
            kind = self._kind(node) if node else None
            if node is None or kind is None:
                self._by_key[key] = None
                continue
            same = found.get(kind)
            keys = (*same.keys, key) if same else (key,)
            variable = (same.environment if same else "") or self._variable(node)
            description = node.value.get("description")
            doc = (
                same.doc
                if same
                else Doc(text=description if isinstance(description, str) else "")
            )
            found[kind] = SecurityScheme(keys, kind, variable, doc)
        for scheme in found.values():
            self._by_key.update(dict.fromkeys(scheme.keys, scheme))
        self._used: dict[SecurityScheme, None] = {}

    def requirement(self, node: Node) -> Security:
        """OpenAPI 3.1, section 4.8.30: any of the listed objects, all of the schemes in one."""
        return tuple(dict.fromkeys(self._alternatives(node)))

    def used(self) -> tuple[SecurityScheme, ...]:
        """The schemes that a requirement names, in the order of the document."""
        known = dict.fromkeys(scheme for scheme in self._by_key.values() if scheme)
        if known and not self._used:
            self._findings.add(
                "unused-security-scheme",
                self._pointer,
                "no operation requires a security scheme, so that no client sends one",
                hint=f"add `security: [{{{next(iter(self._by_key))}: []}}]` at the top",
            )
        return tuple(scheme for scheme in known if scheme in self._used)

    def _alternatives(self, node: Node) -> Iterator[tuple[str, ...]]:
        """Each set of schemes; one with a scheme that is not defined is no way in."""
        for index, value in enumerate(node.value):
            if not isinstance(value, dict):
                continue
            unknown = [key for key in value if key not in self._by_key]
            for key in unknown:
                self._findings.add(
                    "unknown-security-scheme",
                    child(node.pointer, index, key),
                    f"no security scheme is called `{key}`",
                    hint="define it under components/securitySchemes, or correct the name",
                    lost="this requirement",
                )
            if unknown:
                continue
            schemes = [scheme for key in value if (scheme := self._by_key[key])]
            self._used.update(dict.fromkeys(schemes))
            yield tuple(dict.fromkeys(scheme.keys[0] for scheme in schemes))

    def _variable(self, scheme: Node) -> str:
        try:
            return extensions.environment_variable(scheme.value) or ""
        except ValueError as problem:
            self._findings.add(
                "invalid-variable",
                scheme.pointer,
                str(problem),
                hint="use letters, digits and underscores",
                lost="this name; one is made from that of the scheme",
            )
            return ""

    def _kind(self, node: Node) -> Bearer | Basic | ApiKey | None:
        value: Mapping[str, Any] = node.value
        match value.get("type"), str(value.get("scheme", "")).lower():
            case "http", "bearer":
                return Bearer()
            case "http", "basic":
                return Basic()
            case "apiKey", _:
                location, name = value.get("in"), value.get("name")
                if (
                    location in ("query", "header", "cookie")
                    and isinstance(name, str)
                    and name
                ):
                    return ApiKey(location, name)
            case (("oauth2" | "openIdConnect"), _):
                self._findings.add(
                    "token-flow",
                    node.pointer,
                    "the flow that fetches a token is not run",
                    lost="fetching and renewing the token; an access token is given instead",
                )
                return Bearer()
        self._findings.add(
            "unsupported-security-scheme",
            node.pointer,
            "this security scheme is not generated",
            hint="configure the HTTP client that is handed to the SDK",
            lost="its credential",
        )
        return None
