"""Writing a package: only what changed, nothing outside, nothing of the user's.

A manifest in the output folder lists what is ours. All that can be known to fail does
so before a file is touched: names are checked, files in the way found, the new files
written to a temporary folder. Then each changed file replaces the old one in a single
step, and if any step fails the steps before it are undone. Where the system can lock a
folder, a second run waits for the first.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MANIFEST = ".sdkwright.json"

_FORMAT = 1
_TEMPORARY = ".sdkwright-"
_NAME = re.compile(r"[A-Za-z0-9._@+-]*[A-Za-z0-9_@+-]\Z")
# Windows gives these to devices, whatever follows a dot; `.git` is never a package's.
_RESERVED = re.compile(
    r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?\Z|\.git\Z|\.sdkwright-.*",
    re.IGNORECASE,
)


class OutputProblem(Exception):
    """The package cannot be written, and nothing was changed; the message says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run does to a folder: relative paths, sorted."""

    written: tuple[str, ...]  # new, or changed
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]  # ours, and not generated any more

    @property
    def stale(self) -> tuple[str, ...]:
        """Everything that is not as a run leaves it."""
        return tuple(sorted(self.written + self.removed))


def compare(root: Path, files: Mapping[str, bytes]) -> Outcome:
    """Tell what `write` would do, and do nothing.

    Raises:
        OutputProblem: as `write` does.
        OSError: something cannot be read.
    """
    if _exists(root) and not root.is_dir():
        raise OutputProblem(f"{root} is a file where a folder is needed")
    complete = {**files, MANIFEST: _manifest(files)}
    _check_names(complete)
    former = _read_manifest(root)
    _check_inside(root, {*complete, *former})
    unchanged = {path for path in complete if _holds(root / path, complete[path])}
    written = complete.keys() - unchanged
    removed = {path for path in former - complete.keys() if _exists(root / path)}
    _check_free(root, written, former | {MANIFEST})
    _check_folders(root, written, removed)
    return Outcome(*(tuple(sorted(paths)) for paths in (written, unchanged, removed)))


def write(root: Path, files: Mapping[str, bytes]) -> Outcome:
    """Make a folder hold these files, given by their relative POSIX paths.

    Files that are as they should be keep their time stamp. Files that the manifest
    lists and this run does not write are removed, with the folders that leaves empty.

    Raises:
        OutputProblem: a path that is not safe to write, a folder that leads outside
            through a symbolic link, a file of somebody else's in the way, or a manifest
            that cannot be trusted.
        OSError: something cannot be read or written.
    """
    if not root.is_dir():
        compare(root, files)  # before it is made
    with _made(root), _locked(root):
        outcome = compare(root, files)
        complete = {**files, MANIFEST: _manifest(files)}
        with tempfile.TemporaryDirectory(prefix=_TEMPORARY, dir=root) as temporary:
            staged, saved = Path(temporary, "new"), Path(temporary, "old")
            for path in outcome.written:
                _make_parent(staged / path)
                (staged / path).write_bytes(complete[path])
            with contextlib.ExitStack() as undo:
                for path in outcome.removed:
                    _make_parent(saved / path)
                    (root / path).replace(saved / path)
                    undo.callback(_restore, saved / path, root / path)
                _remove_empty_folders(root, outcome.removed)
                for path in outcome.written:
                    _save(root / path, saved / path, undo)
                    _make_parent(root / path)
                    (staged / path).replace(root / path)
                undo.pop_all()
        return outcome


def _manifest(files: Iterable[str]) -> bytes:
    # No hashes and no version: it changes only when a file comes or goes.
    data = {"format": _FORMAT, "files": sorted(files)}
    return (json.dumps(data, indent=2) + "\n").encode()


def _read_manifest(root: Path) -> frozenset[str]:
    """The paths that a former run wrote; none if there was none."""
    path = root / MANIFEST
    try:
        data = json.loads(path.read_bytes())
        paths: frozenset[Any] = frozenset(data["files"])
    except FileNotFoundError:
        return frozenset()
    except (ValueError, TypeError, KeyError, RecursionError):
        message = f"{path} is damaged: restore it, or delete the folder"
        raise OutputProblem(message) from None
    for name in paths:
        if not isinstance(name, str) or _fault(name):
            raise OutputProblem(f"{path} lists {name!r}, which no run ever wrote")
    return paths


def _check_names(paths: Iterable[str]) -> None:
    folded: dict[str, str] = {}
    for path in paths:
        if fault := _fault(path):
            raise OutputProblem(f"refused to write {path!r}: {fault}")
        other = folded.setdefault(path.casefold(), path)
        if other != path:
            raise OutputProblem(f"{path!r} and {other!r} differ only in case")
    for path in paths:
        for parent in _parents(path):
            if parent.casefold() in folded:
                raise OutputProblem(f"{parent!r} is a file, and a folder of {path!r}")


def _fault(path: str) -> str:
    """What makes a path unsafe to write on some system; "" if nothing does."""
    for part in path.split("/"):
        if not _NAME.match(part):
            return f"{part!r} is not a portable file name"
        if _RESERVED.match(part):
            return f"{part!r} is reserved"
    return ""


def _parents(path: str) -> list[str]:
    """The folders of a relative path, innermost first, without the root."""
    found = []
    while path := path.rpartition("/")[0]:
        found.append(path)
    return found


def _check_inside(root: Path, paths: Iterable[str]) -> None:
    resolved = os.path.realpath(root)
    for folder in sorted({path.rpartition("/")[0] for path in paths}):
        place = root / folder
        if not Path(os.path.realpath(place)).is_relative_to(resolved):
            raise OutputProblem(f"{place} is outside: a symbolic link leads there")


def _check_free(root: Path, written: Iterable[str], ours: frozenset[str]) -> None:
    taken = [
        str(root / path)
        for path in sorted(written)
        if _exists(root / path) and not _is_ours(root, path, ours)
    ]
    if taken:
        more = f" and {len(taken) - 5} more" if len(taken) > 5 else ""
        raise OutputProblem(
            f"would overwrite what is not generated: {', '.join(taken[:5])}{more}; "
            "move it away or choose another output"
        )


def _is_ours(root: Path, path: str, ours: frozenset[str]) -> bool:
    place = root / path
    if place.is_dir() and not place.is_symlink():
        # A folder with files of ours alone goes when they are removed.
        files = [file for file in place.rglob("*") if not file.is_dir()]
        return bool(files) and all(
            file.relative_to(root).as_posix() in ours for file in files
        )
    # Where case does not count, a file that a former run wrote may be found by another.
    same = (other for other in ours if other.casefold() == path.casefold())
    return any(
        other == path or (_exists(root / other) and (root / other).samefile(place))
        for other in same
    )


def _check_folders(root: Path, written: Iterable[str], removed: set[str]) -> None:
    for folder in sorted({parent for path in written for parent in _parents(path)}):
        place = root / folder
        if _exists(place) and not place.is_dir() and folder not in removed:
            raise OutputProblem(f"{place} is a file where a folder is needed")


def _exists(path: Path) -> bool:
    return os.path.lexists(path)  # a symbolic link to nothing counts too


def _holds(path: Path, content: bytes) -> bool:
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return (
        stat.S_ISREG(found.st_mode)
        and found.st_size == len(content)
        and path.read_bytes() == content
    )


def _make_parent(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)


def _save(path: Path, saved: Path, undo: contextlib.ExitStack) -> None:
    """Arrange that undoing gives a file back, or leaves no new one."""
    if not _exists(path):
        undo.callback(path.unlink, missing_ok=True)
        return
    _make_parent(saved)
    shutil.copy2(path, saved, follow_symlinks=False)
    undo.callback(_restore, saved, path)


def _restore(saved: Path, path: Path) -> None:
    _make_parent(path)
    saved.replace(path)


def _remove_empty_folders(root: Path, removed: Iterable[str]) -> None:
    folders = {parent for path in removed for parent in _parents(path)}
    for folder in sorted(folders, key=len, reverse=True):
        with contextlib.suppress(OSError):  # it holds something else: it stays
            (root / folder).rmdir()


@contextlib.contextmanager
def _made(root: Path) -> Iterator[None]:
    """Make the folder, and take away on failure what was made of it."""
    missing = [folder for folder in (root, *root.parents) if not folder.exists()]
    root.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for folder in missing:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


if sys.platform == "win32":

    @contextlib.contextmanager
    def _locked(root: Path) -> Iterator[None]:
        """Windows cannot lock a folder: the run that ends last wins there."""
        del root
        yield

else:
    import fcntl

    @contextlib.contextmanager
    def _locked(root: Path) -> Iterator[None]:
        """Hold the folder alone, waiting for whoever else writes to it."""
        folder = os.open(root, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            os.close(folder)
