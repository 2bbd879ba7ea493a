"""Servers: base URLs, and what may stand for their variables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from urllib.parse import urljoin, urlsplit

from .. import extensions
from ..diagnostics import Findings
from ..document import child
from ..ir import Doc, Server, ServerVariable
from .nodes import Node

_UNSENDABLE = re.compile(r"[\s\x00-\x1f\x7f\\]")
_VARIABLE = re.compile(r"\{([^{}]+)\}")
_WITHOUT_HOST = "https://"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def servers_of_api(root: Node, document: str, findings: Findings) -> tuple[Server, ...]:
    """Those of all operations that have none of their own, at least one.

    Without any the URL is `/`, relative to the document (OpenAPI 3.1, section 4.8.1).
    `document` is the URL of that, as far as it is known.
    """
    found = tuple(_servers(root, findings, document)) or (
        Server("default", urljoin(document, "/")),
    )
    if not found[0].is_absolute:
        findings.add(
            "no-server",
            root.pointer,
            "the document does not say where the API is",
            hint="add a `servers` entry with an absolute URL, or tell where the document is"
            " published with `--spec-url`",
            lost="the base URL, which whoever makes a client has to give",
        )
    return found


def servers_of_operation(
    operation: Node, item: Node, api: tuple[Server, ...], findings: Findings
) -> Iterator[Server]:
    """Those of an operation, else of its path; none where those of the API hold.

    Where none of its own can be used, it has one without a host, and a client needs a
    base URL to call it: another server would be a guess.
    """
    owner = operation if "servers" in operation.value else item
    usable = list(_servers(owner, findings))
    if owner.value.get("servers") and not usable:
        yield Server("default", _WITHOUT_HOST)
    names = {one.name for one in api}
    for number, server in enumerate(usable):
        if number and server.name not in names:
            findings.add(
                "other-server",
                child(owner.pointer, "servers"),
                f"the server `{server.name}` is none of the API's",
                hint="give it the name of a server of the API, which chooses both",
                lost="choosing it by name; a client with its `base_url` asks it",
            )
        yield server


def _servers(owner: Node, findings: Findings, document: str = "") -> Iterator[Server]:
    """The servers that an object lists (section 4.8.5); bad ones are left out.

    `document` is what their URLs are relative to, where that is known.
    """
    names: set[str] = set()
    for index, node in enumerate(owner.elements("servers")):
        if not isinstance(node.get("url").value, str):
            _refuse(node, "a server needs a `url`", findings)
            continue
        url = node.text("url")
        variables = tuple(_variables(node))
        if problem := _problem(url, variables):
            _refuse(node, problem, findings)
            continue
        _report_undefined(variables, findings)
        if not url.startswith("{"):  # a variable may hold a whole URL
            url = urljoin(document, url)
        if index == 0 and _is_in_the_clear(url):
            findings.add(
                "plain-http",
                child(node.pointer, "url"),
                "the first server is asked by http: what is sent to it, credentials too,"
                " can be read on the way",
                hint="say https where the server speaks it",
            )
        fallback = "default" if index == 0 else f"server_{index + 1}"
        name = _name(node) or fallback
        if name in names:
            others = (f"server_{number}" for number in count(index + 1))
            free = next(one for one in others if one not in names)
            message = f"called `{free}`: `{name}` is that of a server before it"
            findings.add("renamed", node.pointer, message, hint="give it another name")
            name = free
        names.add(name)
        yield Server(name, url, variables, _doc(node))


def _is_in_the_clear(url: str) -> bool:
    """Whether others can read what is sent there: on this machine nobody can."""
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname not in _LOOPBACK


def _name(server: Node) -> str:
    """What an extension says, else the `name` of OpenAPI 3.2 (Server Object)."""
    return extensions.server_name(server.value) or server.text("name")


def _doc(owner: Node) -> Doc:
    return Doc(text=owner.text("description"))


def _variables(server: Node) -> Iterator[ServerVariable]:
    """The variables of a URL, in its order (Server Variable Object, section 4.8.6)."""
    for name in dict.fromkeys(_VARIABLE.findall(server.text("url"))):
        variable = server.get("variables", name)
        default = _text(variable.get("default").value)
        if default and {*default} & {*"{}"}:  # some repeat the variable itself
            default = None
        values = [_text(one.value) for one in variable.elements("enum")]
        known = dict.fromkeys([default, *values] if values else ())
        yield ServerVariable(
            name,
            default,
            tuple(one for one in known if one is not None),
            child(server.pointer, "url"),
            extensions.variable_name(variable.members),
            _doc(variable),
        )


def _report_undefined(
    variables: tuple[ServerVariable, ...], findings: Findings
) -> None:
    for variable in variables:
        if variable.default is None:
            findings.add(
                "undefined-server-variable",
                variable.pointer,
                f"the server variable `{variable.name}` has no default: a client has to"
                " be given a value",
                hint="describe it under `variables`",
            )


def _text(value: object) -> str | None:
    """A value, which should be a text: many ports and versions are numbers in YAML."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number or isinstance(value, str) else None


def _problem(template: str, variables: tuple[ServerVariable, ...]) -> str:
    """What is wrong with a URL, as it is by default; empty where nothing is."""
    samples = {one.name: _sample(template, one) for one in variables}
    url = _VARIABLE.sub(lambda match: samples[match[1]], template)
    if "{" in url or "}" in url:
        return "the URL has a brace that is no part of a variable"
    if _UNSENDABLE.search(url):
        return "the URL holds a space, a control character or a backslash"
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        return f"the URL cannot be read: {error}"
    if parts.scheme not in ("", "http", "https") or (
        parts.scheme and not parts.hostname
    ):
        return "the URL is neither http or https nor relative"
    if parts.username is not None or {*"?#"} & {*url}:
        return "the URL holds credentials, a query or a fragment"
    return ""


def _sample(template: str, variable: ServerVariable) -> str:
    """A value that fits the place of a variable."""
    if variable.default is not None:
        return variable.default
    if variable.values:
        return variable.values[0]
    if not template.startswith(f"{{{variable.name}}}"):
        return "1"  # a host's name, a port, and a segment of a path
    return "https" if "}://" in template else "https://example.com"


def _refuse(node: Node, message: str, findings: Findings) -> None:
    findings.add(
        "invalid-server",
        child(node.pointer, "url"),
        message,
        hint="a server has an http or https URL, or one relative to the document",
        lost="this server",
    )
