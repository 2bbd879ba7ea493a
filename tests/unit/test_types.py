"""Types of the model as annotations of Python, in whole packages."""

from __future__ import annotations

import ast
import json
from typing import Any

import pytest

from sdkwright.package import Package

from .lowering import COMPONENTS
from .packages import modules, package, surface

Schema = dict[str, Any]
B: Schema = {"type": "object", "properties": {"y": {"type": "string"}}}


def made(schema: Schema, **more: Schema) -> Package:
    """The package of an API that sends and returns an `A` with a property `x`."""
    content = {"application/json": {"schema": {"$ref": COMPONENTS + "A"}}}
    operation = {
        "operationId": "swap",
        "tags": ["swaps"],
        "requestBody": {"required": True, "content": content},
        "responses": {"200": {"content": content}},
    }
    a = {"required": ["x"], "properties": {"x": schema}}
    return package(
        {
            "paths": {"/a": {"post": operation}},
            "components": {"schemas": {"A": a, **more}},
        }
    )


def annotation(found: Package, class_: str, name: str) -> str:
    """How a field is annotated."""
    for tree in modules(found).values():
        for statement in tree.body:
            if isinstance(statement, ast.ClassDef) and statement.name == class_:
                for one in statement.body:
                    if (
                        isinstance(one, ast.AnnAssign)
                        and ast.unparse(one.target) == name
                    ):
                        return ast.unparse(one.annotation)
    raise AssertionError(f"there is no {class_}.{name}")


def argument(found: Package, name: str) -> str:
    """How an argument of the only method is annotated."""
    for tree in modules(found).values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name == "swap":
                for one in node.args.kwonlyargs:
                    if one.arg == name and one.annotation:
                        return ast.unparse(one.annotation)
    raise AssertionError(f"there is no argument {name}")


@pytest.mark.parametrize(
    ("schema", "returned", "sent"),
    [
        ({"type": "string"}, "str", "str"),
        ({"type": "integer"}, "int", "int"),
        ({"type": "number"}, "float", "float"),
        ({"type": "boolean"}, "bool", "bool"),
        ({"type": "string", "format": "date-time"}, "datetime", "datetime"),
        ({"type": "string", "format": "date"}, "date", "date"),
        ({"type": ["string", "null"]}, "str | None", "str | None"),
        ({"type": "null"}, "None", "None"),
        ({}, "Any", "Any"),
        ({"type": ["string", "integer"]}, "str | int", "str | int"),
        ({"type": "array", "items": {"type": "string"}}, "list[str]", "Sequence[str]"),
        (
            {"additionalProperties": {"type": "integer"}},
            "dict[str, int]",
            "Mapping[str, int]",
        ),
        (
            {"enum": ["a", "b"]},
            "Literal['a', 'b'] | str",
            "Literal['a', 'b'] | str",
        ),
        (
            {"enum": ["a", None]},
            "Literal['a'] | str | None",
            "Literal['a'] | str | None",
        ),
        ({"$ref": "#/components/schemas/B"}, "B", "models.B | params.BParam"),
        (
            {
                "items": {
                    "anyOf": [{"$ref": "#/components/schemas/B"}, {"type": "null"}]
                }
            },
            "list[B | None]",
            "Sequence[models.B | params.BParam | None]",
        ),
    ],
    ids=json.dumps,
)
def test_an_annotation(schema: Schema, returned: str, sent: str) -> None:
    found = made(schema, B=B)
    assert annotation(found, "A", "x") == returned
    assert argument(found, "x") == sent


def test_an_optional_field_may_be_none_and_an_argument_omitted() -> None:
    content = {"application/json": {"schema": {"$ref": COMPONENTS + "A"}}}
    operation = {
        "operationId": "swap",
        "requestBody": {"required": True, "content": content},
        "responses": {"200": {"content": content}},
    }
    schemas = {"A": {"properties": {"x": {"type": "string"}}}}
    found = package(
        {"paths": {"/a": {"post": operation}}, "components": {"schemas": schemas}}
    )
    assert annotation(found, "A", "x") == "str | None"
    assert argument(found, "x") == "str | Omit"


def test_keys_that_are_no_identifiers_have_an_alias() -> None:
    schema = {"required": ["my-key"], "properties": {"my-key": {"type": "string"}}}
    found = made(schema)
    assert annotation(found, "AX", "my_key") == "Annotated[str, Field(alias='my-key')]"


