"""`python -W error -m tests.corpus.importing SDK` imports all of it, and builds models.

Prints, as JSON, how many modules there are, what is wrong with which of it, and method
and path of every operation that they describe.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType


def main(sdk: Path) -> None:
    """Go through the files, not through `pkgutil`, which passes by what it cannot see."""
    package = next(sdk.glob("*/py.typed")).parent
    sys.path.insert(0, str(sdk))
    modules = [_module(path.relative_to(sdk)) for path in sorted(package.rglob("*.py"))]
    broken = [fault for name in modules if (fault := _fault_of_module(name))]
    if not broken:
        broken += _faults_of_models(importlib.import_module(f"{package.name}.models"))
    found = {"modules": len(modules), "broken": broken, "operations": _operations()}
    print(json.dumps(found))


def _module(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _fault_of_module(name: str) -> str:
    try:
        importlib.import_module(name)
    except Exception as error:  # whatever a module does wrong
        return f"{name}: {error!r}"
    return ""


def _operations() -> list[tuple[str, str]]:
    """Those of every module that was imported, in order."""
    modules = list(sys.modules.values())
    values = [value for module in modules for value in vars(module).values()]
    found = [value for value in values if type(value).__name__ == "Operation"]
    return sorted({(one.method, one.path) for one in found})


def _faults_of_models(public: ModuleType) -> Iterator[str]:
    import pydantic

    for name in public.__all__:
        try:
            pydantic.TypeAdapter(getattr(public, name))
        except Exception as error:
            yield f"models.{name}: {error!r}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
