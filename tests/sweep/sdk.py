"""The SDK of a document, generated as users do, and called by what its report says."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import reduce
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from ..described import Json
from .given import Given
from .operations import Operation


@dataclass(frozen=True, slots=True)
class Sdk:
    """An imported package and what the generator reported of it."""

    package: ModuleType
    operations: Mapping[str, Mapping[str, Any]]
    """What the report says of each operation, such as ``GET /credits``."""

    def clients(self) -> tuple[type[Any], type[Any]]:
        """The classes of the sync and of the async client."""
        names = [
            name
            for name in self.package.__all__
            if f"Async{name}" in self.package.__all__
        ]
        (name,) = (
            one for one in names if hasattr(getattr(self.package, one), "request")
        )
        return getattr(self.package, name), getattr(self.package, f"Async{name}")

    def method(self, client: Any, operation: Operation) -> Callable[..., Any]:
        """The method of an operation, on a client."""
        symbol: str = self.operations[operation.name]["symbols"][0]
        found: Callable[..., Any] = reduce(getattr, symbol.split(".")[1:], client)
        return found

    def media_types(self, operation: Operation) -> Sequence[str | None]:
        """What a body may be sent as, the default first; one None without a body."""
        body = self.operations[operation.name]["body"]
        if body is None:
            return [None]
        return [body["content_type"], *body.get("other_content_types", ())]

    def arguments(self, operation: Operation, given: Given) -> dict[str, Any]:
        """What to call the method with."""
        reported = self.operations[operation.name]
        names = {(p["in"], p["name"]): p["argument"] for p in reported["parameters"]}
        found = {names[key]: value for key, value in given.parameters.items()}
        if given.stream:
            found["stream"] = True
        if given.media_type is None:
            return found
        body = reported["body"]
        if given.media_type != body["content_type"]:
            found[body["content_type_argument"]] = given.media_type
        if "arguments" not in body or not isinstance(given.body, dict):
            return {**found, body["argument"]: given.body}
        extra: dict[str, Json] = {}
        for name, value in given.body.items():
            if name in body["arguments"]:
                found[body["arguments"][name]] = value
            else:
                extra[name] = value
        return {**found, "extra_body": extra} if extra else found

    def switched(self, operation: Operation, given: Given, stream: bool) -> Given:
        """The same call, for a stream or for another answer.

        The property `stream` of a body says it, or an argument where there is none.
        """
        body = self.operations[operation.name]["body"]
        if not body or "stream" not in body.get("arguments", ()):
            return replace(given, stream=stream)
        if not stream and (not given.body or "stream" not in given.body):
            return given
        media_type = given.media_type or body["content_type"]
        properties = {**(given.body or {}), "stream": stream}
        return replace(given, media_type=media_type, body=properties)

    def plain(self, result: object) -> Json | bytes:
        """What a method returned, or the items of a stream, as JSON."""
        if result is None or isinstance(result, bytes | str):
            return result
        encode = import_module(f"{self.package.__name__}._runtime.encode")
        plain: Json = json.loads(encode.to_json(result))
        return plain


@contextmanager
def generated(document: Path, overlays: Sequence[Path], folder: Path) -> Iterator[Sdk]:
    """Generate a package and import it, until the context ends."""
    package = f"swept_{document.stem}"
    report = folder / "report.json"
    command = [sys.executable, "-m", "sdkwright", "generate", str(document)]
    command += ["--target", "python", "--output", str(folder), "--package", package]
    command += ["--report", str(report)]
    for overlay in overlays:
        command += ["--overlay", str(overlay)]
    subprocess.run(command, capture_output=True, check=True)
    reported = json.loads(report.read_bytes())["operations"]
    sys.path.insert(0, str(folder))
    try:
        yield Sdk(
            import_module(package),
            {f"{one['method']} {one['path']}": one for one in reported},
        )
    finally:
        sys.path.remove(str(folder))
        for module in [one for one in sys.modules if one.split(".")[0] == package]:
            del sys.modules[module]


def client_of(kind: type[Any], **options: Any) -> Any:
    """A client of this class with something for every credential that it takes."""
    parameters = inspect.signature(kind).parameters
    credentials = [*parameters][: [*parameters].index("server")]
    return kind(**dict.fromkeys(credentials, "secret"), retries=0, **options)
