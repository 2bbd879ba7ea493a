"""What an SDK in Go does that no golden case shows: `behaviour/`, one test binary."""

from __future__ import annotations

import shutil
from pathlib import Path

from sdkwright import pipeline
from sdkwright.config import Config
from sdkwright.target import Target

from .. import golang

BEHAVIOUR = Path(__file__).parent / "behaviour"


def test_the_sdk_behaves(tmp_path: Path) -> None:
    module = tmp_path / "shop"
    target = Target("go", module, module="example.com/shop")
    config = Config(BEHAVIOUR / "shop.yaml", (target,))
    pipeline.run(config, check=False, progress=lambda _: None)
    for source in BEHAVIOUR.glob("*.go"):
        shutil.copy(source, module)
    golang.must_pass(["gofmt", "-l", "."], module)
    done = golang.run(["go", "test", *golang.race(), "-count=1", "."], module)
    assert done.returncode == 0, done.stdout + done.stderr
