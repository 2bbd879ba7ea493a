"""The real documents that are swept: a folder beside the checkout."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sdkwright import document, overlay
from sdkwright.diagnostics import Findings

from .sdk import Sdk, generated

SPECS = Path(__file__).parents[3] / "shared" / "specs"
DOCUMENTS = (
    "openrouter.yaml",
    "openai.yaml",
    "discord.json",
    "box.json",
    "qdrant.json",
)


@contextmanager
def generated_from(name: str) -> Iterator[tuple[Mapping[str, Any], Sdk]]:
    """A document, with its overlays, and its SDK, until the context ends."""
    path = SPECS / name
    overlays = sorted(SPECS.glob(f"{path.stem}-overlays/*.yaml"))
    content = document.load(path)
    overlay.apply(content, overlays, Findings())
    with (
        tempfile.TemporaryDirectory() as folder,
        generated(path, overlays, Path(folder)) as sdk,
    ):
        yield content.root, sdk
