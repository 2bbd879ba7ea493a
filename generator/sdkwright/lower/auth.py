"""Security schemes and requirements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from .. import extensions
from ..diagnostics import Findings
from ..document import child
from ..http import is_token
from ..ir import (
    ApiKey,
    Basic,
    Bearer,
    Digest,
    Doc,
    GrantType,
    HttpScheme,
    OAuth2,
    Requirement,
    SchemeKind,
    Security,
    SecurityScheme,
)
from .nodes import Node
from .shapes import Shapes

_HTTP: Mapping[str, SchemeKind] = {
    "basic": Basic(),
    "bearer": Bearer(),
    "digest": Digest(),
}
# The flows of OpenAPI 3.1, section 4.8.29, and of 3.2, that can be run or renewed alone.
_GRANTS: Mapping[str, tuple[GrantType, ...]] = {
    "clientCredentials": ("client_credentials",),
    "password": ("password", "refresh_token"),
    "authorizationCode": ("refresh_token",),
    "deviceAuthorization": ("refresh_token",),
}


class Schemes:
    """The security schemes of a document. Those that ask for the same thing are one."""

    def __init__(self, root: Node, shapes: Shapes, findings: Findings) -> None:
        self._findings = findings
        self._pointer = child(root.pointer, "components", "securitySchemes")
        self._by_key: dict[str, SecurityScheme | None] = {}
        self._certificates: set[str] = set()
        read: dict[str, tuple[Node, SchemeKind]] = {}
        for key, written in root.entries("components", "securitySchemes"):
            node = shapes.references.dereference(written)
            kind = self._kind(node) if node else None
            self._by_key[key] = None
            if node and kind:
                read[key] = node, kind
            elif node and node.text("type") == "mutualTLS":
                self._certificates.add(key)
        renewable = _renewable(read.values())
        found: dict[SchemeKind, SecurityScheme] = {}
        for key, (node, kind) in read.items():
            url = _authorization_url(node) if kind == Bearer() else ""
            asked = renewable.get(url, kind)
            same = found.get(asked)
            keys = (*same.keys, key) if same else (key,)
            variable = (same.environment if same else "") or self._variable(node)
            found[asked] = SecurityScheme(
                keys, asked, variable, same.doc if same else _doc(node)
            )
        for scheme in found.values():
            self._by_key.update(dict.fromkeys(scheme.keys, scheme))
        self._used: dict[SecurityScheme, None] = {}
        self.needs_certificate = False
        """Whether a requirement that was asked for names mutual TLS."""

    def required_by(self, owner: Node) -> Security:
        """The `security` of the API or of an operation.

        OpenAPI 3.1, section 4.8.30: any of the listed objects, all of the schemes in one.
        """
        return tuple(dict.fromkeys(self._alternatives(owner)))

    def used(self) -> tuple[SecurityScheme, ...]:
        """The schemes that a requirement names, in the order of the document."""
        known = dict.fromkeys(scheme for scheme in self._by_key.values() if scheme)
        if known and not self._used and not self.needs_certificate:
            self._findings.add(
                "unused-security-scheme",
                self._pointer,
                "no operation requires a security scheme, so that no client sends one",
                hint=f"add `security: [{{{next(iter(self._by_key))}: []}}]` at the top",
            )
        return tuple(scheme for scheme in known if scheme in self._used)

    def _alternatives(self, owner: Node) -> Iterator[tuple[Requirement, ...]]:
        """Each set of schemes; one with a scheme that is not defined is no way in."""
        for one in owner.elements("security"):
            if not isinstance(one.value, dict):
                continue
            unknown = [key for key in one.value if key not in self._by_key]
            for key in unknown:
                self._findings.add(
                    "unknown-security-scheme",
                    child(one.pointer, key),
                    f"no security scheme is called `{key}`",
                    hint="define it under components/securitySchemes, or correct the name",
                    lost="this requirement",
                )
            if unknown:
                continue
            self.needs_certificate |= not self._certificates.isdisjoint(one.value)
            yield tuple(self._together(one))

    def _together(self, required: Node) -> Iterator[Requirement]:
        """One set of schemes, of which only one can have each place in a request.

        Where two are ways to get the same access token, that one allows what both ask for.
        """
        needed: dict[SecurityScheme, tuple[str, ...]] = {}
        keys: dict[tuple[str, str], str] = {}
        for key, scopes in required.value.items():
            scheme = self._by_key[key]
            if scheme is None:
                continue
            location, name = _place(scheme.kind)
            first = keys.setdefault((location, name), key)
            is_one_token = scheme in needed and isinstance(scheme.kind, OAuth2)
            if first == key or is_one_token:
                both = (*needed.get(scheme, ()), *_scopes(scheme, scopes))
                needed[scheme] = tuple(dict.fromkeys(both))
            else:
                self._findings.add(
                    "clashing-credentials",
                    child(required.pointer, key),
                    f"`{first}` is sent in the same {location} `{name}`",
                    hint="a request has one of each: list them as alternatives",
                    lost=f"the credential of `{key}`",
                )
        self._used.update(dict.fromkeys(needed))
        for scheme, allowed in needed.items():
            yield Requirement(scheme.keys[0], allowed)

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

    def _kind(self, node: Node) -> SchemeKind | None:
        """OpenAPI 3.1, section 4.8.27; None where nothing of it is part of a request."""
        match node.text("type"):
            case "http" if is_token(name := node.text("scheme")):
                return _HTTP.get(name.lower()) or HttpScheme(name)
            case "apiKey":
                match node.text("in"), node.text("name"):
                    case "query", name if name:
                        return ApiKey("query", name)
                    case ("header" | "cookie") as location, name if is_token(name):
                        return ApiKey(location, name)
            case "oauth2":
                return _oauth2(node)
            case "openIdConnect":
                url = node.text("openIdConnectUrl")
                everywhere = tuple((one, "") for one in get_args(GrantType))
                return OAuth2(everywhere, url) if url else Bearer()
            case "mutualTLS":
                return None
        self._findings.add(
            "unsupported-security-scheme",
            node.pointer,
            "this security scheme is not generated",
            hint="configure the HTTP client that is handed to the SDK",
            lost="its credential",
        )
        return None


def _oauth2(scheme: Node) -> OAuth2 | Bearer:
    """OAuth Flows Object. Where a user must consent, a token is given, or a refresh token."""
    urls: dict[GrantType, str] = {}
    for name, flow in scheme.entries("flows"):
        if name not in _GRANTS or not isinstance(flow.value, dict):
            continue
        token_url = flow.text("tokenUrl")
        for grant in _GRANTS[name]:
            refresh_url = flow.text("refreshUrl") if grant == "refresh_token" else ""
            urls.setdefault(grant, refresh_url or token_url)
    if not urls:
        return Bearer()
    return OAuth2(tuple(urls.items()), scheme.text("oauth2MetadataUrl"))


def _renewable(read: Iterable[tuple[Node, SchemeKind]]) -> Mapping[str, OAuth2]:
    """Where a user consents → how tokens that are given there are renewed.

    Many documents have a scheme for each flow of one authorization server. A token is the
    same whichever flow it came by, and so is what an implicit flow says nothing of.
    """
    found: dict[str, OAuth2] = {}
    for node, kind in read:
        if isinstance(kind, OAuth2) and (url := _authorization_url(node)):
            found.setdefault(url, kind)
    return found


def _authorization_url(scheme: Node) -> str:
    urls = (flow.text("authorizationUrl") for _, flow in scheme.entries("flows"))
    return next(filter(None, urls), "")


def _scopes(scheme: SecurityScheme, scopes: Any) -> tuple[str, ...]:
    """Of other schemes these are names of roles, of which nothing is sent."""
    if not isinstance(scheme.kind, OAuth2) or not isinstance(scopes, list):
        return ()
    return tuple(dict.fromkeys(one for one in scopes if isinstance(one, str)))


def _doc(scheme: Node) -> Doc:
    return Doc(
        text=scheme.text("description"),
        deprecated=scheme.value.get("deprecated") is True,  # OpenAPI 3.2
    )


def _place(kind: SchemeKind) -> tuple[str, str]:
    """Where in a request a credential stands; nothing else can stand there."""
    match kind:
        case ApiKey("header", name):
            return "header", name.lower()
        case ApiKey(location, name):
            return location, name
        case Bearer() | Basic() | Digest() | HttpScheme() | OAuth2():
            return "header", "authorization"
