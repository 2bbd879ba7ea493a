"""The documents that the benchmarks read, and how each becomes a package.

The large ones are other people's and not part of this repository: the variable SPECS
names the folder that has them. Without it, the Credits API is all there is.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Where nothing was named there is nothing: os.devnull is no folder.
SPECS = Path(os.environ.get("SPECS") or os.devnull).absolute()
_NAMES = {
    "python": 'package = "openrouter"',
    "go": 'module = "example.com/openrouter"',
}


@dataclass(frozen=True, slots=True)
class Document:
    """A document, and what is applied to it before anything else."""

    title: str
    path: Path
    overlays: tuple[Path, ...] = ()

    def generate(self, output: Path, *languages: str) -> tuple[str, ...]:
        """The arguments of Python that write a folder of `output` for each language."""
        lines = [f"spec = {json.dumps(str(self.path))}"]
        lines.append(f"overlays = {json.dumps(list(map(str, self.overlays)))}")
        for language in languages or ("python",):
            lines += [
                "[[targets]]",
                f'language = "{language}"',
                f'output = "{language}"',
            ]
            lines.append(_NAMES[language])
        output.mkdir(exist_ok=True)
        configuration = output / "sdkwright.toml"
        configuration.write_text("\n".join(lines), "utf-8")
        command = ("-m", "sdkwright", "generate")
        return (*command, f"--config={configuration}", "--lenient")


def module_of(output: Path) -> Path:
    """Where the Go module is that was written below `output`."""
    return output / "go"


def package_of(output: Path) -> Path:
    """Where the modules of a package are that was written below `output`."""
    return output / "python" / "openrouter"


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
