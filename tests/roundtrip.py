"""A document becomes models, and values go through them: what comes back, and is it equal?"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from pydantic import TypeAdapter, ValidationError

from sdkwright import dialect, lower, output, python
from sdkwright.config import Config, Naming, Retries, Select, Streams
from sdkwright.diagnostics import Findings
from sdkwright.document import Document
from sdkwright.python.vocabulary import vocabulary_of
from sdkwright.target import Target

from .described import Json
from .manners import ANY, NEWER
from .values import Values

_SCHEMAS = "#/components/schemas/"
_DATE_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)", re.IGNORECASE
)


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


def is_same(sent: Json, back: Json) -> bool:
    """Whether two values are the same JSON: 1 is 1.0, and a date-time is an instant."""
    if isinstance(sent, dict) and isinstance(back, dict):
        return sent.keys() == back.keys() and all(
            is_same(one, back[name]) for name, one in sent.items()
        )
    if isinstance(sent, list) and isinstance(back, list):
        return len(sent) == len(back) and all(map(is_same, sent, back))
    if isinstance(sent, str) and isinstance(back, str):
        return sent == back or None is not _instant(sent) == _instant(back)
    if isinstance(sent, bool) or isinstance(back, bool):
        return sent is back
    return bool(sent == back)


def _instant(text: str) -> tuple[datetime, str] | None:
    """The moment that an RFC 3339 date-time stands for, to any fraction of a second."""
    found = _DATE_TIME.fullmatch(text)
    if found is None:
        return None
    date, time, fraction, zone = found.groups()
    moment = datetime.fromisoformat(f"{date}T{time}{zone.upper()}")
    return moment, (fraction or "").rstrip("0").removesuffix(".")


class NotSame(AssertionError):
    """A value did not survive; the message shows it."""


def problems(models: Models, *, newer: bool, examples: int) -> Iterator[str]:
    """What goes wrong with values of each schema, one at most."""
    values = Values(models.document)
    for name, schema in models.document["components"]["schemas"].items():
        if name in models.names:
            drawn = values.of(schema, NEWER if newer else ANY)
            try:
                _survive(models, name, drawn, examples)
            except NotSame as problem:
                yield str(problem)
            except Unsatisfiable:
                continue  # it contradicts itself


def _survive(
    models: Models, name: str, drawn: SearchStrategy[Json], examples: int
) -> None:
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],  # the first one is the simplest, and shrinking is slow
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn)
    def test(value: Json) -> None:
        # Whether there is null, too, is a matter of each use of a model.
        problem = None if value is None else models.problem(name, value)
        if problem:
            raise NotSame(f"{name}: {json.dumps(value)}\n    {problem}") from None

    test()
