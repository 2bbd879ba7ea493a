"""References by the names that schemas and files give themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkwright import overlay
from sdkwright.diagnostics import Findings
from sdkwright.document import UnresolvedReference

from .conftest import Read

SPEC = """\
openapi: 3.1.0
components:
  schemas:
    Pet:
      $id: https://example.com/schemas/pet
      $defs:
        Name: {$anchor: name, type: string}
        Toy: {$id: toys/ball, $defs: {Colour: {$anchor: colour}}}
      properties:
        name: {$ref: '#name'}
        toy: {$ref: toys/ball}
    Plain: {$anchor: plain}
    Moving: {$dynamicAnchor: moving}
    Escaped: {$anchor: a.b-c_d}
    Names: {properties: {default: {$anchor: below-a-name}}}
    Relative: {$id: relative.json}
  responses:
    default: {content: {'*/*': {schema: {$anchor: in-a-response}}}}
"""
PET = "#/components/schemas/Pet"
INSIDE = f"{PET}/properties/toy"


@pytest.mark.parametrize(
    ("ref", "base", "pointer"),
    [
        ("#plain", "#", "#/components/schemas/Plain"),
        ("spec.yaml#plain", "#", "#/components/schemas/Plain"),
        ("#moving", "#", "#/components/schemas/Moving"),
        ("#a.b%2Dc_d", "#", "#/components/schemas/Escaped"),
        ("#below-a-name", "#", "#/components/schemas/Names/properties/default"),
        (
            "#in-a-response",
            "#",
            "#/components/responses/default/content/*~1*/schema",
        ),
        ("relative.json", "#", "#/components/schemas/Relative"),
        ("https://example.com/schemas/pet", "#", PET),
        ("https://example.com/schemas/pet#", "#", PET),
        ("https://example.com/schemas/pet#name", "#", f"{PET}/$defs/Name"),
        ("https://example.com/schemas/pet#/$defs/Name", "#", f"{PET}/$defs/Name"),
        ("https://example.com/schemas/toys/ball", "#", f"{PET}/$defs/Toy"),
        ("#name", INSIDE, f"{PET}/$defs/Name"),
        ("#/$defs/Name", INSIDE, f"{PET}/$defs/Name"),
        ("#", INSIDE, PET),
        ("toys/ball", INSIDE, f"{PET}/$defs/Toy"),
        ("toys/ball#colour", INSIDE, f"{PET}/$defs/Toy/$defs/Colour"),
        ("../pet#name", f"{PET}/$defs/Toy", f"{PET}/$defs/Name"),
        ("/schemas/pet", f"{PET}/$defs/Toy", PET),
    ],
)
def test_names_in_one_file(read: Read, ref: str, base: str, pointer: str) -> None:
    assert read(SPEC).resolve(ref, base).pointer == pointer


@pytest.mark.parametrize(
    ("ref", "base", "hint"),
    [
        ("#name", "#", "#/name"),  # it belongs to the schema with the `$id`
        ("#colour", INSIDE, "#/colour"),
        ("https://example.com/schemas/cat", "#", "--remote https://example.com"),
        ("#/components/schemas/Pett", INSIDE, "'Pet'"),
    ],
)
def test_names_that_are_nowhere(read: Read, ref: str, base: str, hint: str) -> None:
    with pytest.raises(UnresolvedReference) as caught:
        read(SPEC).resolve(ref, base)
    assert ref in caught.value.message
    assert hint in caught.value.hint


def test_an_id_that_its_document_does_not_heed(read: Read) -> None:
    found = read(SPEC, **{"toy.json": "{}"})
    plain = "#/components/schemas/Plain"
    assert found.resolve(plain, INSIDE).pointer == plain
    assert found.resolve("toy.json", INSIDE).pointer == "toy.json#"


def test_names_in_other_files(read: Read) -> None:
    found = read(
        "openapi: 3.1.0\nx: [{$ref: 'common/pet.yaml'}, {$ref: 'common/toy.yaml'}]",
        **{
            "common/pet.yaml": """
                $id: https://example.com/pet
                properties: {toy: {$ref: toy#ball}, food: {$ref: food.yaml}}
                $defs: {Name: {$anchor: name}}
                """,
            "common/toy.yaml": """
                $id: https://example.com/toy
                $defs: {Ball: {$anchor: ball}}
                """,
            "common/food.yaml": "{}",
        },
    )
    toy = found.resolve("toy#ball", "common/pet.yaml#/properties/toy")
    assert toy.pointer == "common/toy.yaml#/$defs/Ball"
    # What stands beside the file was read with it, `$id` or not.
    assert "common/food.yaml" in found.files
    name = found.resolve("common/pet.yaml#name", "#/x/0")
    assert name.pointer == "common/pet.yaml#/$defs/Name"


def test_the_name_of_a_document(read: Read) -> None:
    found = read("""
        openapi: 3.2.0
        $self: https://example.com/api/openapi
        x: {$ref: 'https://example.com/api/openapi#/components'}
        components: {schemas: {Pet: {$id: pet}}}
        """)
    pet = "#/components/schemas/Pet"
    whole = found.resolve("https://example.com/api/openapi#/components", "#/x")
    assert whole.pointer == "#/components"
    assert found.resolve("https://example.com/api/pet", "#/x").pointer == pet
    assert found.resolve("pet", "#/x").pointer == pet
    assert found.resolve("#/components/schemas/Pet", "#/x").pointer == pet


def test_values_name_nothing(read: Read) -> None:
    found = read("""
        openapi: 3.1.0
        a: {example: {$anchor: a, $id: b}, const: {$anchor: a}, enum: [{$anchor: a}]}
        properties: {$anchor: {type: string}, $id: {type: string}}
        """)
    for ref in ("#a", "b"):
        with pytest.raises(UnresolvedReference):
            found.resolve(ref, "#/a/example")


def test_a_name_leads_on_through_a_reference(read: Read) -> None:
    found = read("""
        openapi: 3.1.0
        x:
          A: {$id: 'https://example.com/a', $defs: {B: {$ref: '#/$defs/C'}, C: {d: {}}}}
        """)
    # The reference on the way is relative to the `$id` around it.
    assert found.resolve("#/x/A/$defs/B/d", "#").pointer == "#/x/A/$defs/C/d"


def test_what_an_overlay_brings(read: Read, tmp_path: Path) -> None:
    found = read(SPEC, **{"new.yaml": "A: {$anchor: new}"})
    path = tmp_path / "overlay.yaml"
    path.write_text(
        "overlay: 1.0.0\nactions: [{target: $.components.schemas, update: "
        "{New: {$anchor: here, items: {$ref: 'new.yaml#new'}}}}]"
    )
    overlay.apply(found, [path], Findings())
    assert found.resolve("#here", "#").pointer == "#/components/schemas/New"
    assert list(found.files) == ["", "new.yaml"]
    assert found.resolve("new.yaml#new", "#").pointer == "new.yaml#/A"
