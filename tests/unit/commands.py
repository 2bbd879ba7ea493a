"""Commands as they are run, on a document that is small."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sdkwright.cli import main

ROOT = Path(__file__).parents[2]

SPEC = """\
openapi: 3.1.0
info: {title: Example, version: '1.2.3'}
servers: [{url: 'https://example.com'}]
paths:
  /credits:
    get:
      operationId: getCredits
      tags: [Credits]
      responses:
        '200':
          description: fine
          content:
            application/json:
              schema: {type: object, properties: {total: {type: number}}}
"""
DANGLING = SPEC.replace("{type: number}", "{$ref: '#/components/schemas/Nope'}")
GENERATE = ["generate", "spec.yaml", "--target", "python", "--output", "out"]


class Run:
    """A command that was run: its exit status, and what it wrote."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        try:
            self.status = main(arguments)
        except SystemExit as exit_:  # argparse's own errors
            self.status = int(exit_.code or 0)
        self.out, self.err = capsys.readouterr()
        assert "Traceback" not in self.err
        assert "a fault of sdkwright" not in self.err


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files, by their paths in a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
