"""OpenRouter's whole document in Go: all that Python has, formatted, built and vetted."""

from __future__ import annotations

from pathlib import Path

from sdkwright.target import Target

from .. import golang
from ..gosweep.sdk import reported_by

_MODULE = "github.com/OpenRouterTeam/go-sdk"


def test_it_has_every_operation_and_builds(specs: Path, tmp_path: Path) -> None:
    document = specs / "openrouter.yaml"
    overlays = sorted(specs.glob("openrouter-overlays/*.yaml"))
    target = Target("go", tmp_path / "go", document.stem, module=_MODULE)
    found = reported_by(document, target, overlays)
    python = Target("python", tmp_path / "python", document.stem)
    assert found.keys() == reported_by(document, python, overlays).keys()
    assert all(one["symbols"] for one in found.values())
    golang.must_pass(["gofmt", "-l", "."], target.output)
    golang.must_pass(["go", "build", "./..."], target.output)
    golang.must_pass(["go", "vet", "./..."], target.output)
