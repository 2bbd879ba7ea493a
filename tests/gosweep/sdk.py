"""The Go SDK of a document, and the program that calls its methods."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sdkwright import pipeline
from sdkwright.config import Config
from sdkwright.target import Target

from .. import golang
from ..described import Json
from ..sweep.documents import SPECS
from ..sweep.given import Given
from ..sweep.operations import Operation
from ..sweep.recorder import Answer, Sent

_DRIVER = Path(__file__).parents[1] / "driver"
_METHOD = re.compile(
    r"^func \(s \*(\w+)\) (\w+)\(ctx context\.Context(?:, (.*))?, opts \.\.\.", re.M
)
_CREDENTIAL = re.compile(r"^\t(\w+) +\*(string|SecurityCredential)\b", re.M)
_CLIENTS = """package main

import (
	"context"

	swept "{module}"
	"{module}/models/components"
	"{module}/models/operations"
	"{module}/retry"
)

var clients = map[string]func() any{{"": func() any {{
	return swept.New(
		swept.WithClient(&recording),
		swept.WithRetryConfig(retry.Config{{Strategy: "none"}}),
		{security}
	)
}}}}

var options = map[string][]any{{
	"stream": {{operations.WithAcceptHeaderOverride("text/event-stream")}},
}}

var _ components.Security
"""


@dataclass(frozen=True, slots=True)
class GoOutcome:
    """What was sent, and what came of it."""

    sent: Sequence[Sent]
    value: Json | bytes
    kinds: Sequence[str]
    """The types of an error and of what it wraps; empty where there was none."""
    text: str
    status: int
    """Of an error that is an answer, as is `body`."""
    body: bytes


class GoSdk:
    """A program that calls what is asked for, and what the report says of its methods."""

    def __init__(
        self,
        process: subprocess.Popen[str],
        operations: Mapping[str, Mapping[str, Any]],
        takes: Mapping[str, Sequence[str]],
    ) -> None:
        self.operations = operations
        """What the report says of each operation, such as ``GET /credits``."""
        self._process = process
        self._takes = takes

    def call(self, operation: Operation, given: Given, answer: Answer) -> GoOutcome:
        """Call a method; `answer` is what comes back."""
        reported = self.operations[operation.name]
        symbol = reported["symbols"][0]
        names = {(p["in"], p["name"]): p["argument"] for p in reported["parameters"]}
        said = {names[key]: _json(value) for key, value in given.parameters.items()}
        if given.media_type is not None:
            body = reported["body"]
            contents = [body["content_type"], *body.get("other_content_types", ())]
            symbol = reported["symbols"][contents.index(given.media_type)]
            said[body["argument"]] = _json(given.body)
        path = symbol.partition(".")[2]
        takes = self._takes[path]
        arguments = [*names.values(), (reported["body"] or {}).get("argument", "")]
        is_struct = takes == ["request"] and any("." in one for one in arguments)
        asked = {
            "method": path,
            "arguments": _positions(takes, said, is_struct=is_struct),
            "options": "stream" if given.stream else "",
            "answer": {
                "status": answer.status,
                "content_type": answer.content_type or "",
                "pieces": [base64.b64encode(one).decode() for one in answer.pieces],
            },
        }
        return self._asked(json.dumps(asked, separators=(",", ":")))

    def _asked(self, line: str) -> GoOutcome:
        assert self._process.stdin
        assert self._process.stdout
        print(line, file=self._process.stdin, flush=True)
        found = json.loads(self._process.stdout.readline())
        value = found["value"]
        if isinstance(value, dict) and value.keys() == {"$bytes"}:
            value = base64.b64decode(value["$bytes"] or "")
        return GoOutcome(
            sent=[_sent(one) for one in found["sent"] or ()],
            value=value,
            kinds=found["kinds"] or (),
            text=found["text"],
            status=found["status"],
            body=base64.b64decode(found["body"] or ""),
        )


def reported_by(document: Path, target: Target, overlays: Sequence[Path]) -> Any:
    """Generate, and tell what the report says of each operation."""
    config = Config(document, (target,), overlays=tuple(overlays))
    result = pipeline.run(config, check=False, progress=lambda _: None)
    assert result.verdict.passed, list(result.findings)
    return {
        f"{one['method']} {one['path']}": one for one in result.report["operations"]
    }


@contextmanager
def generated_in_go(name: str) -> Iterator[GoSdk]:
    """Generate a module of a document with its overlays, and start the program that
    calls it, until the context ends.
    """
    document = SPECS / name
    overlays = sorted(SPECS.glob(f"{document.stem}-overlays/*.yaml"))
    with (
        tempfile.TemporaryDirectory() as folder,
        _running(document, overlays, Path(folder)) as sdk,
    ):
        yield sdk


@contextmanager
def _running(document: Path, overlays: Sequence[Path], folder: Path) -> Iterator[GoSdk]:
    module = f"example.com/{document.stem}"
    target = Target("go", folder, document.stem, module=module)
    operations = reported_by(document, target, overlays)
    program = folder / "driver"
    shutil.copytree(_DRIVER, program)
    security = folder / "models" / "components" / "security.go"
    text = _CLIENTS.format(module=module, security=_security(security))
    (program / "clients.go").write_text(text, "utf-8")
    golang.must_pass(["go", "build", "-o", "driver/driver", "./driver"], folder)
    with subprocess.Popen(
        [program / "driver"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield GoSdk(process, operations, _takes(folder, operations))
        assert process.stdin
        process.stdin.close()


def _security(source: Path) -> str:
    """An option with something for every credential."""
    if not source.exists():
        return ""
    fields = "".join(
        (
            f'{name}: swept.String("secret"), '
            if kind == "string"
            else f'{name}: &components.SecurityCredential{{Token: "secret"}}, '
        )
        for name, kind in _CREDENTIAL.findall(source.read_text("utf-8"))
    )
    security = f"components.Security{{{fields.rstrip(', ')}}}"
    source_of = f"func(context.Context) (components.Security, error) {{ return {security}, nil }}"
    return f"swept.WithSecuritySource({source_of}),"


def _takes(
    folder: Path, operations: Mapping[str, Mapping[str, Any]]
) -> Mapping[str, Sequence[str]]:
    """The names of what each method takes between its context and its options."""
    found = {}
    for source in folder.glob("*.go"):
        for kind, name, taken in _METHOD.findall(source.read_text("utf-8")):
            names = [one.split()[0] for one in taken.split(", ")] if taken else []
            found[kind, name] = names
    takes = {}
    for reported in operations.values():
        for symbol in reported["symbols"]:
            _, *fields, name = symbol.split(".")
            kind = "".join(fields)
            takes[".".join((*fields, name))] = (
                found[kind, name]
                if (kind, name) in found
                else found[f"{kind}Resource", name]
            )
    return takes


def _positions(
    takes: Sequence[str], said: Mapping[str, Any], *, is_struct: bool
) -> Sequence[Sequence[Any]]:
    """What is said, each in a list; an empty list leaves an argument out.

    The report names the fields of a struct. Where a method of another content takes no
    struct, its arguments have their names, in lower camel case.
    """
    fields = {key.rpartition(".")[2]: value for key, value in said.items()}
    if is_struct:
        return [[fields]]
    plain = {
        "request" if key == "request.Body" else key.rpartition(".")[2].casefold(): value
        for key, value in said.items()
    }
    return [[plain[one.casefold()]] if one.casefold() in plain else [] for one in takes]


def _json(value: Any) -> Any:
    """A value as the driver takes it."""
    match value:
        case bytes():
            return {"$bytes": base64.b64encode(value).decode()}
        case dict():
            return {key: _json(one) for key, one in value.items()}
        case list():
            return [_json(one) for one in value]
        case _:
            return value


def _sent(found: Mapping[str, Any]) -> Sent:
    headers = sorted((name, value) for name, value in found["headers"] or ())
    body = base64.b64decode(found["body"] or "")
    return Sent(found["method"], "", found["target"], tuple(headers), body)
