"""The runner of `make corpus`, on documents of a few lines."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ..corpus import checkers, processes, rows
from ..corpus.__main__ import main
from ..corpus.checkers import CHECKERS
from ..corpus.examining import NOT_REPORTED, NOT_THERE, Kept, examine, held_against
from ..corpus.processes import Ended
from ..corpus.rows import Row, State
from ..corpus.sources import Document
from ..corpus.table import dropped, figures, table
from .commands import DANGLING, SPEC, write

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="needs wait4 and alarms, which Windows has not"
)

ROW = Row(
    document="a.yaml",
    key="1",
    outcome="generated",
    seconds=1.5,
    peak=50_000_000,
    operations=10,
    exact=7,
    approximated=2,
    dropped={"invalid-path": 1},
    reasons={"raw-body": 3},
    errors={"invalid-path": "#/paths/a: a path begins with a slash"},
    modules=4,
    broken=0,
    faults=(),
    types={},
)


def row(**changed: Any) -> Row:
    return replace(ROW, **changed)


# Samples and rows


def test_the_sample_is_fixed_by_names(tmp_path: Path) -> None:
    write(tmp_path, {str(number): "" for number in range(150)})
    write(tmp_path, {"large": " " * (CHECKERS[0].largest + 1)})
    documents = [Document(path.name, path) for path in sorted(tmp_path.iterdir())]
    whole = checkers.sample(documents)
    assert [
        sum(checker in wanted for wanted in whole.values()) for checker in CHECKERS
    ] == [100, 25]
    assert "large" not in whole
    fewer = checkers.sample(one for one in documents if one.name != "7")
    assert len(fewer.keys() ^ whole.keys()) <= 2


def test_rows_outlive_a_run_that_was_cut_short(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    state = State(file)
    state.add(ROW)
    state.add(row(document="b.yaml", faults=("a fault",)))
    file.write_bytes(file.read_bytes()[:-20])
    again = State(file)
    assert again.get("a.yaml", "1") == ROW
    assert again.get("a.yaml", "2") is None
    assert again.get("b.yaml", "1") is None
    again.add(row(document="b.yaml"))
    assert State(file).get("b.yaml", "1") == row(document="b.yaml")


def test_a_key_changes_with_all_that_it_depends_on(tmp_path: Path) -> None:
    write(tmp_path, {"generator/a.py": "", "a.yaml": "a", "b.yaml": "b"})
    version = rows.version(tmp_path)
    document = Document("a.yaml", tmp_path / "a.yaml")
    keys = {
        rows.key(document, version, []),
        rows.key(document, version, ["ty"]),
        rows.key(replace(document, path=tmp_path / "b.yaml"), version, []),
        rows.key(replace(document, overlays=(tmp_path / "b.yaml",)), version, []),
    }
    write(tmp_path, {"generator/__pycache__/a.pyc": ""})
    assert rows.version(tmp_path) == version
    write(tmp_path, {"templates/a.jinja": ""})
    keys.add(rows.key(document, rows.version(tmp_path), []))
    assert len(keys) == 5


# Documents


def test_operations_are_held_against_the_report() -> None:
    there = frozenset({("GET", "/a"), ("GET", "/b"), ("GET", "/invented")})
    missing = {("GET", "c/~"), ("GET", "/d"), ("GET", "/e"), ("GET", "/f")}
    found = frozenset({("GET", "/a"), ("GET", "/b"), *missing})
    report = {
        "operations": [
            {"method": "GET", "path": "/a", "status": "exact"},
            {"method": "GET", "path": "/b", "status": "approximated"},
            {"method": "GET", "path": "c/~", "status": "dropped"},
            {"method": "GET", "path": "/e", "status": "exact"},
            {"method": "GET", "path": "/invented", "status": "exact"},
        ],
        "findings": [
            {
                "rule": "invalid-path",
                "status": "dropped",
                "severity": "error",
                "accepted": False,
                "pointer": "#/paths/c~1~0/get",
            },
            {
                "rule": "ignored",
                "status": "exact",
                "severity": "note",
                "accepted": False,
                "pointer": "#/paths/~1f/get",
            },
        ],
    }
    lost = {"invalid-path": 1, "ignored": 1, NOT_REPORTED: 1, NOT_THERE: 1}
    assert held_against(found, there, report, "generated") == Kept(1, 1, lost)
    refused = Kept(0, 0, {"invalid-path": 6})
    assert held_against(found, there, report, "refused") == refused
    assert held_against(found, there, {}, "crashed") == Kept(0, 0, {"crashed": 6})


def test_a_document_is_generated_imported_and_checked(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": SPEC})
    found = examine(Document("a.yaml", tmp_path / "a.yaml"), "key", CHECKERS[:1])
    assert found.faults == ()
    assert found.outcome == "generated"
    assert (found.operations, found.exact, found.dropped) == (1, 1, {})
    assert (found.broken, found.types) == (0, {"ty": 0})
    assert found.modules > 10


def test_what_default_flags_refuse_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": DANGLING})
    found = examine(Document("a.yaml", tmp_path / "a.yaml"), "key", CHECKERS[:1])
    # The check of the sample ran default flags, and found that they refuse it.
    assert (found.outcome, found.faults) == ("generated", ())
    assert (found.approximated, found.reasons) == (1, {"unresolved-reference": 1})
    assert list(found.errors) == ["unresolved-reference"]
    assert "Nope" in found.errors["unresolved-reference"]


def test_a_document_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": "openapi: ["})
    found = examine(Document("a.yaml", tmp_path / "a.yaml"), "key", ())
    assert (found.outcome, found.operations, found.faults) == ("refused", -1, ())
    assert list(found.errors) == ["yaml-syntax"]


@pytest.mark.parametrize(
    ("status", "errors", "outcome"),
    [
        (1, "sdkwright: error: a fault of sdkwright itself: KeyError('x')", "crashed"),
        (3, "sdkwright: error: cannot write", "crashed"),
        (-11, "", "crashed"),
        (-14, "", "late"),
    ],
)
def test_a_run_that_ends_otherwise_is_a_fault(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    errors: str,
    outcome: str,
) -> None:
    def run(*arguments: str) -> Ended:
        if "sdkwright" in arguments:
            return Ended(status, "", errors, seconds=2.5, peak=1)
        return Ended(0, '[["GET", "/a"]]', "", seconds=0.1, peak=1)

    monkeypatch.setattr(processes, "run", run)
    write(tmp_path, {"a.yaml": SPEC})
    found = examine(Document("a.yaml", tmp_path / "a.yaml"), "key", ())
    assert (found.outcome, len(found.faults)) == (outcome, 1)
    assert errors in found.faults[0]
    assert (found.operations, found.dropped) == (1, {outcome: 1})


@pytest.mark.parametrize(
    ("path", "text", "fault"),
    [
        ("_a.py", "import nothing_like_it", "ModuleNotFoundError"),
        ("sub/a.py", "'\\d'", "SyntaxError"),  # from a warning
        ("models.py", "__all__ = ['A']; A = 'no such name'", "no such name"),
    ],
)
def test_a_module_that_does_not_load_is_told(
    tmp_path: Path, path: str, text: str, fault: str
) -> None:
    files = {
        "pets/py.typed": "",
        "pets/__init__.py": "",
        "pets/models.py": "__all__=[]",
    }
    write(tmp_path, {**files, f"pets/{path}": text})
    command = ("-W", "error", "-m", "tests.corpus.importing", str(tmp_path))
    told = json.loads(processes.run(*command).output)
    assert len(told["broken"]) == 1
    assert fault in told["broken"][0]


# The table


def test_default_flags_lose_what_they_refuse() -> None:
    rows_ = [ROW, row(document="b.yaml", errors={}, dropped={}, exact=8)]
    default, lenient = figures(rows_, "default"), figures(rows_, "lenient")
    assert (default["documents"], lenient["documents"]) == ("2", "2")
    assert (default["  refused"], lenient["  refused"]) == ("1", "0")
    assert (default["  dropped"], lenient["  dropped"]) == ("10", "1")
    assert (default["  kept"], lenient["  kept"]) == ("50.000%", "95.000%")
    assert dropped(rows_, "default") == {"invalid-path": 10}
    assert dropped(rows_, "lenient") == {"invalid-path": 1}


def test_the_table_names_documents_and_reasons() -> None:
    late = row(document="b.yaml", outcome="late", seconds=300, faults=("too slow",))
    shown = table([ROW, late])
    assert "a.yaml: invalid-path at #/paths/a: a path begins with a slash" in shown
    assert "b.yaml: too slow" in shown
    assert any(line.split()[-2:] == ["300.0", "b.yaml"] for line in shown.splitlines())


def test_a_run_goes_on_where_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, cache = tmp_path / "mine", tmp_path / "cache"
    write(folder, {"a.yaml": SPEC, "b.yaml": DANGLING})
    assert main([str(folder), "--limit=1"], cache) == 0
    kept = (cache / "rows.jsonl").read_text()
    assert main([str(folder)], cache) == 0
    after = (cache / "rows.jsonl").read_text()
    assert after.startswith(kept)
    assert after.count('"document"') == 2
    assert "refused:\n  b.yaml: unresolved-reference" in capsys.readouterr().out
    assert main([str(folder), "--only=b"], cache) == 0
    assert (cache / "rows.jsonl").read_text() == after
    assert main([str(folder), "--only=nothing"], cache) == 1
    assert main([str(folder / "nowhere")], cache) == 1
