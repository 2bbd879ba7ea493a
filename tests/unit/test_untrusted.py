"""Text of a document stays text, wherever it is put and whatever it says."""

from __future__ import annotations

import ast
import re
import tomllib
from typing import Any

import pytest

from .packages import modules, package

# Each calls `canaryX` where it gets out of a place that code, templates or pages have.
PAYLOADS = (
    '"""\ncanaryX()\n"""',
    "'''\ncanaryX()\n'''",
    '" + canaryX() + "',
    '\\" + canaryX() + \\"',
    "' + canaryX() + '",
    "\\",
    "\r\ncanaryX()\r\n",
    "\x0ccanaryX()\u2028canaryX()",
    "{canaryX()} {{ canaryX() }} {% set x = canaryX() %}",
    "]: canaryX() #",
    '"\ncanaryX = 1\n[tool.canaryX]\n',
    "<script>canaryX()</script> | ``` \n```\n",
    "\u202ecanaryX()\u200b\U0001f600\U000e0001",
)


def document(text: str) -> dict[str, Any]:
    """An API that says one text everywhere."""
    prose: dict[str, Any] = {
        "summary": text,
        "description": text,
        "title": text,
        "example": text,
    }
    values = {
        "type": "string",
        "enum": [text, f"{text} 2"],
        "default": text,
        "x-enum-varnames": [text, text],
        "x-enum-descriptions": [text, text],
        **prose,
    }
    secret = {"type": "string", "format": "password", "default": text, **prose}
    schema = {
        "type": "object",
        "required": [text],
        "properties": {
            text: {**values, "format": text},
            f"{text} secret": secret,
            "constant": {"const": text},
        },
        "discriminator": {"propertyName": text, "mapping": {text: text}},
        **prose,
    }
    variant = {"type": "object", "required": [text], **prose}
    union = {
        "oneOf": [
            {**variant, "properties": {text: {"const": text}}},
            {**variant, "properties": {text: {"const": f"{text} 2"}}},
        ]
    }
    reference = {"$ref": "#/components/schemas/" + pointer(text)}
    content = {"application/json": {"schema": reference, "example": text}}
    parameter = {
        "name": text,
        "in": "query",
        "schema": values,
        "required": True,
        **prose,
    }
    stream = {
        "text/event-stream": {"schema": reference, "x-sdkwright-sse-sentinel": text}
    }
    links = {text: {"operationId": text, "parameters": {text: text}, **prose}}
    variable = {"default": text, "enum": [text], "x-sdkwright-name": text, **prose}
    servers = [
        {"url": f"https://example.com/{text}", "x-speakeasy-server-id": text, **prose},
        {"url": "https://{v}.example.com", "variables": {"v": variable}, "name": text},
        {"url": "https://example.com/{v}", "variables": {"v": {"default": text}}},
    ]
    callback = {"requestBody": {"content": content, **prose}, **prose}
    flow = {"tokenUrl": text, "refreshUrl": text, "scopes": {text: text}}
    operation = {
        "operationId": text,
        "tags": [text, f"{text}.{text}"],
        "parameters": [
            parameter,
            {**parameter, "in": "header", "style": text},
            {**parameter, "name": f"{text} secret", "schema": secret},
        ],
        "requestBody": {"content": content, **prose},
        "responses": {
            "200": {"content": content, "headers": {text: parameter}, **prose},
            "202": {"content": stream, "links": links, **prose},
            "404": {"content": {text: {"schema": reference}}, **prose},
            "default": {"content": content, **prose},
        },
        "externalDocs": {"url": text, **prose},
        "servers": servers,
        "security": [{text: []}, {f"{text} 2": [text]}],
        "callbacks": {text: {text: {"post": callback}}},
        "x-sdkwright-name": text,
        "x-sdkwright-idempotency-key": text,
        "x-sdkwright-pagination": {"style": text, "items": text, "cursor": text},
        "x-speakeasy-retries": {"strategy": text, "statusCodes": [text]},
        **prose,
    }
    return {
        "info": {"version": text, **prose},
        "servers": servers,
        "tags": [{"name": text, **prose}],
        "security": [{text: []}],
        "paths": {"/" + text.replace("{", "(").replace("}", ")"): {"post": operation}},
        "components": {
            "schemas": {text: schema, f"{text} 2": union},
            "securitySchemes": {
                text: {
                    "type": "apiKey",
                    "in": "header",
                    "name": text,
                    "x-sdkwright-env": text,
                    **prose,
                },
                f"{text} 2": {
                    "type": "oauth2",
                    "flows": {"clientCredentials": flow, text: flow},
                    **prose,
                },
            },
        },
        "webhooks": {text: {"post": {**callback, "operationId": f"{text} 2"}}},
        "x-retry-strategy": {"type": text, "initialDelay": text, "maxAttempts": text},
        "x-speakeasy-globals": {"parameters": [{"name": text, "in": "query", **prose}]},
    }


def pointer(text: str) -> str:
    return text.replace("~", "~0").replace("/", "~1").replace("%", "%25")


@pytest.mark.parametrize("text", PAYLOADS)
def test_text_never_becomes_code(text: str) -> None:
    made = package(document(text))
    for tree in modules(made).values():
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert "canaryX" not in names
    project = tomllib.loads(made.files["pyproject.toml"].decode())
    assert set(project) == {"build-system", "project", "tool"}
    assert set(project["tool"]) == {"hatch"}


def without_code(page: str) -> str:
    """A page of Markdown without its blocks and spans of code."""
    blocks = re.sub(r"^```\w*\n.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", blocks)


@pytest.mark.parametrize("text", PAYLOADS)
def test_every_file_is_plain(text: str) -> None:
    for path, content in package(document(text)).files.items():
        found = content.decode()
        assert all(char == "\n" or char.isprintable() for char in found), path
        assert path.isascii()
        assert not {"..", ""} & set(path.split("/"))


@pytest.mark.parametrize("text", PAYLOADS)
def test_pages_have_no_markup_of_another_kind(text: str) -> None:
    files = package(document(text)).files
    pages = [files[path].decode() for path in files if path.endswith(".md")]
    assert len(pages) > 1
    assert not [page for page in pages if "<script" in without_code(page)]
