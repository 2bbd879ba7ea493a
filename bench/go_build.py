"""What building against the Go module costs: CPU time, and the size of a program.

The program asks for credits and uses nothing else: the linker has to leave out the rest of
the API, models and all. What it adds to one of net/http and encoding/json is the same for
the Credits API and for OpenRouter's full document, but for the table of resources.

    python bench/go_build.py
"""

from __future__ import annotations

import resource
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from harness import children
from harness.documents import CREDITS, OPENROUTER, Document, module_of, present

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests import golang

MOST_ADDED = 2_500_000
"""Bytes."""
_BARE = """
package main

import (
	"encoding/json"
	"fmt"
	"net/http"
)

func main() {
	response, err := http.Get("http://localhost")
	if err != nil {
		panic(err)
	}
	var value any
	fmt.Println(json.NewDecoder(response.Body).Decode(&value), value)
}
"""
_CREDITS = """
package main

import (
	"context"
	"fmt"

	"example.com/openrouter"
)

func main() {
	fmt.Println(openrouter.New().Credits.GetCredits(context.Background()))
}
"""


@dataclass(frozen=True, slots=True)
class Figures:
    building: float
    """CPU seconds for all packages of the module; the standard library is built before."""
    bare: int
    """Bytes."""
    credits: int
    linked: int
    """Functions of models in the program."""
    functions: int
    """Those of all models."""


def measure(document: Document, output: Path) -> Figures:
    """Generate a document, build all of it, then both programs."""
    children.run(*document.generate(output, "go"))
    module = module_of(output)
    bare = size_of(module, "bare", _BARE)  # what is compiled for it is not measured
    before = spent()
    go(module, "build", "./...")
    building = spent() - before
    credits = size_of(module, "credits", _CREDITS)
    linked = go(module, "tool", "nm", "credits.exe").count("/models/components.(*")
    models = (module / "models" / "components").glob("*.go")
    functions = sum(one.read_text("utf-8").count("\nfunc (") for one in models)
    return Figures(building, bare, credits, linked, functions)


def size_of(module: Path, name: str, program: str) -> int:
    """The bytes of a program, built below a module."""
    folder = module / "cmd" / name
    folder.mkdir(parents=True)
    (folder / "main.go").write_text(program, "utf-8")
    built = module / f"{name}.exe"
    go(module, "build", "-o", str(built), f"./cmd/{name}")
    return built.stat().st_size


def go(module: Path, *arguments: str) -> str:
    done = golang.run(["go", *arguments], module)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return done.stdout


def spent() -> float:
    """CPU seconds of all processes that were started and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    """Print the figures; returns the exit status."""
    within = True
    for document in present(CREDITS, OPENROUTER):
        with tempfile.TemporaryDirectory() as folder:
            found = measure(document, Path(folder))
        added = found.credits - found.bare
        print(
            f"{document.title}: built in {found.building:.1f} s of CPU;"
            f" a program adds {added / 1e6:.2f} MB to {found.bare / 1e6:.2f}"
            f" (at most {MOST_ADDED / 1e6:.1f}), with {found.linked} of"
            f" {found.functions} functions of components"
        )
        within = within and added <= MOST_ADDED
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
