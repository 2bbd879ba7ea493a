"""A package as the generator writes it, made in a temporary place."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

RUNTIME = Path(__file__).parents[2] / "templates" / "python" / "runtime"


@contextmanager
def package(where: Path, name: str, files: Mapping[str, str]) -> Iterator[ModuleType]:
    """Write, import and in the end forget a package that holds a copy of the runtime."""
    root = where / name
    shutil.copytree(
        RUNTIME, root / "_runtime", ignore=shutil.ignore_patterns("__pycache__")
    )
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(where))
    try:
        yield importlib.import_module(name)
    finally:
        sys.path.remove(str(where))
        for module in [m for m in sys.modules if m.split(".")[0] == name]:
            del sys.modules[module]
