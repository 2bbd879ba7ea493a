"""How much is generated: files, and lines for each operation, of Python and of Go.

An operation's lines in its resource are its description, its method and the line that
makes the async method of it. The bounds hold for OpenRouter's full document: what is
the same for every API, the runtime and the clients, would outweigh a single operation.

The Go SDK that is to be beaten has 1,312 lines for each operation of that document.

    python bench/size.py
"""

from __future__ import annotations

import ast
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from harness import children
from harness.documents import (
    CREDITS,
    OPENROUTER,
    Document,
    module_of,
    package_of,
    present,
)

# What a package may have today, and what is aimed at.
MEDIAN_LIMIT, MEDIAN_GOAL = 35, 30
TOTAL_LIMIT, TOTAL_GOAL = 435, 225
GO_LIMIT, GO_TO_BEAT = 720, 1312


@dataclass(frozen=True, slots=True)
class Size:
    operations: int
    files: int
    lines: Counter[str]  # of each part of the package
    methods: tuple[int, ...]  # of each method, which an operation may have two of

    @property
    def typical(self) -> float:
        return median(self.methods)

    @property
    def total(self) -> float:
        return self.lines.total() / self.operations


def measure(document: Document, output: Path) -> Size:
    """Generate a document and count."""
    told = children.run(*document.generate(output)).output
    package = package_of(output)
    modules = sorted(package.rglob("*.py"))
    lines: Counter[str] = Counter()
    methods: list[int] = []
    for module in modules:
        source = module.read_text("utf-8")
        own = list(method_sizes(ast.parse(source)))
        methods += own
        lines[part(module.relative_to(package), bool(own))] += source.count("\n")
    return Size(int(told.split()[0]), len(modules), lines, tuple(methods))


def measure_go(document: Document, output: Path) -> Size:
    """The same for the Go module, in which an operation is not told from another."""
    told = children.run(*document.generate(output, "go")).output
    module = module_of(output)
    lines: Counter[str] = Counter()
    files = sorted(module.rglob("*.go"))
    for file in files:
        source = file.read_text("utf-8")
        lines[part_of_go(file.relative_to(module), source)] += source.count("\n")
    return Size(int(told.split()[0]), len(files), lines, ())


def part_of_go(file: Path, source: str) -> str:
    """`models` are generated, as resources are; the rest is the same for every API."""
    if file.parts[0] == "models":
        return "models"
    if len(file.parts) > 1:
        return "runtime"
    return "resources" if "sdk *runtime.Client\n}" in source else "other"


def part(module: Path, is_resource: bool) -> str:
    """What a module belongs to: a folder, the resources, or the rest."""
    if len(module.parts) > 1:
        return module.parts[0]
    return "resources" if is_resource else "other"


def method_sizes(module: ast.Module) -> Iterator[int]:
    """The lines of each method of a module, its description and its async twin too."""
    described = {
        name: lines(statement)
        for statement in module.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        and called(statement.value) == "Operation"
        for name in targets(statement)
    }
    classes = [one for one in module.body if isinstance(one, ast.ClassDef)]
    awaited = {
        name: lines(statement)
        for one in classes
        for statement in one.body
        if isinstance(statement, ast.Assign)
        and called(statement.value) == "async_method"
        for name in targets(statement)
    }
    for one in classes:
        for function in one.body:
            if isinstance(function, ast.FunctionDef):
                own = sum(
                    described[name] for name in names(function) & described.keys()
                )
                if own:
                    yield own + lines(function) + awaited.get(function.name, 0)


def names(function: ast.FunctionDef) -> set[str]:
    """Every name that a function uses."""
    return {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}


def called(value: ast.expr | None) -> str:
    """The name of the function that a call calls; "" for anything else."""
    match value:
        case ast.Call(func=ast.Name(id=name)):
            return name
        case _:
            return ""


def targets(statement: ast.Assign | ast.AnnAssign) -> list[str]:
    nodes = (
        statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    )
    return [node.id for node in nodes if isinstance(node, ast.Name)]


def lines(node: ast.stmt) -> int:
    """How many lines a statement takes, decorators included."""
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    first = min([node.lineno, *(one.lineno for one in decorators)])
    assert node.end_lineno is not None, "parsed code has ends"
    return node.end_lineno - first + 1


def report(title: str, size: Size) -> None:
    count = size.operations
    print(f"{title}: {count} operations, {size.files} files")
    for name, total in size.lines.most_common():
        print(f"  {name:10}{total:8} lines{total / count:9.1f} per operation")
    print(f"  {'total':10}{size.lines.total():8} lines{size.total:9.1f} per operation")
    if size.methods:
        print(f"  median of an operation in its resource {size.typical:.0f}")


def main() -> int:
    """Print the tables; returns the exit status."""
    within = True
    for document in present(CREDITS, OPENROUTER):
        with tempfile.TemporaryDirectory() as folder:
            size = measure(document, Path(folder))
            size_of_go = measure_go(document, Path(folder))
        report(f"{document.title} in Python", size)
        if document is OPENROUTER:
            within = size.typical <= MEDIAN_LIMIT and size.total <= TOTAL_LIMIT
            print(
                f"  at most {MEDIAN_LIMIT} in the median, {TOTAL_LIMIT} in total"
                f" (aimed at: {MEDIAN_GOAL}, {TOTAL_GOAL}):"
                f" {'held' if within else 'TOO MUCH'}"
            )
        report(f"{document.title} in Go", size_of_go)
        if document is OPENROUTER:
            within_go = size_of_go.total <= GO_LIMIT
            print(
                f"  at most {GO_LIMIT} in total (to be beaten: {GO_TO_BEAT}):"
                f" {'held' if within_go else 'TOO MUCH'}"
            )
            within = within and within_go
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
