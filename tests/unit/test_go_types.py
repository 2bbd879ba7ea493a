"""Types of the model as types of Go: what docs/types.md says of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sdkwright import go
from sdkwright.config import Config
from sdkwright.target import Target

from .lowering import COMPONENTS, lowered

PAGE = Path(__file__).parents[2] / "docs" / "types.md"
TARGET = Target("go", Path("out"), "pets", module="example.com/pets")
NULLABLE_LIST = {"type": ["array", "null"], "items": {"type": "string"}}
CAT = {"required": ["kind"], "properties": {"kind": {"const": "cat"}}}
DOG = {"required": ["kind"], "properties": {"kind": {"const": "dog"}}}


def structs(schema: dict[str, Any], *, required: bool) -> str:
    """The models of a schema `A` with a property `x`, blanks made one."""
    schemas = {
        "A": {"properties": {"x": schema}, "required": ["x"] if required else []},
        "Sort": {"type": "string", "enum": ["price", "age"]},
        "Cat": CAT,
        "Dog": DOG,
        "Pet": {"oneOf": [{"$ref": f"{COMPONENTS}Cat"}, {"$ref": f"{COMPONENTS}Dog"}]},
        "Either": {"anyOf": [{"$ref": f"{COMPONENTS}A"}, {"type": "string"}]},
    }
    found = lowered({"components": {"schemas": schemas}})
    config = Config(Path("api.yaml"), (TARGET,))
    files = go.generate(found.api, TARGET, config, found.findings).files
    text = b"".join(one for path, one in files.items() if path.startswith("models/"))
    return re.sub(r"[ \t]+", " ", text.decode())


@pytest.mark.parametrize(
    ("schema", "required", "type_"),
    [
        ({"type": "object"}, True, "map[string]any"),
        ({"additionalProperties": {"type": "string"}}, True, "map[string]string"),
        ({"type": "array", "items": {"type": "string"}}, True, "[]string"),
        (
            {"prefixItems": [{}, {}], "items": False, "minItems": 2},
            True,
            "[2]any",
        ),
        ({"$ref": f"{COMPONENTS}Sort"}, True, "Sort"),
        ({"const": "a"}, True, "AX"),
        ({"type": ["string", "integer"]}, True, "AX"),
        ({"type": ["string", "null"]}, True, "*string"),
        ({"type": "string"}, False, "*string"),
        (
            {"type": ["string", "null"]},
            False,
            "optionalnullable.OptionalNullable[string]",
        ),
        ({}, True, "any"),
        ({}, False, "any"),
        (NULLABLE_LIST, True, "[]string"),
        (NULLABLE_LIST, False, "optionalnullable.OptionalNullable[[]string]"),
        ({"type": "array", "items": NULLABLE_LIST}, True, "[]*[]string"),
        ({"additionalProperties": NULLABLE_LIST}, True, "map[string]*[]string"),
        ({"type": "string", "format": "date-time"}, True, "time.Time"),
        ({"type": "string", "format": "date"}, True, "types.Date"),
        ({"type": "string", "format": "uuid"}, True, "string"),
        ({"type": "integer", "format": "int32"}, True, "int64"),
        ({"type": "number", "format": "float"}, True, "float64"),
    ],
)
def test_a_property_becomes_a_field(
    schema: dict[str, Any], required: bool, type_: str
) -> None:
    options = "" if required else ",omitempty"
    assert f' X {type_} `json:"x{options}"' in structs(schema, required=required)


def test_declarations_are_what_the_page_says() -> None:
    found = structs({"const": "a"}, required=True)
    assert "type Sort string" in found
    assert 'SortPrice Sort = "price"' in found
    assert 'const AXA AX = "a"' in found
    assert "func CreatePetCat(v Cat) Pet {" in found


def test_what_no_tag_tells_apart_has_no_other() -> None:
    found = structs({}, required=False)
    assert "func (p *Pet) Other() *runtime.Other" in found
    assert "Either) Other()" not in found


@pytest.mark.parametrize(
    "text",
    [
        "map[string]any",
        "type Sort string",
        "*string",
        "OptionalNullable[T]",
        'json.RawMessage("null")',
        "[]*[]T",
        "time.Time",
        "types.Date",
        "int64",
        "float64",
        "CreatePetCat(cat)",
        "Other()",
        "[2]any",
    ],
)
def test_the_page_says_so(text: str) -> None:
    assert f"`{text}`" in PAGE.read_text("utf-8")
