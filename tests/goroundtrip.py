"""Documents become models of Go, and values go through them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sdkwright import dialect, go, lower
from sdkwright.config import Config, Naming, Retries, Select, Streams
from sdkwright.diagnostics import Findings
from sdkwright.document import Document
from sdkwright.go.vocabulary import vocabulary_of
from sdkwright.target import Target

from . import golang
from .breaking import Breaking
from .described import Json, Schema
from .manners import ANY
from .survival import NotSame, failure, is_same
from .values import Values

_MODULE = "example.com/values"
_PROGRAM = Path(__file__).parent / "go" / "values" / "main.go"
_SCHEMAS = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Refused:
    """What Go says of a value that it does not take."""

    path: str
    reason: str


class Program:
    """Makes values of JSON, and JSON of them; runs until its input ends."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def through(self, type_: str, value: Json) -> Json | Refused:
        """What comes back of a value, or why it is refused; what is lost is an error."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{type_} {json.dumps(value)}\n".encode())
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        if "lost" in answer:
            raise AssertionError(f"{type_}: {json.dumps(value)}: {answer['lost']}")
        if "reason" in answer:
            return Refused(answer["path"], answer["reason"])
        back: Json = answer["back"]
        return back


@dataclass(frozen=True, slots=True)
class GoModels:
    """The models of a document, by the names of its component schemas."""

    document: Mapping[str, Any]
    """As it was written, before the generator made it of one dialect."""
    names: Mapping[str, str]
    """What the program calls the type of each component schema."""
    forms: Set[str]
    """The component schemas that are multipart bodies: they have files, and are no JSON."""
    program: Program

    def problem(self, name: str, value: Json) -> str | None:
        """What is wrong with the way of a value through a model; None for nothing."""
        back = self.through(name, value)
        if isinstance(back, Refused):
            return f"refused at {back.path!r}: {back.reason}"
        return None if is_same(value, back) else f"came back as {json.dumps(back)}"

    def through(self, name: str, value: Json) -> Json | Refused:
        return self.program.through(self.names[name], value)


@dataclass(frozen=True, slots=True)
class _Written:
    document: Mapping[str, Any]
    names: Mapping[str, str]
    forms: Set[str]


@contextmanager
def go_models_of(
    documents: Mapping[str, Document], folder: Path
) -> Iterator[Mapping[str, GoModels]]:
    """Generate the models of documents, each a package, and run one program of them all."""
    golang.begin_shared(folder, _MODULE)
    written = {name: _write(name, one, folder) for name, one in documents.items()}
    shutil.copy(_PROGRAM, folder)
    types = {type_ for one in written.values() for type_ in one.names.values()}
    (folder / "made.go").write_text(_table(sorted(types)), "utf-8")
    golang.must_pass(["go", "build", "-trimpath", "-o", "values", "."], folder)
    pipe = subprocess.PIPE
    with subprocess.Popen([folder / "values"], stdin=pipe, stdout=pipe) as process:
        program = Program(process)
        yield {
            name: GoModels(one.document, one.names, one.forms, program)
            for name, one in written.items()
        }


def _write(name: str, document: Document, folder: Path) -> _Written:
    """Write the models of a document as packages of the module."""
    raw = deepcopy(document.root)
    findings = Findings()
    dialect.normalise(document, findings)
    api = lower.lower(document, Select(), Naming(), {}, Streams(), Retries(), findings)
    module = f"{_MODULE}/{name}"
    target = Target("go", folder, name, module=module)
    package = go.generate(api, target, Config(Path("api.yaml"), (target,)), findings)
    models = {
        path: text.decode()
        for path, text in package.files.items()
        if path.startswith("models/")
    }
    golang.add_sharing(folder, _MODULE, name, models)
    vocabulary = vocabulary_of(api, module)
    names: dict[str, str] = {}
    forms: set[str] = set()
    for schema in raw["components"]["schemas"]:
        pointer = _SCHEMAS + schema.replace("~", "~0").replace("/", "~1")
        if pointer in vocabulary.multipart:
            forms.add(schema)
        elif type_ := vocabulary.names.get(pointer):
            kind = vocabulary.package_of[pointer]
            names[schema] = f"{name}_{kind}.{type_}"
    return _Written(raw, names, forms)


def _table(types: list[str]) -> str:
    """What makes a value of each type."""
    packages = sorted({one.partition(".")[0] for one in types})
    imports = "".join(
        f'\t{one} "{_MODULE}/{name}/models/{kind}"\n'
        for one in packages
        for name, _, kind in [one.rpartition("_")]
    )
    rows = "".join(f'\t"{one}": func() any {{ return new({one}) }},\n' for one in types)
    return (
        f"package main\n\nimport (\n{imports})\n\n"
        f"var made = map[string]func() any{{\n{rows}}}\n"
    )


def breaches(models: GoModels, *, examples: int) -> Iterator[str]:
    """Values that break a rule and are taken, or refused elsewhere: one of each schema."""
    values, breaking = Values(models.document), Breaking(models.document)
    for name, schema in models.document["components"]["schemas"].items():
        if name not in models.names:
            continue

        def see(value: Json, name: str = name, schema: Schema = schema) -> None:
            for broken in breaking.all_of(schema, value):
                found = models.through(name, broken.value)
                if not isinstance(found, Refused) or found.path != broken.path:
                    text = f"{name}: {json.dumps(broken.value)}\n    {broken.rule} at"
                    raise NotSame(f"{text} {broken.path!r}: {found}")

        yield from failure(see, values.of(schema, ANY), examples)
