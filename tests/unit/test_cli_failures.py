"""The command line: exit statuses, and that nothing ends in a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sdkwright import pipeline
from sdkwright.cli import main

from .commands import GENERATE, ROOT, SPEC, Run, files

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["generate"], "no sdkwright.toml here"),
        (["generate", "spec.yaml"], "--target and --output must be given, as in: "),
        (["generate", "spec.yaml", "--target", "python"], "error: --output must be"),
        (
            ["generate", "spec.yaml", "--target", "cobol", "--output", "o"],
            "invalid choice",
        ),
        (["generate", "https://x.test/a.yaml", *GENERATE[2:]], "download it first"),
        (["validate", "https://x.test/a.yaml"], "https://x.test/a.yaml: documents are"),
        (["init", "https://x.test/a.yaml"], "download it first"),
        ([*GENERATE, "--output", "o"], "can only be given once"),
        ([*GENERATE, "--report", "-"], "--report needs a file"),
        ([*GENERATE, "--allow", "foo"], "there is no rule 'foo'"),
        ([*GENERATE, "--package", "pydantic"], "'pydantic' is a module"),
        (["generate", "--output", "o"], "need SPEC"),
        ([*GENERATE, "--config", "x.toml"], "leave out SPEC"),
        ([*GENERATE, "--package", "../x"], "package"),
        ([*GENERATE, "--nope"], "--nope"),
        (["nope"], "nope"),
        ([], "command"),
        (["validate"], "SPEC"),
    ],
)
def test_misuse(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    run = Run(capsys, *arguments)
    assert (run.status, run.out) == (2, "")
    assert message in run.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["generate", "missing.yaml", "--target", "python", "--output", "out"],
        ["generate", ".", "--target", "python", "--output", "out"],
        ["generate", "spec.yaml", "--target", "python", "--output", "spec.yaml"],
        ["generate", "spec.yaml", "--target", "python", "--output", "spec.yaml/out"],
        ["generate", "--config", "missing.toml"],
        [*GENERATE, "--overlay", "missing.yaml"],
        [*GENERATE, "--report", "missing/report.json"],
        ["validate", "missing.yaml"],
        ["init", "missing.yaml"],
    ],
)
def test_what_cannot_be_read_or_written(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    run = Run(capsys, *arguments)
    assert run.status == 3
    assert run.err.startswith("sdkwright: error: ")
    assert run.err.count("\n") == 1


def test_a_report_that_cannot_be_written_stops_a_run_before_it_writes(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert Run(capsys, *GENERATE, "--report", "missing/report.json").status == 3
    assert not (folder / "out").exists()


def test_a_run_that_cannot_begin_leaves_no_report(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "kept.json").write_text("former")
    for report in ("new.json", "kept.json"):
        run = Run(capsys, "generate", "no.yaml", *GENERATE[2:], "--report", report)
        assert run.status == 3
    assert files(folder) == {"spec.yaml": SPEC.encode(), "kept.json": b"former"}


def test_a_users_file_is_never_overwritten(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "pyproject.toml").write_text("mine")
    run = Run(capsys, *GENERATE)
    assert run.status == 3
    assert "pyproject.toml" in run.err
    assert files(folder / "out") == {"pyproject.toml": b"mine"}


def test_interrupted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "run", interrupt)
    assert Run(capsys, *GENERATE).status == 130


def test_interrupted_while_loading() -> None:
    program = """
import sys
class Interrupting:
    def find_spec(self, name, *_):
        if name == "sdkwright.pipeline":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
import sdkwright.cli
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (130, b"")


def test_a_fault_of_our_own_is_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(pipeline, "run", fail)
    assert main(GENERATE) == 1
    error = capsys.readouterr().err
    assert "a fault of sdkwright itself" in error
    assert "too deep" in error


def sdkwright(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "sdkwright", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
    )


def test_the_module_reads_the_standard_input() -> None:
    arguments = ["generate", "-", "--target", "python", "--output", "out"]
    with sdkwright(*arguments) as process:
        out, err = process.communicate(SPEC.encode())
    assert (process.returncode, err) == (0, b"")
    assert out.startswith(b"1 operation (")


def test_a_reader_that_has_gone_is_no_traceback() -> None:
    with sdkwright("generate", "-", *GENERATE[2:], "--check") as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(SPEC.encode())
        process.stdin.close()
        error = process.stderr.read()
        assert process.wait() == 3
    assert error == b""
