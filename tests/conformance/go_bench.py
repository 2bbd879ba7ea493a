"""The rows in Go: SDKs of the same documents, called by one program."""

from __future__ import annotations

import base64
import json
import math
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from sdkwright import pipeline
from sdkwright.config import Config
from sdkwright.target import Target

from .. import golang
from .row import Row

_MODULE = "example.com/rows"
_DRIVER = Path(__file__).parents[1] / "driver"
_METHOD = re.compile(
    r"^func \(s \*Rows\) (\w+)\(ctx context\.Context(?:, (.*))?, opts \.\.\.", re.M
)
_OPTION = re.compile(r"^func With(\w+)\((\w+ string)\) SDKOption", re.M)
_CREDENTIAL = re.compile(r"^\t(\w+) +\*(string|\w*Credential)\b", re.M)
_HEAD = """package main

import (
{imports}
)

// clients are by the number of the row that they are for.
var clients = map[string]func() any{{
{entries}
}}

// options are what a row says to its call beside arguments.
var options = map[string][]any{{
{options}
}}
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a call."""

    value: Any
    kinds: tuple[str, ...]
    """The types of an error and of what it wraps; empty where there was none."""
    text: str


class Sdk:
    """One SDK, and the other language's words for what it is called with."""

    def __init__(self, document: Path, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        made = folder.parent / "made"
        self._python = _reported(document, Target("python", made / f"{name}py", name))
        root = made / name
        target = Target("go", root, name, module=f"{_MODULE}/{name}")
        self._go = _reported(document, target)
        files = {
            path.relative_to(root).as_posix(): path.read_text("utf-8")
            for path in root.rglob("*.go")
        }
        golang.add_sharing(folder, _MODULE, name, files)
        sources = "\n".join(text for path, text in files.items() if "/" not in path)
        self._methods = {
            found[1]: _names(found[2] or "") for found in _METHOD.finditer(sources)
        }
        self._options = {one.casefold(): one for one, _ in _OPTION.findall(sources)}
        text = files.get("models/components/security.go", "")
        self._credentials = {
            field.casefold(): (field, kind) for field, kind in _CREDENTIAL.findall(text)
        }

    def client(self, row: Row) -> str:
        """An expression that makes the client of a row."""
        options = [f'{self.name}.WithRetryConfig(retry.Config{{Strategy: "none"}})']
        signed = []
        for name, value in row.client.items():
            plain = name.replace("_", "").casefold()
            if plain in self._credentials:
                signed.append(self._credential(*self._credentials[plain], value))
            else:
                options.append(
                    f"{self.name}.With{self._options[plain]}({_text(value)})"
                )
        if signed:
            options.append(self._signed(signed))
        return f"{self.name}.New({', '.join(options)})"

    def _chosen(
        self, usual: str, operation: Mapping[str, Any], row: Row, body: Any
    ) -> str:
        """The method of the content that a body is, of those of an operation."""
        names = [one.rpartition(".")[2] for one in operation["symbols"]]
        endings = []
        if len(names) > 1:
            endings = [_ending(_content_type(row), body)]
        found = [one for one in names for ending in endings if one.endswith(ending)]
        return found[0] if found else usual

    def options(self, row: Row) -> str:
        """An expression of what a row says to its call beside arguments."""
        content_type = _content_type(row)
        if not content_type or row.operation["requestBody"]["content"].get(
            content_type
        ):
            return ""
        header = f'map[string]string{{"Content-Type": {_text(content_type)}}}'
        return f"{self.name}operations.WithSetHeaders({header})"

    def _credential(self, field: str, kind: str, value: Any) -> str:
        package = f"{self.name}components"
        match value:
            case (username, password):
                parts = f"Username: {_text(username)}, Password: {_text(password)}"
            case _:
                parts = f"Token: {_text(value)}"
        if kind == "string":
            return f"{field}: {self.name}.String({_text(value)})"
        return f"{field}: &{package}.{kind}{{{parts}}}"

    def _signed(self, fields: Sequence[str]) -> str:
        security = f"{self.name}components.Security{{{', '.join(fields)}}}"
        return f"{self.name}.WithSecurity({security})"

    def call(self, row: Row, path: str) -> dict[str, Any]:
        """The method of a row, and its arguments by position."""
        python = next(one for one in self._python if one["path"] == path)
        go = next(one for one in self._go if one["path"] == path)
        names = {
            (one["in"], one["name"]): one["argument"] for one in python["parameters"]
        }
        given = {
            one["argument"]: _json(row.arguments[names[one["in"], one["name"]]])
            for one in go["parameters"]
            if names[one["in"], one["name"]] in row.arguments
        }
        method = go["symbols"][0].rpartition(".")[2]
        for body in _body(python.get("body") or {}, row):
            given[go["body"]["argument"]] = body
            method = self._chosen(method, go, row, body)
        positions = self._methods[method]
        if any(name.startswith("request.") for name in given):
            fields = {name.partition(".")[2]: value for name, value in given.items()}
            given = {"request": fields}
        return {
            "method": f"Rows.{method}",
            "arguments": [[given[name]] if name in given else [] for name in positions],
            "items": row.way == "items",
        }


def _content_type(row: Row) -> str:
    return str(row.arguments.get("content_type", ""))


def _reported(document: Path, target: Target) -> list[dict[str, Any]]:
    config = Config(document, (target,))
    result = pipeline.run(config, check=False, progress=lambda _: None)
    assert result.verdict.passed, list(result.findings)
    operations: list[dict[str, Any]] = result.report["operations"]
    return operations


def _names(parameters: str) -> list[str]:
    return [one.split()[0] for one in parameters.split(", ") if one]


def _body(body: Mapping[str, Any], row: Row) -> Iterator[Any]:
    """What is sent, if anything is."""
    argument = body.get("argument")
    if isinstance(argument, str) and argument in row.arguments:
        yield _json(row.arguments[argument])
        return
    content = row.operation.get("requestBody", {}).get("content", {})
    schema = content.get(_content_type(row), {}).get("schema", {})
    fields = {
        wire_name: _json(row.arguments[name])
        for wire_name, name in (body.get("arguments") or {}).items()
        if name in row.arguments and wire_name in schema.get("properties", {wire_name})
    }
    if fields:
        yield fields


def _json(value: Any) -> Any:
    """A value as the driver takes it."""
    match value:
        case bytes():
            return {"$bytes": base64.b64encode(value).decode()}
        case dict():
            return {key: _json(one) for key, one in value.items()}
        case list() | tuple():
            return [_json(one) for one in value]
        case float() | Decimal() if not math.isfinite(value):
            return {"$odd": "nan" if math.isnan(value) else "inf"}
        case Decimal():
            return str(value)
        case _ if value is NotImplemented:
            return {"$odd": "object"}
        case str() if not _is_text(value):
            return {"$odd": "surrogate"}
        case None | bool() | int() | float() | str():
            return value
        case _:
            return json.loads(to_json(value))


def _is_text(value: str) -> bool:
    return not any("\ud800" <= one <= "\udfff" for one in value)


def _ending(content_type: str, body: Any) -> str:
    """How the name of a method ends that is for a body like this."""
    match content_type:
        case "application/x-www-form-urlencoded":
            return "Form"
        case "multipart/form-data":
            return "Multipart"
        case "application/json":
            return "JSON"
    match body:
        case str():
            return "Text"
        case {"$bytes": _}:
            return "Raw"
        case dict() if any(
            isinstance(one, dict) and "$bytes" in one for one in body.values()
        ):
            return "Multipart"
    return "JSON"


def _text(value: object) -> str:
    """A literal of Go, which JSON is as well."""
    return json.dumps(value)


class Driver:
    """The program, while it runs."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def call(self, asked: Mapping[str, Any]) -> Outcome:
        assert self._process.stdin
        assert self._process.stdout
        print(
            json.dumps(asked, separators=(",", ":")),
            file=self._process.stdin,
            flush=True,
        )
        found = json.loads(self._process.stdout.readline())
        return Outcome(found["value"], tuple(found["kinds"] or ()), found["text"])


@contextmanager
def driver(
    sdks: Mapping[str, Sdk], rows: Mapping[str, Row], folder: Path
) -> Iterator[Driver]:
    """Build and start the program for rows, by their numbers; SDKs by these as well."""
    golang.begin_shared(folder, _MODULE)
    shutil.copytree(_DRIVER, folder, dirs_exist_ok=True)
    entries = [
        f"\t{_text(number)}: func() any {{ return {sdks[number].client(row)} }},"
        for number, row in rows.items()
    ]
    options = [
        f"\t{_text(number)}: {{{said}}},"
        for number, row in rows.items()
        if (said := sdks[number].options(row))
    ]
    imports = [f'\t"{_MODULE}/retry"']
    for name in dict.fromkeys(one.name for one in sdks.values()):
        imports.append(f'\t"{_MODULE}/{name}"')
        for package in ("components", "operations"):
            if any(f"{name}{package}." in one for one in (*entries, *options)):
                path = f"{_MODULE}/{name}/models/{package}"
                imports.append(f'\t{name}{package} "{path}"')
    text = _HEAD.format(
        imports="\n".join(imports),
        entries="\n".join(entries),
        options="\n".join(options),
    )
    (folder / "clients.go").write_text(text, "utf-8")
    golang.must_pass(["go", "build", "-o", "driver", "."], folder)
    with subprocess.Popen(
        [folder / "driver"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Driver(process)
        assert process.stdin
        process.stdin.close()
