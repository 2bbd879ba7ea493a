"""Loading documents, and references within and across files."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from sdkwright import document
from sdkwright.diagnostics import DocumentProblem
from sdkwright.document import UnresolvedReference, child, split

from .conftest import Read

SPEC = """\
openapi: 3.1.0
paths:
  /a/{b~c}:
    get: {responses: {200: {description: fine}}}
components:
  schemas:
    Pet: {type: object}
    Pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}
    Big Pet: {}
    Half%20Pet: {}
    100%: {}
    Both%20Pets: {}
    Both Pets: {}
"""


def test_pointers_are_escaped() -> None:
    assert child("#", "paths", "/a~b", 0) == "#/paths/~1a~0b/0"
    assert child("x.yaml#/a", "b") == "x.yaml#/a/b"
    assert split("x.yaml#/~1a~0b/~01") == ("x.yaml", ["/a~b", "~1"])
    assert split("#") == ("", [])


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "spec.yaml"
    path.write_bytes("openapi: 3.1.0\ninfo: {title: Größe}".encode(encoding))
    assert document.load(path).root["info"]["title"] == "Größe"


def test_another_encoding_is_refused_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_bytes(b"openapi: 3.1.0\ntitle: Gr\xf6\xdfe\n")
    with pytest.raises(DocumentProblem) as caught:
        document.load(path)
    assert caught.value.finding.rule == "encoding"
    assert (caught.value.position.line, caught.value.position.column) == (2, 10)


@pytest.mark.parametrize("name", ["spec.json", "spec.yaml", "spec", "spec.txt"])
def test_json_by_any_name(read: Read, name: str) -> None:
    found = read(r'{"openapi": "3.1.0", "x": "\ud83d\ude00"}', name)
    assert found.root == {"openapi": "3.1.0", "x": "\U0001f600"}


def test_flow_yaml_is_no_json(read: Read) -> None:
    assert read("{openapi: 3.1.0}").root == {"openapi": "3.1.0"}


def test_the_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"openapi: 3.1.0"))
    monkeypatch.setattr(sys, "stdin", stream)
    found = document.load("-")
    assert found.root == {"openapi": "3.1.0"}
    assert found.position("#/openapi").file == "<stdin>"


@pytest.mark.parametrize("text", ["[1]", "just words", "", "null", "12"])
def test_the_root_must_be_an_object(read: Read, text: str) -> None:
    with pytest.raises(DocumentProblem) as caught:
        read(text)
    assert caught.value.finding.rule == "not-openapi"


@pytest.mark.parametrize(
    ("name", "text", "line", "column"),
    [
        ("spec.yaml", "openapi: 3.1.0\ninfo: {title: T\npaths:\n", 3, 6),
        ("spec.yaml", "openapi: 3.1.0\npaths:\n\t/x:\n", 3, 1),
        ("spec.json", '{"openapi": "3.1.0",\n "info": {,}}', 2, 11),
        ("spec.yaml", "openapi: 3.1.0\nopenapi: 3.1.0\n", 2, 1),
    ],
)
def test_problems_say_where(
    read: Read, name: str, text: str, line: int, column: int
) -> None:
    with pytest.raises(DocumentProblem) as caught:
        read(text, name)
    position = caught.value.position
    assert (position.line, position.column) == (line, column)
    assert (line, text.split("\n")[line - 1]) in caught.value.excerpt


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(DocumentProblem) as caught:
        document.load(path)
    assert caught.value.finding.rule == "too-large"


@pytest.mark.parametrize(
    ("ref", "pointer"),
    [
        ("#/components/schemas/Pet", "#/components/schemas/Pet"),
        ("#", "#"),
        ("#/paths/~1a~1%7Bb~0c%7D", "#/paths/~1a~1{b~0c}"),
        ("spec.yaml#/components", "#/components"),
        ("./spec.yaml", "#"),
        ("#/paths/~1a~1{b~0c}/get", "#/paths/~1a~1{b~0c}/get"),
        ("#/components/schemas/Big Pet", "#/components/schemas/Big Pet"),
        ("#/components/schemas/Big%20Pet", "#/components/schemas/Big Pet"),
        ("#/components/schemas/Half%20Pet", "#/components/schemas/Half%20Pet"),
        ("#/components/schemas/100%", "#/components/schemas/100%"),
        ("#/components/schemas/Both%20Pets", "#/components/schemas/Both Pets"),
    ],
)
def test_references_in_one_file(read: Read, ref: str, pointer: str) -> None:
    assert read(SPEC).resolve(ref, "#/x").pointer == pointer


def test_a_list_is_indexed(read: Read) -> None:
    found = read("openapi: 3.1.0\nx: [a, [b]]")
    assert found.resolve("#/x/1/0", "#").value == "b"
    for ref in ("#/x/2", "#/x/-1", "#/x/01", "#/x/a", "#/x/0/0"):
        with pytest.raises(UnresolvedReference):
            found.resolve(ref, "#")


def test_a_value_is_looked_up_each_time(read: Read) -> None:
    found = read(SPEC)
    found.resolve("#/components/schemas/Pet", "#")
    found.root["components"]["schemas"]["Pet"] = 1
    assert found.resolve("#/components/schemas/Pet", "#").value == 1


def test_a_reference_may_lead_through_another(read: Read) -> None:
    found = read(SPEC)
    resolved = found.resolve("#/components/schemas/Pets/items/type", "#")
    assert (resolved.pointer, resolved.value) == (
        "#/components/schemas/Pet/type",
        "object",
    )


def test_references_in_a_circle(read: Read) -> None:
    found = read("openapi: 3.1.0\na: {$ref: '#/b'}\nb: {$ref: '#/a'}")
    assert found.resolve("#/a", "#").value == {"$ref": "#/b"}
    with pytest.raises(UnresolvedReference, match="circle"):
        found.resolve("#/a/x", "#")


def test_references_across_files(read: Read) -> None:
    found = read(
        "openapi: 3.1.0\nx: {$ref: 'common/pets.yaml#/Pet'}",
        **{
            "common/pets.yaml": "Pet: {$ref: '../toys/toy%20box.json'}\nCat: {}",
            "toys/toy box.json": '{"$ref": "../common/pets.yaml#/Cat", "a/b": 1}',
        },
    )
    assert list(found.files) == ["", "common/pets.yaml", "toys/toy box.json"]
    pet = found.resolve("common/pets.yaml#/Pet", "#/x")
    assert pet.pointer == "common/pets.yaml#/Pet"
    toy = found.resolve(pet.value["$ref"], pet.pointer)
    assert toy.pointer == "toys/toy box.json#"
    assert found.resolve("#/a~1b", toy.pointer).pointer == "toys/toy box.json#/a~1b"
    assert found.resolve(toy.value["$ref"], toy.pointer).value == {}
    assert found.resolve("../spec.yaml#/openapi", pet.pointer).pointer == "#/openapi"
    position = found.position("toys/toy box.json#/a~1b")
    assert position.file.endswith(
        os.path.join("toys", "toy box.json").replace("\\", "/")
    )
    assert position.line == 1


def test_a_suggestion_for_a_slip(read: Read) -> None:
    with pytest.raises(UnresolvedReference) as caught:
        read(SPEC).resolve("#/components/schemas/Pett", "#")
    assert "#/components/schemas" in caught.value.message
    assert "'Pet'" in caught.value.hint


def test_a_suggestion_for_a_file(read: Read) -> None:
    found = read(SPEC, **{"models/pet.yaml": "{}"})
    for ref in ("models/pet", "models/pets.yaml", "models/pet.yml"):
        with pytest.raises(UnresolvedReference) as caught:
            found.resolve(ref, "#")
        assert caught.value.hint == "did you mean 'pet.yaml'?"
    for ref in ("nowhere/pet", "n" * 300 + "/pet", "models/pet.yaml/pet"):
        with pytest.raises(UnresolvedReference) as caught:
            found.resolve(ref, "#")
        assert caught.value.hint == ""


@pytest.mark.parametrize(
    "ref",
    [
        "../outside.yaml#/A",
        "/etc/passwd",
        "%2Fetc/passwd",
        "..%2Foutside.yaml",
        "https://example.com/a.yaml#/A",
        "//example.com/a.yaml",
        "file:///etc/passwd",
        "link/outside.yaml#/A",
        "missing.yaml",
        "a\0b.yaml",
        "#named",
        ".",
    ],
)
def test_what_is_not_resolved(tmp_path: Path, ref: str) -> None:
    (tmp_path / "outside.yaml").write_text("A: secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path)
    (folder / "spec.yaml").write_text(
        f"openapi: 3.1.0\nx: {{$ref: {ref!r}}}".replace("\\x00", "")
    )
    found = document.load(folder / "spec.yaml")
    with pytest.raises(UnresolvedReference) as caught:
        found.resolve(ref, "#/x")
    assert "secret" not in str(caught.value)


def test_a_symbolic_link_in_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yaml").write_text("A: 1")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "spec.yaml").write_text("x: {$ref: 'link/a.yaml#/A'}")
    found = document.load(tmp_path / "spec.yaml")
    assert found.resolve("link/a.yaml#/A", "#").pointer == "real/a.yaml#/A"


def test_a_broken_file_is_told_when_it_is_needed(read: Read) -> None:
    found = read("x: {$ref: 'b.yaml#/A'}", **{"b.yaml": "A: ["})
    with pytest.raises(DocumentProblem) as caught:
        found.resolve("b.yaml#/A", "#/x")
    assert caught.value.position.file.endswith("b.yaml")


def test_the_current_folder_does_not_matter(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read("x: {$ref: 'b.yaml#/A'}", **{"b.yaml": "A: 1"})
    monkeypatch.chdir(tmp_path)
    found = document.load(Path("spec.yaml"))
    monkeypatch.chdir("/")
    assert found.resolve("b.yaml#/A", "#/x").value == 1
    assert found.position("b.yaml#/A").file == "b.yaml"
