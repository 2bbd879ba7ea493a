"""Tags and paths → resources."""

from __future__ import annotations

from typing import Any

import pytest

from sdkwright.ir import Doc, Resource

from .lowering import Lowered, lowered


def resources(*tags: list[str]) -> tuple[Resource, ...]:
    """Lower operations, each with some tags."""
    paths = {f"/{index}": {"get": {"tags": one}} for index, one in enumerate(tags)}
    return lowered({"paths": paths}).api.resources


def by_path(*paths: str) -> dict[str, str]:
    """The resource of each path, where there are no tags."""
    found = lowered({"paths": {path: {"get": {}} for path in paths}})
    return {
        operation.path: ".".join(resource.path)
        for resource in found.api.resources
        for operation in resource.operations
    }


def members(found: tuple[Resource, ...]) -> list[tuple[str, list[str], list[str]]]:
    return [
        (
            ".".join(one.path),
            [operation.path for operation in one.operations],
            [alias.path for alias in one.aliases],
        )
        for one in found
    ]


# --- With tags ------------------------------------------------------------------------


def test_the_first_tag_owns_and_further_ones_are_aliases() -> None:
    assert members(resources(["a", "b"], ["b"], ["a", "a"])) == [
        ("a", ["/0", "/2"], []),
        ("b", ["/1"], ["/0"]),
    ]


def test_a_tag_has_its_text_and_its_place_from_the_document() -> None:
    content = {
        "tags": [{"name": "b", "description": "About b."}, {"name": "unused"}, 5],
        "paths": {"/0": {"get": {"tags": ["a"]}}, "/1": {"get": {"tags": ["b"]}}},
    }
    found = lowered(content).api.resources
    assert [(one.path, one.doc) for one in found] == [
        (("b",), Doc(text="About b.")),
        (("a",), Doc()),
    ]


@pytest.mark.parametrize(
    "tag",
    ["Chat completions", "chat-completions", "ChatCompletions", "CHAT_COMPLETIONS"],
)
def test_tags_that_differ_in_how_they_are_written_are_one(tag: str) -> None:
    assert members(resources(["chat completions"], [tag])) == [
        ("chat completions", ["/0", "/1"], [])
    ]


def test_tags_without_a_letter_of_ascii_stay_apart() -> None:
    assert [one.path for one in resources(["日本"], ["中国"])] == [("日本",), ("中国",)]


def test_dots_nest() -> None:
    assert [one.path for one in resources(["beta.chat"], ["beta"], ["."])] == [
        ("beta", "chat"),
        ("beta",),
        (".",),
    ]


def test_nested_tags_share_a_parent_however_it_is_written() -> None:
    found = resources(["Foo.one"], ["foo.two"], ["foo"])
    assert [one.path for one in found] == [("Foo", "one"), ("Foo", "two"), ("Foo",)]


@pytest.mark.parametrize("tag", ["a..b", ".a.b", "A.B", "a.b."])
def test_no_two_resources_are_in_one_place(tag: str) -> None:
    (found,) = resources(["a.b"], [tag])
    assert [one.path for one in found.operations] == ["/0", "/1"]


@pytest.mark.parametrize("tags", [None, [], "a", [5], [""]])
def test_tags_that_are_none_are_passed_over(tags: Any) -> None:
    found = lowered({"paths": {"/pets": {"get": {"tags": tags}}}})
    assert [one.path for one in found.api.resources] == [("pets",)]


@pytest.mark.parametrize(
    ("extension", "expected"),
    [
        ({"x-speakeasy-group": "beta.chat"}, ("beta", "chat")),
        ({"x-fern-sdk-group-name": "chat"}, ("chat",)),
        ({"x-fern-sdk-group-name": ["beta", "chat"]}, ("beta", "chat")),
        ({"x-fern-sdk-group-name": []}, ("tag",)),
        ({"x-speakeasy-group": 5}, ("tag",)),
    ],
)
def test_an_extension_counts_more_than_tags(
    extension: dict[str, Any], expected: tuple[str, ...]
) -> None:
    found = lowered({"paths": {"/0": {"get": {"tags": ["tag"], **extension}}}})
    assert [one.path for one in found.api.resources] == [expected]


# --- Tags below others (OpenAPI 3.2, section 4.22) -------------------------------------


def nested(tags: list[dict[str, Any]], *used: str) -> Lowered:
    """Lower operations with one tag each, beside the document's description of tags."""
    paths = {f"/{index}": {"get": {"tags": [one]}} for index, one in enumerate(used)}
    return lowered({"tags": tags, "paths": paths})


