"""Overlays: what their actions do to a document, and what is said of bad ones."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from sdkwright import overlay
from sdkwright.diagnostics import DocumentProblem, Finding, Findings
from sdkwright.document import Document
from sdkwright.places import MAX_DEPTH

from .conftest import Read

SPEC = """\
openapi: 3.1.0
info: {title: T, version: '1'}
tags: [{name: a}]
paths:
  /a:
    get:
      tags: [x, y, z]
      parameters: [{name: p, drop: true}, {name: q}, {name: r, drop: true}]
    post: {tags: [x]}
components:
  schemas:
    A: &a {enum: [1, 2]}
    B: *a
"""


def apply(
    read: Read, folder: Path, actions: str, version: str = "1.0.0"
) -> tuple[Document, list[Finding]]:
    path = folder / "overlay.yaml"
    path.write_text(
        f"overlay: {version}\ninfo: {{title: O, version: '1'}}\n" + dedent(actions)
    )
    found, findings = read(SPEC), Findings()
    overlay.apply(found, [path], findings)
    return found, list(findings)


def changed(
    read: Read, folder: Path, actions: str, version: str = "1.0.0"
) -> dict[str, Any]:
    found, findings = apply(read, folder, actions, version)
    assert findings == []
    return found.root


def test_objects_merge_and_lists_are_joined(read: Read, tmp_path: Path) -> None:
    root = changed(
        read,
        tmp_path,
        """
        actions:
          - target: $.paths['/a'].get
            update: {tags: [n], summary: new, parameters: [{name: s}]}
          - target: $.info
            update: {title: {now: an object}, version: '2'}
        """,
    )
    get = root["paths"]["/a"]["get"]
    assert get["tags"] == ["x", "y", "z", "n"]
    assert get["summary"] == "new"
    assert len(get["parameters"]) == 4
    assert root["info"] == {"title": {"now": "an object"}, "version": "2"}


def test_a_list_takes_one_entry_or_many(read: Read, tmp_path: Path) -> None:
    root = changed(
        read,
        tmp_path,
        """
        actions:
          - {target: $.tags, update: {name: b}}
          - {target: $.tags, update: [{name: c}, {name: d}]}
        """,
    )
    assert [tag["name"] for tag in root["tags"]] == ["a", "b", "c", "d"]


def test_a_primitive_is_replaced(read: Read, tmp_path: Path) -> None:
    root = changed(read, tmp_path, "actions: [{target: $.info.title, update: New}]")
    assert root["info"]["title"] == "New"


def test_items_are_removed_wherever_they_stand(read: Read, tmp_path: Path) -> None:
    root = changed(
        read,
        tmp_path,
        """
        actions:
          - {target: '$..parameters[?@.drop]', remove: true}
          - {target: "$.paths['/a'].get.tags[0,0,1]", remove: true}
          - {target: $.components.schemas.A, remove: true, update: {ignored: true}}
        """,
    )
    get = root["paths"]["/a"]["get"]
    assert get["parameters"] == [{"name": "q"}]
    assert get["tags"] == ["z"]
    assert list(root["components"]["schemas"]) == ["B"]


def test_nothing_bleeds_into_another_place(read: Read, tmp_path: Path) -> None:
    root = changed(
        read,
        tmp_path,
        """
        actions:
          - {target: $.components.schemas.A, update: {x: [1]}}
          - {target: "$.paths['/a'].*", update: {more: {list: []}}}
          - {target: "$.paths['/a'].get.more.list", update: 1}
          - {target: "$.paths['/a']['get','get'].tags", update: n}
        """,
    )
    assert "x" not in root["components"]["schemas"]["B"]
    assert root["paths"]["/a"]["post"]["more"] == {"list": []}
    assert root["paths"]["/a"]["get"]["more"] == {"list": [1]}
    assert root["paths"]["/a"]["get"]["tags"].count("n") == 1


def test_the_root_can_be_updated(read: Read, tmp_path: Path) -> None:
    assert (
        changed(read, tmp_path, "actions: [{target: $, update: {x-a: 1}}]")["x-a"] == 1
    )


def test_a_copy_is_merged_like_an_update(read: Read, tmp_path: Path) -> None:
    root = changed(
        read,
        tmp_path,
        """
        actions:
          - {target: $.paths, update: {/b: {}}}
          - {target: "$.paths['/b']", copy: "$.paths['/a']"}
          - {target: "$.paths['/b'].post.tags", update: n}
          - {target: "$.paths['/a'].post.tags", copy: "$.paths['/a'].get.tags"}
          - {target: "$.paths['/a'].get.tags", copy: $.info}
          - {target: $.info.title, copy: $.info.version}
          - {target: "$.paths['/a'].get.parameters", copy: $.x, remove: true}
        """,
        version="1.1.0",
    )
    a, b = root["paths"]["/a"], root["paths"]["/b"]
    assert len(b["get"]["parameters"]) == 3
    assert b["post"]["tags"] == ["x", "n"]
    assert a["post"]["tags"] == ["x", "x", "y", "z"]
    assert a["get"]["tags"][3] == {"title": "T", "version": "1"}
    assert root["info"]["title"] == "1"
    assert "parameters" not in a["get"]


def test_a_place_can_be_copied_into_itself(read: Read, tmp_path: Path) -> None:
    root = changed(
        read,
        tmp_path,
        """
        actions:
          - {target: $.tags, copy: $.tags}
          - {target: $.info, update: {x-all: {}}}
          - {target: "$.info['x-all']", copy: $.info}
          - {target: "$.info['x-all']", update: {title: Inner}}
        """,
        version="1.1.0",
    )
    assert root["tags"] == [{"name": "a"}, {"name": "a"}]
    inner = {"title": "Inner", "version": "1", "x-all": {}}
    assert root["info"] == {"title": "T", "version": "1", "x-all": inner}


def test_nothing_to_copy_is_a_warning(read: Read, tmp_path: Path) -> None:
    actions = "actions: [{target: $.info, copy: $.nowhere}]"
    _, (finding,) = apply(read, tmp_path, actions, "1.1.0")
    assert finding.rule == "overlay-no-match"
    assert finding.pointer.endswith("#/actions/0/copy")


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ("{target: $.info, update: {}, copy: $.x}", "exclude"),
        ("{target: $.info, copy: 1}", "JSONPath"),
        ("{target: $.info, copy: '$['}", "RFC 9535"),
        ("{target: $.info, copy: \"$.paths['/a'].*\"}", "2 places"),
        ("{target: $.info, copy: $.tags}", "an array where $['info'] has an object"),
        ("{target: $.info.title, copy: $.tags}", "has a primitive"),
        ("{target: $.info, update: {title: {}}}", "an object where"),
        ("{target: $.paths, update: {/a: {get: {tags: n}}}}", "has an array"),
        ('{target: \'$["info", "tags"]\', update: {}}', "an array and an object"),
        ("{target: $.info}", "`copy`"),
    ],
)
def test_what_1_1_calls_an_error(
    read: Read, tmp_path: Path, action: str, message: str
) -> None:
    found, (finding,) = apply(read, tmp_path, f"actions: [{action}]", "1.1.0")
    assert finding.rule == "overlay-invalid"
    assert message in finding.message
    assert found.root == read(SPEC).root


def test_overlays_apply_in_order(read: Read, tmp_path: Path) -> None:
    paths = []
    for number in (1, 2):
        path = tmp_path / f"{number}.json"
        path.write_text(
            '{"overlay": "1.1.0", "actions": '
            f'[{{"target": "$.info", "update": {{"title": "{number}"}}}}]}}'
        )
        paths.append(path)
    found = read(SPEC)
    overlay.apply(found, paths, Findings())
    assert found.root["info"]["title"] == "2"


def test_an_action_that_matches_nothing_is_a_warning_in_the_overlay(
    read: Read, tmp_path: Path
) -> None:
    actions = """\
        actions:
          - {target: $.info, update: {}}
          - {target: $.x, remove: true}
        """
    found, findings = apply(read, tmp_path, actions)
    (finding,) = findings
    assert (finding.rule, finding.severity) == ("overlay-no-match", "warning")
    position = found.position(finding.pointer)
    assert (position.file, position.line) == (str(tmp_path / "overlay.yaml"), 5)
    assert list(found.files) == [""]
    assert found.excerpt(position)[1] == (5, "  - {target: $.x, remove: true}")


@pytest.mark.parametrize(
    ("actions", "place", "message"),
    [
        ("actions: [{target: '$.a[', update: {}}]", "/actions/0/target", "$.a["),
        (
            "actions: [{target: '$[?f(@)]', update: {}}]",
            "/actions/0/target",
            "RFC 9535",
        ),
        ("actions: [{target: $, remove: true}]", "/actions/0/target", "removed"),
        ("actions: [{target: $.a}]", "/actions/0", "`update`"),
        ("actions: [{target: $.a, remove: 'yes'}]", "/actions/0/remove", "true"),
        ("actions: [{target: $.a, updat: {}}]", "/actions/0/updat", "target, desc"),
        ("actions: [{target: $.a, copy: $.b}]", "/actions/0/copy", "unknown"),
        ("actions: [{update: {}}]", "/actions/0", "target"),
        ("actions: [1]", "/actions/0", "target"),
        ("actions: []", "", "actions"),
        ("actions: {}", "", "actions"),
        ("actions: [{target: $.info, update: [1]}]", "/actions/0/update", "object"),
    ],
)
def test_a_malformed_overlay_is_an_error(
    read: Read, tmp_path: Path, actions: str, place: str, message: str
) -> None:
    found, findings = apply(read, tmp_path, actions)
    (finding,) = findings
    assert finding.rule == "overlay-invalid"
    assert finding.pointer == f"{tmp_path / 'overlay.yaml'}#{place}"
    assert message in finding.message
    assert found.root == read(SPEC).root


def test_another_version_is_an_error(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "overlay.yaml"
    path.write_text("overlay: 2.0.0\nactions: [{target: $.info, remove: true}]")
    found, findings = read(SPEC), Findings()
    overlay.apply(found, [path], findings)
    assert [finding.rule for finding in findings] == ["overlay-invalid"]
    assert "info" in found.root


def test_an_overlay_cannot_make_a_document_too_deep(read: Read, tmp_path: Path) -> None:
    deep = "[" * (MAX_DEPTH - 4) + "]" * (MAX_DEPTH - 4)
    actions = f"""
        actions:
          - {{target: $.info, update: {{x: []}}}}
          - {{target: $.info.x, update: {deep}}}
          - {{target: '$.info.x[0][0][0]', update: {deep}}}
        """
    with pytest.raises(DocumentProblem) as caught:
        apply(read, tmp_path, actions)
    assert caught.value.finding.rule == "too-large"


@pytest.mark.parametrize(
    ("pointer", "file", "line", "column"),
    [
        ("#/paths/~1a/get/summary", "overlay.yaml", 6, 7),
        ("#/paths/~1a/get/parameters/3/name", "overlay.yaml", 7, 21),
        ("#/paths/~1a/get/parameters/1/name", "spec.yaml", 8, 44),
        ("#/components/schemas/C/properties/d/type", "overlay.yaml", 9, 35),
        ("#/components/schemas/A/enum", "spec.yaml", 12, 12),
        ("#/tags/1/name", "overlay.yaml", 10, 31),
        ("#/info/title", "overlay.yaml", 11, 28),
    ],
)
def test_what_is_brought_in_stands_in_the_overlay(
    read: Read, tmp_path: Path, pointer: str, file: str, line: int, column: int
) -> None:
    found, _ = apply(
        read,
        tmp_path,
        """\
        actions:
          - target: $.paths['/a'].get
            update:
              summary: new
              parameters: [{name: s}]
          - target: $.components.schemas
            update: {C: {properties: {d: {type: string}}}}
          - {target: $.tags, update: {name: b}}
          - {target: $.info.title, update: New}
        """,
    )
    position = found.position(pointer)
    assert (Path(position.file).name, position.line, position.column) == (
        file,
        line,
        column,
    )
