"""The style of generated Python: Black's, by Ruff, which takes a fraction of the time."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from ruff import find_ruff_bin

_COMMON = ("--isolated", "--quiet", "--no-cache", "--target-version=py311")
# A statement that no program has, so that the imports of each are sorted by themselves.
_BETWEEN = "pass\n"
_BETWEEN_LINE = re.compile(f"^{_BETWEEN}", re.MULTILINE)
_IMPORTS = "--config=lint.isort.combine-as-imports=true"


class GeneratedCodeError(Exception):
    """What was generated is not Python: a defect of the generator, never of a document."""


def formatted(files: Mapping[str, str]) -> dict[str, bytes]:
    """The files with imports sorted and code laid out.

    Raises:
        GeneratedCodeError: one of them cannot be parsed.
    """
    with tempfile.TemporaryDirectory(prefix="sdkwright-") as folder:
        root = Path(folder)
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        _ruff(root, "check", "--fix", "--select=I", "--ignore-noqa", _IMPORTS, *_COMMON)
        _ruff(root, "format", "--line-length=88", *_COMMON)
        result = {name: (root / name).read_bytes() for name in files}
    for name, source in result.items():
        _check(name, source)
    return result


def in_one_file(programs: Iterable[str]) -> str:
    """Small programs as one source: a thousand files take longer to write than to lay out."""
    return "".join(f"{_BETWEEN}{program}\n" for program in programs)


def apart(source: str) -> list[str]:
    """The programs of a source that `in_one_file` made, after it was laid out."""
    return [f"{program.strip()}\n" for program in _BETWEEN_LINE.split(source)[1:]]


def _ruff(folder: Path, command: str, *options: str) -> None:
    done = subprocess.run(
        [find_ruff_bin(), command, *options, "."],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise GeneratedCodeError(done.stdout + done.stderr)


def _check(name: str, source: bytes) -> None:
    """Compile what will be installed: Ruff parses, and takes some code that Python refuses."""
    try:
        compile(source, name, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        raise GeneratedCodeError(f"{name}: {error}") from error
