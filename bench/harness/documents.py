"""The documents that the benchmarks read, and how each becomes a package.

The large ones are other people's and not part of this repository: the variable SPECS
names the folder that has them. Without it, the Credits API is all there is.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Where nothing was named there is nothing: os.devnull is no folder.
SPECS = Path(os.environ.get("SPECS") or os.devnull).absolute()


@dataclass(frozen=True, slots=True)
class Document:
    """A document, and what is applied to it before anything else."""

    title: str
    path: Path
    overlays: tuple[Path, ...] = ()

    def generate(self, output: Path) -> tuple[str, ...]:
        """The arguments of Python that write the package `package_of(output)`."""
        overlays = [f"--overlay={overlay}" for overlay in self.overlays]
        target = ("--target=python", f"--output={output}", "--package=openrouter")
        command = ("-m", "sdkwright", "generate", str(self.path), *target)
        return (*command, "--lenient", *overlays)


def package_of(output: Path) -> Path:
    """Where the modules of a package are that was written to `output`."""
    return output / "openrouter"


CREDITS = Document("Credits", ROOT / "spec" / "openrouter.yaml")
OPENROUTER = Document(
    "OpenRouter",
    SPECS / "openrouter.yaml",
    tuple(sorted((SPECS / "openrouter-overlays").glob("*.yaml"))),
)
OTHERS = tuple(
    Document(name.partition(".")[0], SPECS / name)
    for name in ("openai.yaml", "box.json", "discord.json", "qdrant.json")
)


def present(*documents: Document) -> tuple[Document, ...]:
    """Those that are there."""
    return tuple(one for one in documents if one.path.exists())
