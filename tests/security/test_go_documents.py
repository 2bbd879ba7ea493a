"""Text of a document never changes what the Go is that is made of it."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sdkwright import go
from sdkwright.config import Config
from sdkwright.target import Target

from .. import golang
from ..unit.lowering import lowered
from ..unit.test_untrusted import PAYLOADS, document
from .hostile import TEXTS

HERE = Path(__file__).parent / "declared"
MODULE = "example.com/pets"

# What means something to Go, or to its tools, where it stands in the right place.
FRAGMENTS = (
    *("//go:build ignore", "//go:generate touch x", "//go:embed secret", "//export x"),
    *(
        "//go:linkname a runtime.b",
        "//line x.go:1",
        "// +build ignore",
        "+build ignore",
    ),
    *('import "C"', "#cgo LDFLAGS: -x", "*/ canaryX() /*", "`canaryX()`", '" + x + "'),
    *("\r//go:build ignore\r", "\u2028//go:build ignore", "\x00", "\ufeff", "\u202e"),
    *("%s %v %!d(x) %[1]*d", "x" * 20_000, "word " * 12 + "+build ignore", "\\", "`"),
    *("a,omitempty", "a, b", "-", "_", "", " ", "func", "init", "main", "error", "nil"),
    *(
        "a_test",
        "a_linux_amd64",
        "con",
        "..",
        "/etc/passwd",
        "doc",
        "options",
        "go.mod",
    ),
    *(
        "日本語",
        "Deprecated: never",
        "[x]: http://e",
        "# head",
        "- item\n\n```\ncode\n```",
    ),
    *(
        "1. item\n```\n+build x\n//go:build x\n```",
        "| +build |",
        "1) +build x",
        "    x",
    ),
)


def sources(content: Mapping[str, Any], target: Target) -> dict[str, str]:
    """The files that are made of a document; the runtime is the same in all."""
    found = lowered(content)
    config = Config(Path("api.yaml"), (target,))
    files = go.generate(found.api, target, config, found.findings).files
    return {
        path: source.decode()
        for path, source in files.items()
        if str(Path(path).parent) not in golang.SHARED
    }


def write(folder: Path, files: Mapping[str, str]) -> None:
    for path, source in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(source, "utf-8")


@pytest.fixture(scope="module")
def made() -> dict[str, dict[str, str]]:
    """The Go files of a document for each text, by the name of its package."""
    found = {}
    for number, text in enumerate((*PAYLOADS, *FRAGMENTS)):
        name = f"text{number}"
        target = Target("go", Path("out"), "pets", "Pets", module=f"{MODULE}/{name}")
        files = sources(document(text), target)
        found[name] = {path: files[path] for path in files if path.endswith(".go")}
    return found


@pytest.fixture(scope="module")
def module(
    made: dict[str, dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("module")
    golang.begin_shared(folder, MODULE)
    for name, files in made.items():
        golang.add_sharing(folder, MODULE, name, files)
    return folder


def test_what_is_made_is_formatted(
    made: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    for name, files in made.items():
        write(tmp_path / name, files)
    golang.must_pass(["gofmt", "-d", "."], tmp_path)


def test_what_is_made_is_vetted(module: Path) -> None:
    golang.must_pass(["go", "vet", "./..."], module)


@pytest.mark.parametrize("text", [*PAYLOADS, *FRAGMENTS])
def test_every_file_is_plain(text: str) -> None:
    target = Target("go", Path("out"), package="pets", client="Pets")
    for path, content in sources(document(text), target).items():
        assert all(char in "\n\t" or char.isprintable() for char in content), path
        assert re.fullmatch(r"[A-Za-z0-9_/.-]+(?<!_test\.go)", path)
        assert len(Path(path).name) < 120
        assert not {"..", ""} & set(path.split("/"))


@pytest.fixture(scope="module")
def declared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program that tells what is declared."""
    program = tmp_path_factory.mktemp("declared") / "declared"
    golang.must_pass(["go", "build", "-o", str(program), "main.go"], HERE)
    return program


_HALF_PAIRS = re.compile("[\ud800-\udfff]")  # no document holds them
HOSTILE = st.lists(
    TEXTS.filter(lambda text: not _HALF_PAIRS.search(text))
    | st.sampled_from(FRAGMENTS),
    min_size=22,
    max_size=22,
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(HOSTILE)
def test_no_text_declares_anything(declared: Path, texts: list[str]) -> None:
    """What is made is what a document with harmless texts makes, but for the texts."""
    words = [f"word{chr(97 + number)}" for number in range(len(texts))]
    target = Target("go", Path("out"), package="pets", client="Pets", module=MODULE)
    shapes = []
    rules = []
    for said in (texts, words):
        content = says(said)
        rules.append(
            sorted({one.rule for one in lowered(content).findings} - {"renamed"})
        )
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), sources(content, target))
            shapes.append(output([str(declared), folder]))
    assume(rules[0] == rules[1])  # what was refused is not there
    assert shapes[0] == shapes[1]


def output(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def says(texts: list[str]) -> dict[str, Any]:
    """An API with a text wherever one may be any."""
    one = iter(texts)
    names = [f"{next(one)}{number}" for number in range(4)]  # keys have to differ
    properties: dict[str, Any] = {
        name: {"type": "string", "description": next(one), "default": next(one)}
        for name in names
    }
    properties["kind"] = {
        "enum": [f"{next(one)} 1", f"{next(one)} 2"],
        "type": "string",
    }
    model = {"type": "object", "properties": properties, "title": next(one)}
    operation = {
        "operationId": "list",
        "summary": next(one),
        "description": next(one),
        "parameters": [
            {"name": f"q{next(one)}", "in": "query", "schema": {"type": "string"}},
        ],
        "responses": {
            "200": {
                "description": next(one),
                "content": {
                    "application/json": {"schema": model, "example": next(one)}
                },
            }
        },
    }
    return {
        "info": {"title": "Pets", "version": next(one), "description": next(one)},
        "paths": {"/a": {"get": operation}},
    }


@pytest.mark.parametrize(
    ("title", "package", "client"),
    [
        ("Map API", "mapsdk", "Map"),
        ("Documentation", "documentationsdk", "Documentation"),
        ("New", "newsdk", "NewClient"),
        ("Hooks API", "hooks", "HooksClient"),
        ("con", "consdk", "Con"),
        ("internal", "internalsdk", "Internal"),
        ("x" * 3000, "x" * 80, "X" + "x" * 79),
        ("日本", "client", "Client"),
    ],
)
def test_every_title_names_a_package(title: str, package: str, client: str) -> None:
    content = {"info": {"title": title, "version": "1"}, "paths": {}}
    made = sources(content, Target("go", Path("out")))
    assert made["go.mod"].startswith(f"module example.com/{package}\n")
    assert f"\ntype {client} struct" in made["client.go"]
