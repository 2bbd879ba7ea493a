"""What `make corpus` reads: documents, and what they say without the generator."""

from __future__ import annotations

import io
import signal
import sys
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from ..corpus import counting, processes, sources
from ..corpus.sources import Package, SourceProblem
from .commands import SPEC, write

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="needs wait4 and alarms, which Windows has not"
)


# Counting


def test_methods_of_path_items_are_counted(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "in/api.yaml": """\
                paths:
                  x-more: {get: {}}
                  /a: {get: {}, post: , parameters: [], x-get: {}, summary: get}
                  no-slash: {GET: {}, get: 2020-13-45}
                  /b: {$ref: '#/components/pathItems/B', delete: {}}
                  /c: {$ref: 'sub/c.json#/items/0'}
                  /d: {$ref: 'nowhere.yaml'}
                  /e: {$ref: '../outside.yaml'}
                  /f: {$ref: '#/paths/~1f'}
                  /g: {query: {}, additionalOperations: {COPY: {}}}
                webhooks: {w: {post: {}}}
                components: {pathItems: {B: {put: {}}}}
            """,
            "in/sub/c.json": '{"items": [{"$ref": "d.yaml"}]}',
            "in/sub/d.yaml": "patch: {$ref: not-there.yaml}",
            "outside.yaml": "get: {}",
        },
    )
    assert counting.operations(tmp_path / "in" / "api.yaml") == {
        *(("GET", "/a"), ("GET", "no-slash"), ("DELETE", "/b"), ("PUT", "/b")),
        *(("PATCH", "/c"), ("QUERY", "/g"), ("COPY", "/g")),
    }


def test_what_is_no_document_cannot_be_counted(tmp_path: Path) -> None:
    write(tmp_path, {"a.json": "{", "b.json": "[]"})
    with pytest.raises(ValueError, match="Expecting"):
        counting.operations(tmp_path / "a.json")
    assert counting.operations(tmp_path / "b.json") == frozenset()


# Processes


def test_a_process_is_measured() -> None:
    ended = processes.run("-c", "print('a' * 3); held = b'x' * 60_000_000")
    assert (ended.status, ended.output, ended.errors) == (0, "aaa\n", "")
    assert ended.peak > 60_000_000
    assert not ended.late


def test_a_process_ends_when_its_time_is_up() -> None:
    ended = processes.run("-c", "import signal; signal.pause()", seconds=1)
    assert ended.status == -signal.SIGALRM
    assert ended.late


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux alone")
def test_a_process_has_so_much_memory() -> None:
    ended = processes.run("-c", "b'x' * (1 << 30)", memory=1 << 29)
    assert ended.status == 1
    assert "MemoryError" in ended.errors


# Sources


def test_documents_of_a_folder_have_a_version(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    write(
        folder,
        {
            "b.json": '{"info": {}, "swagger": "2.0"}',
            "sub/a.yaml": SPEC,
            "sub/a-overlays/1.yaml": "overlay: 1.0.0",
            "part.yaml": "type: object",
            "notes.txt": "openapi: 3.1.0",
        },
    )
    with tarfile.open(folder / "more.tar.gz", "w:gz") as packed:
        packed.add(folder / "sub" / "a.yaml", "c.yaml")
    cache = tmp_path / "cache"
    cache.mkdir()
    found = list(sources.of_folder(folder, cache))
    assert [one.name for one in found] == ["b.json", "sub/a.yaml", "more.tar.gz/c.yaml"]
    assert [len(one.overlays) for one in found] == [0, 1, 0]
    assert list(sources.of_folder(folder, cache)) == found
    with pytest.raises(SourceProblem, match="is no folder"):
        list(sources.of_folder(folder / "nowhere", cache))


# An npm that knows one package, and how often it was asked.
NPM = """\
#!{python}
import pathlib, sys
folder = pathlib.Path(sys.argv[sys.argv.index("--pack-destination") + 1])
if "@corpus/pets@1.0.0" not in sys.argv:
    sys.exit("npm error 404")
(folder / "corpus-pets-1.0.0.tgz").write_bytes(pathlib.Path({archive!r}).read_bytes())
"""


@pytest.fixture
def pets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    """A package of npm, and an npm that brings it."""
    archive = tmp_path / "registry.tgz"
    with tarfile.open(archive, "w:gz") as packed:
        for name in ("api/b.json", "api/a.json", "api/README.md", "other.json"):
            packed.addfile(tarfile.TarInfo(f"package/{name}"), io.BytesIO())
    write(
        tmp_path, {"bin/npm": NPM.format(python=sys.executable, archive=str(archive))}
    )
    (tmp_path / "bin" / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    digest = sources.integrity(archive)
    return Package("@corpus/pets", "1.0.0", digest, "package/api")


def test_a_package_is_brought_once(
    pets: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = list(sources.of_package(pets, tmp_path))
    assert [one.name for one in found] == [
        "@corpus/pets/api/a.json",
        "@corpus/pets/api/b.json",
    ]
    monkeypatch.setenv("PATH", "")
    assert list(sources.of_package(pets, tmp_path)) == found


def test_a_package_that_is_another_is_refused(pets: Package, tmp_path: Path) -> None:
    other = replace(pets, integrity="sha512-AAAA")
    with pytest.raises(SourceProblem, match=r"is sha512-.*, and not sha512-AAAA"):
        list(sources.of_package(other, tmp_path))
    unknown = replace(pets, version="2.0.0")
    with pytest.raises(SourceProblem, match="npm cannot bring @corpus/pets@2"):
        list(sources.of_package(unknown, tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", "registry.tgz"]


def test_without_npm_the_message_says_what_to_do(
    pets: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceProblem, match=r"npm is needed .* CORPUS=folder"):
        list(sources.of_package(pets, tmp_path))