def test_a_field_that_is_called_as_a_type_hides_nothing() -> None:
    schema = {
        "required": ["list", "str", "any"],
        "properties": {
            "list": {"type": "array", "items": {"type": "string"}},
            "str": {"type": "string"},
            "any": {},
        },
    }
    found = made(schema)
    assert annotation(found, "AX", "list") == "list_[str_]"
    assert annotation(found, "AX", "str") == "str_"


def test_a_tagged_union_has_room_for_what_is_unknown() -> None:
    def variant(kind: str) -> Schema:
        return {"required": ["kind"], "properties": {"kind": {"const": kind}}}

    refs = [{"$ref": COMPONENTS + name} for name in ("Cat", "Dog")]
    found = made({"oneOf": refs}, Cat=variant("cat"), Dog=variant("dog"))
    (text,) = [
        ast.unparse(statement)
        for tree in modules(found).values()
        for statement in tree.body
        if isinstance(statement, ast.AnnAssign)
        and ast.unparse(statement.target) == "AX"
    ]
    assert "Annotated[Cat | Dog | UnknownVariant, Tagged('kind', {" in text
    assert annotation(found, "A", "x") == "AX"


def test_a_tagged_union_of_untagged_ones_may_be_sent() -> None:
    def variant(kind: str, key: str) -> Schema:
        return {"required": ["kind"], "properties": {"kind": {"const": kind}, key: {}}}

    a, b, c = ({"$ref": COMPONENTS + name} for name in ("P", "Q", "R"))
    found = made(
        {"oneOf": [{"oneOf": [a, b]}, c]},
        P=variant("x", "p"),
        Q=variant("x", "q"),
        R=variant("y", "r"),
    )
    assert {"P", "Q", "R"} <= surface(found)


def test_an_unnamed_union_of_itself_gets_a_name() -> None:
    itself = {"$ref": COMPONENTS + "A/properties/x"}
    found = made({"oneOf": [{"type": "string"}, {"type": "array", "items": itself}]})
    assert annotation(found, "A", "x") == "AX"


def test_an_api_without_operations() -> None:
    found = package({"paths": {}, "components": {"schemas": {"B": B}}})
    assert "B.y" in surface(found)


@pytest.mark.parametrize(
    "tag",
    [
        *("Operation", "Json", "Any", "Resource", "Literal", "Sequence", "Omit"),
        *(
            "Mapping",
            "Style",
            "Unpack",
            "RequestOptions",
            "TypedDict",
            "Api",
            "Response",
        ),
    ],
)
def test_no_class_hides_an_import(tag: str) -> None:
    items = {"schema": {"type": "array", "items": {"enum": ["a", "b"]}}}
    parameters = [
        {"in": "query", "name": name, "style": "spaceDelimited", **items}
        for name in ("timeout", "other")
    ]
    operation = {"tags": [tag], "parameters": parameters}
    found = package({"paths": {"/a": {"get": operation}}})
    for path, tree in modules(found).items():
        imported = {
            name.asname or name.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            and not (path == "_client.py" and not (node.module or "").startswith("_"))
            for name in node.names
        }
        defined = {one.name for one in tree.body if isinstance(one, ast.ClassDef)}
        assert not imported & defined, path


@pytest.mark.parametrize(
    "name", ["timeout", "headers", "server", "self", "http_client"]
)
def test_arguments_of_the_client_have_names_of_their_own(name: str) -> None:
    scheme = {"type": "apiKey", "in": "header", "name": "X-Key"}
    found = package(
        {
            "paths": {"/a": {"get": {}}},
            "security": [{name: [], "api-key": [], "api_key": []}],
            "components": {
                "securitySchemes": {
                    name: scheme,
                    "api-key": {**scheme, "name": "X-One"},
                    "api_key": {**scheme, "name": "X-Two"},
                }
            },
            "x-speakeasy-globals": {"parameters": [{"name": name, "in": "query"}]},
        }
    )
    assert {"Pets.__init__(api_key)", "Pets.__init__(timeout)"} <= surface(found)


def test_two_paths_that_share_an_item_are_both_reported() -> None:
    found = package(
        {
            "paths": {
                "/a": {"$ref": "#/components/pathItems/P"},
                "/b": {"$ref": "#/components/pathItems/P"},
            },
            "components": {"pathItems": {"P": {"get": {"tags": ["t"]}}}},
        }
    )
    assert [one.path for one in found.operations] == ["/a", "/b"]
    assert len({one.symbols for one in found.operations}) == 2
