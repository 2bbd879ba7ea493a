"""Writing packages: what is written, kept, removed and refused."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from sdkwright import output
from sdkwright.output import MANIFEST, Outcome, OutputProblem, compare, write

A_AND_B = {"a.py": b"a\n", "deep/er/b.py": b"b\n"}


def contents(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def listed(root: Path) -> list[str]:
    files: list[str] = json.loads((root / MANIFEST).read_bytes())["files"]
    return files


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "some" / "out"


def test_the_first_run_writes_everything(root: Path) -> None:
    assert write(root, A_AND_B) == Outcome((MANIFEST, *A_AND_B), (), ())
    assert contents(root) == {**A_AND_B, MANIFEST: (root / MANIFEST).read_bytes()}
    assert listed(root) == ["a.py", "deep/er/b.py"]


def test_the_second_run_touches_nothing(root: Path) -> None:
    write(root, A_AND_B)
    for path in root.rglob("*"):
        os.utime(path, ns=(1, 1))
    outcome = write(root, A_AND_B)
    assert outcome == Outcome((), (MANIFEST, *A_AND_B), ())
    assert outcome.stale == ()
    files = [path for path in root.rglob("*") if path.is_file()]
    assert {path.stat().st_mtime_ns for path in files} == {1}


def test_what_changed_is_written(root: Path) -> None:
    write(root, A_AND_B)
    os.utime(root / "deep/er/b.py", ns=(1, 1))
    outcome = write(root, {**A_AND_B, "a.py": b"new\n", "c.py": b"c"})
    assert outcome.written == (MANIFEST, "a.py", "c.py")
    assert (root / "a.py").read_bytes() == b"new\n"
    assert (root / "deep/er/b.py").stat().st_mtime_ns == 1


def test_what_is_no_longer_generated_is_removed(root: Path) -> None:
    write(root, A_AND_B)
    (root / "deep" / "mine.txt").write_text("mine")
    outcome = write(root, {"a.py": b"a\n"})
    assert outcome.removed == ("deep/er/b.py",)
    assert not (root / "deep/er").exists()
    assert (root / "deep/mine.txt").read_text() == "mine"
    assert listed(root) == ["a.py"]


def test_what_is_gone_already_is_not_counted(root: Path) -> None:
    write(root, A_AND_B)
    (root / "deep/er/b.py").unlink()
    assert write(root, {"a.py": b"a\n"}).removed == ()


def test_what_a_user_put_there_stays(root: Path) -> None:
    root.mkdir(parents=True)
    (root / "mine.py").write_text("mine")
    write(root, A_AND_B)
    write(root, {})
    assert contents(root).keys() == {"mine.py", MANIFEST}


def test_a_users_file_in_the_way_stops_everything(root: Path) -> None:
    write(root, {"a.py": b"old\n"})
    (root / "b.py").write_text("mine")
    before = contents(root)
    with pytest.raises(OutputProblem, match=r"b\.py"):
        write(root, {"a.py": b"new\n", "b.py": b"ours\n"})
    assert contents(root) == before


def test_a_file_in_the_way_that_is_the_same_is_adopted(root: Path) -> None:
    write(root, A_AND_B)
    (root / MANIFEST).unlink()
    assert write(root, A_AND_B).written == (MANIFEST,)
    assert write(root, {}).removed == tuple(A_AND_B)


@pytest.mark.parametrize("path", ["a.py", "a.py/b.py"])
def test_a_users_folder_or_file_where_the_other_is_needed(
    root: Path, path: str
) -> None:
    root.mkdir(parents=True)
    if path == "a.py":
        (root / "a.py").mkdir()
    else:
        (root / "a.py").touch()
    with pytest.raises(OutputProblem, match=r"a\.py"):
        write(root, {path: b""})


def test_a_file_of_ours_becomes_a_folder_and_back(root: Path) -> None:
    write(root, {"a": b"file"})
    assert write(root, {"a/b": b"inner"}).removed == ("a",)
    assert write(root, {"a": b"file"}).removed == ("a/b",)
    assert (root / "a").read_bytes() == b"file"


def test_a_name_that_changes_in_case_alone(root: Path) -> None:
    write(root, {"Pet.py": b"1"})
    outcome = write(root, {"pet.py": b"2"})
    assert outcome.removed == ("Pet.py",)
    assert (root / "pet.py").read_bytes() == b"2"
    assert [path.name for path in root.glob("*.py")] == ["pet.py"]


def test_comparing_writes_nothing(root: Path) -> None:
    assert compare(root, A_AND_B).stale == (MANIFEST, *A_AND_B)
    assert not root.parent.exists()
    write(root, A_AND_B)
    before = contents(root)
    outcome = compare(root, {"a.py": b"new"})
    assert outcome.stale == (MANIFEST, "a.py", "deep/er/b.py")
    assert contents(root) == before


@pytest.mark.parametrize(
    "path",
    [
        *("../x", "a/../../x", "/x", "//x", "a//b", "./a", "a/", "", ".", ".."),
        *("C:/x", "C:x", "a\\b", "a:stream", "x\0y", "a\nb", "é", "a b", "a.", "*"),
        *("con", "CON.py", "a/nul", "com1.txt", "Lpt9", "aux.tar.gz"),
        *(".git/hooks/x", ".GIT/config", ".sdkwright-x/a"),
    ],
)
def test_unsafe_paths_are_refused(root: Path, path: str) -> None:
    with pytest.raises(OutputProblem):
        write(root, {path: b"x", "a.py": b""})
    assert not root.parent.exists()


@pytest.mark.parametrize(
    "path", [".gitignore", "py.typed", "con_.py", "connect.py", "a-b/c@1+2"]
)
def test_other_paths_are_fine(root: Path, path: str) -> None:
    assert path in write(root, {path: b"x"}).written


@pytest.mark.parametrize(
    "paths", [("a.py", "A.py"), ("d/a", "D/A"), ("a", "a/b"), ("A", "a/b")]
)
def test_paths_that_cannot_both_be(root: Path, paths: tuple[str, str]) -> None:
    with pytest.raises(OutputProblem):
        write(root, dict.fromkeys(paths, b""))


def test_a_link_that_leads_outside_is_refused(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    root.mkdir(parents=True)
    (root / "deep").symlink_to(outside)
    with pytest.raises(OutputProblem, match="outside"):
        write(root, A_AND_B)
    assert contents(outside) == {}


def test_a_link_in_place_of_our_file_is_replaced_not_followed(
    root: Path, tmp_path: Path
) -> None:
    write(root, A_AND_B)
    target = tmp_path / "target.py"
    target.write_bytes(b"a\n")
    (root / "a.py").unlink()
    (root / "a.py").symlink_to(target)
    assert write(root, {**A_AND_B, "a.py": b"new"}).written == ("a.py",)
    assert target.read_bytes() == b"a\n"
    assert not (root / "a.py").is_symlink()


def test_the_output_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write(tmp_path / "link", A_AND_B)
    assert (tmp_path / "real" / "a.py").exists()


@pytest.mark.parametrize(
    "path", ["../../victim", "/victim", "deep/../../victim", "link/victim", 5, None]
)
def test_a_manifest_cannot_reach_outside(
    root: Path, tmp_path: Path, path: object
) -> None:
    write(root, A_AND_B)
    (tmp_path / "victim").write_text("precious")
    (root / "link").symlink_to(tmp_path)
    (root / MANIFEST).write_text(json.dumps({"format": 1, "files": [path]}))
    with pytest.raises(OutputProblem):
        write(root, {})
    assert (tmp_path / "victim").read_text() == "precious"


@pytest.mark.parametrize(
    "text", ["", "<<<<<<< HEAD", "[]", '{"format": 1}', "\ufeff{}"]
)
def test_a_damaged_manifest_stops_everything(root: Path, text: str) -> None:
    write(root, A_AND_B)
    (root / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(OutputProblem, match="damaged"):
        write(root, {})
    assert (root / "a.py").exists()


def test_the_output_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(OutputProblem, match="folder"):
        write(tmp_path / "out", A_AND_B)


@pytest.mark.parametrize("step", [0, 1, 2, 3])
def test_a_run_that_fails_half_way_is_undone(
    root: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    write(root, {"a.py": b"old", "gone/c.py": b"c", "z.py": b"z"})
    before = contents(root)
    real, calls = Path.replace, [0]

    def replace(self: Path, target: Path) -> Path:
        calls[0] += 1
        if calls[0] == step + 1:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OSError, match="No space"):
        write(root, {"a.py": b"new", "b/new.py": b"b", "z.py": b"z2"})
    assert contents(root) == before


def test_a_first_run_that_fails_leaves_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_bytes(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with pytest.raises(OSError, match="No space"):
        write(root, A_AND_B)
    assert not root.parent.exists()


def test_nothing_temporary_is_left(root: Path) -> None:
    write(root, A_AND_B)
    write(root, {"a.py": b"2"})
    assert not list(root.glob(".sdkwright-*"))
    assert [path.name for path in root.parent.iterdir()] == ["out"]


def test_the_manifest_depends_on_the_paths_alone(root: Path, tmp_path: Path) -> None:
    write(root, A_AND_B)
    write(tmp_path / "other", dict(reversed([(path, b"?") for path in A_AND_B])))
    assert (root / MANIFEST).read_bytes() == (
        tmp_path / "other" / MANIFEST
    ).read_bytes()
    shutil.rmtree(root)
    assert output.compare(root, {}).written == (MANIFEST,)