def test_a_parent_nests() -> None:
    tags = [
        {"name": "b c", "parent": "A"},
        {"name": "a"},
        {"name": "d", "parent": "B-C"},
    ]
    found = nested(tags, "d", "B C", "a.b c")
    assert members(found.api.resources) == [
        ("a.b c", ["/1", "/2"], []),
        ("a", [], []),
        ("a.b c.d", ["/0"], []),
    ]
    assert found.rules == []


def test_what_is_above_is_kept_for_its_text() -> None:
    found = nested([{"name": "a", "description": "A."}, {"name": "unused"}], "a.b")
    assert [(one.path, one.doc.text) for one in found.api.resources] == [
        (("a",), "A."),
        (("a", "b"), ""),
    ]


@pytest.mark.parametrize(
    ("parents", "reported"),
    [
        ({"a": "a"}, ["a"]),
        ({"a": "b", "b": "a"}, ["a", "b"]),
        ({"a": "b", "b": "c", "c": "b"}, ["b", "c"]),
        ({"a": "nothing"}, ["a"]),
    ],
)
def test_a_parent_that_cannot_be_is_reported(
    parents: dict[str, str], reported: list[str]
) -> None:
    names = list(parents)
    tags = [{"name": name, "parent": parents[name]} for name in names]
    found = nested(tags, *names)
    assert found.places("invalid-tag-parent") == [
        f"#/tags/{names.index(name)}/parent" for name in reported
    ]
    tops = [one.path[0] for one in found.api.resources]
    assert set(tops) <= {*reported, "a"}


def test_nesting_has_an_end() -> None:
    tags = [{"name": f"t{n}", "parent": f"t{n + 1}"} for n in range(30)]
    found = nested([*tags, {"name": "t30"}], "t0", ".".join("a" * 30))
    assert max(len(one.path) for one in found.api.resources) <= 16
    assert len(found.places("invalid-tag-parent")) == 23


# --- Without tags ---------------------------------------------------------------------


def test_a_path_gives_its_first_segment_that_tells() -> None:
    assert by_path("/api/v1/pets", "/api/v1/pets/{id}", "/api/v1/shops") == {
        "/api/v1/pets": "pets",
        "/api/v1/pets/{id}": "pets",
        "/api/v1/shops": "shops",
    }


@pytest.mark.parametrize("path", ["/pets", "/v1/pets"])
def test_a_path_alone(path: str) -> None:
    assert by_path(path) == {path: "pets"}


def test_parameters_give_no_name() -> None:
    assert by_path("/{account}/pets", "/{account}/shops") == {
        "/{account}/pets": "pets",
        "/{account}/shops": "shops",
    }


@pytest.mark.parametrize(
    ("path", "resource"),
    [
        ("/users/{id}", "users"),
        ("/api/v1/users", "users"),
        ("/rest/api/2/issue", "issue"),
        ("/v1.1/users", "users"),
        ("/2024-01-01/users", "users"),
        ("/v1beta1/users", "users"),
        ("/api/v1/{tenant}", "api"),
        ("/vans/{id}", "vans"),
        ("/chat.postMessage", "chat"),
        ("/users:batch", "users"),
        ("/.well-known/keys", "well-known"),
        ("/analyze#overload=stream", "analyze"),
        ("/users?active=true", "users"),
        ("/#Action=AddRole", "default"),
    ],
)
def test_the_first_segment_that_tells(path: str, resource: str) -> None:
    assert by_path(path) == {path: resource}


def test_no_other_path_moves_an_operation() -> None:
    paths = ["/api/v1/pets", "/api/v1/shops", "/health", "/{id}"]
    assert by_path(*paths) == {
        path: resource for path in paths for resource in by_path(path).values()
    }


@pytest.mark.parametrize("path", ["/", "/{id}"])
def test_a_path_without_a_word_has_a_resource_all_the_same(path: str) -> None:
    assert by_path(path) == {path: "default"}


def test_every_operation_has_one_resource_of_its_own() -> None:
    found: Lowered = lowered(
        {
            "paths": {
                "/a": {"get": {}, "put": {"tags": ["x", "y"]}},
                "/b/{c}": {"post": {"tags": ["y", "X"]}, "delete": {}},
            }
        }
    )
    own = [
        one.pointer for resource in found.api.resources for one in resource.operations
    ]
    assert sorted(own) == [
        "#/paths/~1a/get",
        "#/paths/~1a/put",
        "#/paths/~1b~1{c}/delete",
        "#/paths/~1b~1{c}/post",
    ]
