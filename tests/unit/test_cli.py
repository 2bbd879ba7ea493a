"""The command line: exit statuses, what goes where, and that nothing ends in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema_rs
import pytest

from sdkwright import __version__, pipeline
from sdkwright.cli import main
from sdkwright.output import MANIFEST

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


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec.yaml").write_text(SPEC)
    return tmp_path


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


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_generate_says_one_line(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    run = Run(capsys, *GENERATE)
    assert (run.status, run.err) == (0, "")
    assert run.out.count("\n") == 1
    written = len(files(folder / "out"))
    assert run.out.startswith("1 operation, 1 model: ")
    assert f": {written} files written, 0 unchanged, 0 removed in " in run.out
    again = Run(capsys, *GENERATE)
    assert f": 0 files written, {written} unchanged, 0 removed in " in again.out


def test_names_come_from_the_title_or_the_options(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert Run(capsys, *GENERATE).status == 0
    assert (folder / "out" / "example" / "__init__.py").exists()
    assert Run(capsys, *GENERATE, "--package", "other", "--client", "Mine").status == 0
    assert not (folder / "out" / "example").exists()
    assert "Mine" in (folder / "out" / "other" / "__init__.py").read_text()


def test_check_writes_nothing_and_lists_what_is_stale(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    run = Run(capsys, *GENERATE, "--check", "--report", "report.json")
    assert run.status == 1
    assert not (folder / "out").exists()
    assert (folder / "report.json").exists()
    assert f"stale: {Path('out') / MANIFEST}\n" in run.out
    Run(capsys, *GENERATE)
    assert Run(capsys, *GENERATE, "--check").status == 0
    (folder / "out" / "pyproject.toml").write_text("edited")
    (folder / "out" / "example" / "py.typed").unlink()
    run = Run(capsys, *GENERATE, "--check")
    assert run.status == 1
    assert [line for line in run.out.splitlines() if line.startswith("stale: ")] == [
        f"stale: {Path('out', 'example', 'py.typed')}",
        f"stale: {Path('out', 'pyproject.toml')}",
    ]


def test_the_configuration_file(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert Run(capsys, "init", "spec.yaml").status == 0
    assert Run(capsys, "generate").status == 0
    assert (folder / "sdk" / MANIFEST).exists()
    (folder / "sub").mkdir()
    os.chdir(folder / "sub")
    assert (
        Run(capsys, "generate", "--config", "../sdkwright.toml", "--check").status == 0
    )


def test_init_does_not_overwrite(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "sdkwright.toml").write_text("mine")
    run = Run(capsys, "init", "spec.yaml")
    assert run.status == 3
    assert "sdkwright.toml: File exists" in run.err
    assert (folder / "sdkwright.toml").read_text() == "mine"


def test_an_error_stops_before_anything_is_written(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "spec.yaml").write_text(DANGLING)
    run = Run(capsys, *GENERATE, "--report", "report.json")
    assert (run.status, run.out) == (1, "")
    line = next(n for n, text in enumerate(DANGLING.splitlines(), 1) if "Nope" in text)
    assert run.err.startswith(f"spec.yaml:{line}:")
    assert "error: " in run.err
    assert "[unresolved-reference]" in run.err
    assert not (folder / "out").exists()
    report = json.loads((folder / "report.json").read_text())
    assert [finding["line"] for finding in report["findings"]] == [line]


@pytest.mark.parametrize("option", [["--lenient"], ["--allow", "unresolved-reference"]])
def test_an_error_can_be_accepted(
    capsys: pytest.CaptureFixture[str], folder: Path, option: list[str]
) -> None:
    (folder / "spec.yaml").write_text(DANGLING)
    run = Run(capsys, *GENERATE, *option, "--report", "report.json")
    assert run.status == 0
    assert "accepted error: " in run.err
    report = json.loads((folder / "report.json").read_text())
    assert report["findings"][0]["accepted"] is True
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text())
    jsonschema_rs.validate(schema, report)


def test_an_allowance_that_nothing_needs_is_misuse(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    allowed = ["unresolved-reference", "unknown-type@#/a"]
    run = Run(capsys, *GENERATE, "--allow", allowed[0], "--allow", allowed[1])
    assert run.status == 2
    assert "'unresolved-reference'" in run.err
    assert "'unknown-type@#/a'" in run.err
    assert not (folder / "out").exists()


def test_a_wrong_shape_is_told_before_anything_is_made_of_it(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "spec.yaml").write_text(SPEC.replace("tags: [Credits]", "parameters: {}"))
    run = Run(capsys, *GENERATE, "--report", "report.json", "--allow", "raw-body")
    assert run.status == 1
    assert "[wrong-shape]" in run.err
    assert "allowance" not in run.err
    assert json.loads((folder / "report.json").read_text())["operations"] == []


def test_a_syntax_error_is_reported_too(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "spec.yaml").write_text("openapi: [")
    run = Run(capsys, *GENERATE, "--report", "report.json")
    assert run.status == 1
    assert run.err.startswith("spec.yaml:1:")
    report = json.loads((folder / "report.json").read_text())
    assert report["findings"][0]["rule"] == "yaml-syntax"


def test_overlays(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "o.yaml").write_text(
        "overlay: 1.0.0\nactions: [{target: $.info, update: {title: Renamed}}]"
    )
    assert Run(capsys, *GENERATE, "--overlay", "o.yaml").status == 0
    assert (folder / "out" / "renamed").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["generate"], "no sdkwright.toml here"),
        (["generate", "spec.yaml"], "--target and --output must be given, as in: "),
        (["generate", "spec.yaml", "--target", "python"], "error: --output must be"),
        (
            ["generate", "spec.yaml", "--target", "go", "--output", "o"],
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


def test_validate(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    run = Run(capsys, "validate", "spec.yaml")
    assert (run.status, run.out, run.err) == (
        0,
        "spec.yaml: 0 errors, 0 warnings\n",
        "",
    )
    (folder / "spec.yaml").write_text(DANGLING)
    run = Run(capsys, "validate", "spec.yaml")
    assert run.status == 1
    assert run.out == "spec.yaml: 1 error, 0 warnings\n"


def test_validate_and_generate_say_the_same_of_what_is_no_document(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "spec.yaml").write_text("<html>: not found")
    for arguments in (["validate", "spec.yaml"], GENERATE):
        run = Run(capsys, *arguments)
        assert run.status == 1
        assert "there is no version [unsupported-version]" in run.err


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "--version")
    assert (run.status, run.out) == (0, f"sdkwright {__version__}\n")
    run = Run(capsys, "--help")
    assert run.status == 0
    assert "examples:" in run.out
    assert run.out.isascii()


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
    assert out.startswith(b"1 operation,")


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
