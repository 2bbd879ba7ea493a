"""The command line: what it does, and what goes where."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema_rs
import pytest

from sdkwright import __version__
from sdkwright.output import MANIFEST

from .commands import DANGLING, GENERATE, ROOT, SPEC, Run, files

CHECK = [*GENERATE, "--check"]

pytestmark = pytest.mark.usefixtures("folder")


def test_generate_ends_with_the_counts(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    run = Run(capsys, *GENERATE)
    assert (run.status, run.err) == (0, "")
    document, done = run.out.splitlines()
    written = len(files(folder / "out"))
    assert document == "1 operation (1 exact), 1 model; no findings"
    assert done.startswith(f"{written} files written, 0 unchanged, 0 removed in ")
    again = Run(capsys, *GENERATE)
    assert f"\n0 files written, {written} unchanged, 0 removed in " in again.out
    assert f"\n0 files stale, {written} up to date in " in Run(capsys, *CHECK).out


def test_the_counts_tell_what_was_not_exact(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "spec.yaml").write_text(
        DANGLING.replace("servers: [{url: 'https://example.com'}]", "").replace(
            "get:", "post: {responses: {default: {description: It.}}}\n    get:"
        )
    )
    run = Run(capsys, *GENERATE, "--lenient")
    assert run.out.startswith(
        "2 operations (1 exact, 1 approximated), 1 model; 1 accepted error, 1 note\n"
    )


def test_to_have_nothing_to_suggest_is_no_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run = Run(capsys, "suggest", "spec.yaml")
    assert (run.status, run.out) == (0, "")
    assert run.err.startswith("sdkwright: ")
    assert run.err.endswith("spec.yaml: there is nothing to suggest\n")


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


def test_strict_lets_no_warning_pass(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    # One warning of the meta-schema, and one of lowering: both are told at once.
    text = SPEC.replace(
        "{type: number}", "{type: number, enum: [1], allOf: [{enum: [2]}]}"
    )
    (folder / "spec.yaml").write_text(text + "surplus: 1\n")
    assert Run(capsys, *CHECK).err.count("warning: ") == 2
    run = Run(capsys, *GENERATE, "--strict")
    assert (run.status, run.out) == (1, "")
    assert run.err.count("warning: ") == 2
    assert run.err.endswith("error: nothing is generated because of 2 warnings\n")
    assert not (folder / "out").exists()
    allowed = ("--allow", "structure", "--allow", "impossible-schema")
    assert Run(capsys, *GENERATE, "--strict", *allowed).status == 0


def test_strict_excludes_lenient(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert Run(capsys, *GENERATE, "--strict", "--lenient").status == 2
    Run(capsys, "init", "spec.yaml")
    with (folder / "sdkwright.toml").open("r+") as file:
        text = file.read()
        file.seek(0)
        file.write("lenient = true\n" + text)
    run = Run(capsys, "generate", "--strict")
    assert run.status == 2
    assert "lenient and strict exclude each other" in run.err


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


def test_where_the_document_is_published(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "spec.yaml").write_text(SPEC.replace("https://example.com", "/v1"))
    url = "https://example.com/docs/spec.yaml"
    assert Run(capsys, *GENERATE, "--spec-url", url).status == 0
    client = (folder / "out/example/_client.py").read_text()
    assert 'Server("https://example.com/v1")' in client
    wrong = Run(capsys, *GENERATE, "--spec-url", "example.com")
    assert (wrong.status, "http or https" in wrong.err) == (2, True)


def test_overlays(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "o.yaml").write_text(
        "overlay: 1.0.0\nactions: [{target: $.info, update: {title: Renamed}}]"
    )
    assert Run(capsys, *GENERATE, "--overlay", "o.yaml").status == 0
    assert (folder / "out" / "renamed").exists()


def test_a_part_is_generated(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    more = (
        "  /pets: {get: {operationId: getPets, responses: {'204': {description: x}}}}\n"
    )
    (folder / "spec.yaml").write_text(SPEC + more)
    chosen = ["--tag", "credits", "--operation", "getCredits"]
    run = Run(capsys, *GENERATE, *chosen, "--report", "report.json")
    assert run.status == 0
    operations = json.loads((folder / "report.json").read_text())["operations"]
    assert [one["path"] for one in operations] == ["/credits"]


def test_what_is_not_there_cannot_be_chosen(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    run = Run(capsys, *GENERATE, "--tag", "credit")
    assert run.status == 2
    assert "did you mean 'Credits'?" in run.err
    assert not (folder / "out").exists()


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
