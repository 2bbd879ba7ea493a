"""The operations of an OpenAPI document, read from it as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..described import Described, Json, Schema

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

# OpenAPI 3.1.1, section 4.8.12.2.1: said elsewhere in the document.
_IGNORED_HEADERS = {"accept", "content-type", "authorization"}
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """Parameter Object, with its defaults filled in."""

    location: str
    name: str
    required: bool
    style: str
    """"content": written as its one media type says."""
    explode: bool
    schema: Schema


@dataclass(frozen=True, slots=True)
class Body:
    """Request Body Object."""

    required: bool
    contents: Mapping[str, Mapping[str, Any]]
    """Media types as they are written → Media Type Objects."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Response Object."""

    status: str
    """Such as 200, 4XX or default."""
    contents: Mapping[str, Mapping[str, Any]]

    @property
    def is_success(self) -> bool:
        return self.status.startswith("2")


@dataclass(frozen=True, slots=True)
class Operation:
    """Operation Object, with what its path says for all operations."""

    method: str
    """In upper case."""
    path: str
    server: str
    """The URL of its first server."""
    parameters: tuple[Parameter, ...]
    body: Body | None
    replies: tuple[Reply, ...]

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"


def operations(document: Mapping[str, Any]) -> Iterator[Operation]:
    """All operations, in the order of the document."""
    described = Described(document)
    for path, item in document["paths"].items():
        for method in (one for one in METHODS if one in item):
            yield _operation(described, document, path, method)


def _operation(
    described: Described, document: Mapping[str, Any], path: str, method: str
) -> Operation:
    item = document["paths"][path]
    content = item[method]
    parameters = {
        (one.location, one.name): one
        for one in (
            _parameter(_at(described, written))
            for written in (*item.get("parameters", ()), *content.get("parameters", ()))
        )
    }
    servers = content.get("servers") or item.get("servers") or document["servers"]
    body = _at(described, content.get("requestBody"))
    replies = {
        str(status): _at(described, one) for status, one in content["responses"].items()
    }
    return Operation(
        method.upper(),
        path,
        _url(servers[0]),
        tuple(
            one
            for one in parameters.values()
            if one.location != "header" or one.name.lower() not in _IGNORED_HEADERS
        ),
        body and Body(body.get("required", False), body["content"]),
        tuple(Reply(key, one.get("content", {})) for key, one in replies.items()),
    )


def _parameter(content: Mapping[str, Any]) -> Parameter:
    location = content["in"]
    if "content" in content:
        (media,) = content["content"].values()
        style, schema = "content", media.get("schema", True)
    else:
        style = content.get("style", _STYLES[location])
        schema = content.get("schema", True)
    return Parameter(
        location,
        content["name"],
        content.get("required", False),
        style,
        content.get("explode", style == "form"),
        schema,
    )


def _url(server: Mapping[str, Any]) -> str:
    url: str = server["url"]
    for name, variable in server.get("variables", {}).items():
        url = url.replace(f"{{{name}}}", variable["default"])
    return url.rstrip("/")


def _at(described: Described, content: Json) -> Json:
    while isinstance(content, Mapping) and "$ref" in content:
        content = described.at(content["$ref"])
    return content


def is_json(media_type: str) -> bool:
    """RFC 6838, section 4.2.8: its structured syntax counts, too."""
    essence = media_type.partition(";")[0].strip().lower()
    return essence in ("application/json", "text/json") or essence.endswith("+json")
