"""Servers: base URLs with their variables filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from .. import extensions
from ..diagnostics import Findings
from ..document import child
from ..ir import Doc, Server
from .nodes import Node

_PRINTABLE = re.compile(r"[!-~]+")


def servers(owner: Node, findings: Findings) -> Iterator[Server]:
    """The servers that an object lists (OpenAPI 3.1, section 4.8.5); bad ones are left out."""
    listed = owner.value.get("servers")
    for index, value in enumerate(listed if isinstance(listed, list) else ()):
        node = Node(child(owner.pointer, "servers", index), value)
        if not isinstance(value, dict) or not isinstance(value.get("url"), str):
            _refuse(node, "a server needs a `url`", findings)
            continue
        url = _with_defaults(node, findings)
        if "{" in url or "}" in url:
            findings.add(
                "undefined-server-variable",
                child(node.pointer, "url"),
                "a variable of the URL is not defined, or has no default",
                hint="describe it under `variables`",
                lost="this server; `base_url` can say it when a client is made",
            )
            continue
        if problem := _problem(url):
            _refuse(node, problem, findings)
            continue
        fallback = "default" if index == 0 else f"server_{index + 1}"
        text = value.get("description")
        doc = Doc(text=text if isinstance(text, str) else "")
        yield Server(_name(value) or fallback, url, doc)


def _name(server: Mapping[str, Any]) -> str:
    """What an extension says, else the `name` of OpenAPI 3.2 (Server Object)."""
    name = extensions.server_name(server) or server.get("name")
    return name if isinstance(name, str) else ""


def _with_defaults(node: Node, findings: Findings) -> str:
    url: str = node.value["url"]
    variables = node.value.get("variables")
    for name, variable in variables.items() if isinstance(variables, dict) else ():
        default = variable.get("default") if isinstance(variable, dict) else None
        if not isinstance(default, str) or f"{{{name}}}" not in url:
            continue
        url = url.replace(f"{{{name}}}", default)
        findings.add(
            "server-variable",
            child(node.pointer, "variables", name),
            f"the server variable `{name}` has its default",
            hint="another value is given as part of `base_url`",
            lost="an argument for this variable",
        )
    return url


def _problem(url: str) -> str:
    """What is wrong with a base URL; empty where nothing is."""
    if url and not _PRINTABLE.fullmatch(url):
        return "the URL holds a space, a control character or one outside ASCII"
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        return f"the URL cannot be read: {error}"
    if parts.scheme not in ("", "http", "https") or (
        parts.scheme and not parts.hostname
    ):
        return "the URL is neither http or https nor relative"
    if parts.username is not None or parts.query or parts.fragment:
        return "the URL holds credentials, a query or a fragment"
    return ""


def _refuse(node: Node, message: str, findings: Findings) -> None:
    findings.add(
        "invalid-server",
        child(node.pointer, "url"),
        message,
        hint="a server has an http or https URL, or one relative to the document",
        lost="this server",
    )
