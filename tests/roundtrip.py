"""A document becomes models of Python, and values go through them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from sdkwright import dialect, lower, output, python
from sdkwright.config import Config, Naming, Retries, Select, Streams
from sdkwright.diagnostics import Findings
from sdkwright.document import Document
from sdkwright.python.vocabulary import vocabulary_of
from sdkwright.target import Target

from .described import Json
from .survival import is_same

_SCHEMAS = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Models:
    """The models of a document, by the names of its component schemas."""

    document: Mapping[str, Any]
    """As it was written, before the generator made it of one dialect."""
    names: Mapping[str, str]
    """What each component schema that became a model is called."""
    models: Any
    encode: Callable[[object], bytes]

    def problem(self, name: str, value: Json) -> str | None:
        """What is wrong with the way of a value through a model; None for nothing.

        Both ways in are tried: JSON as a response has it, and plain data from Python.
        """
        adapter = self._adapter(name)
        ways: dict[str, Callable[[], Any]] = {
            "from JSON": lambda: adapter.validate_json(
                json.dumps(value), by_alias=True, by_name=False
            ),
            "from Python": lambda: adapter.validate_python(
                value, by_alias=True, by_name=False
            ),
        }
        for way, validate in ways.items():
            try:
                back = json.loads(self.encode(validate()))
            except (ValidationError, ValueError) as error:
                return f"{way}: {error}"
            if not is_same(value, back):
                return f"{way}: came back as {json.dumps(back)}"
        return None

    def decoded(self, name: str, value: Json) -> Any:
        """What a response has where this value is in its JSON."""
        return self._adapter(name).validate_json(json.dumps(value))

    def _adapter(self, name: str) -> TypeAdapter[Any]:
        return _adapter(self.models, self.names[name])


@cache
def _adapter(models: Any, name: str) -> TypeAdapter[Any]:
    return TypeAdapter(getattr(models, name))


@contextmanager
def models_of(document: Document, package: str, folder: Path) -> Iterator[Models]:
    """Generate a package and import its models, until the context ends."""
    raw = deepcopy(document.root)
    findings = Findings()
    dialect.normalise(document, findings)
    api = lower.lower(document, Select(), Naming(), {}, Streams(), Retries(), findings)
    target = Target("python", folder, package)
    config = Config(Path("api.yaml"), (target,))
    output.write(folder, python.generate(api, target, config, findings).files)
    names = {
        pointer.removeprefix(_SCHEMAS).replace("~1", "/").replace("~0", "~"): str(name)
        for pointer, name in vocabulary_of(api).names.items()
        if pointer.startswith(_SCHEMAS)
    }
    sys.path.insert(0, str(folder))
    try:
        yield Models(
            document=raw,
            names={
                name: names[name]
                for name in raw["components"]["schemas"]
                if name in names
            },
            models=import_module(f"{package}.models"),
            encode=import_module(f"{package}._runtime.encode").to_json,
        )
    finally:
        sys.path.remove(str(folder))
        for module in [one for one in sys.modules if one.split(".")[0] == package]:
            del sys.modules[module]
