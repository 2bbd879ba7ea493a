"""Values that a schema allows in a way that is easily overlooked, through their models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from ..roundtrip import Models, models_of
from .lowering import document

HEAD_OF_31 = """
openapi: 3.1.0
info: {title: T, version: "1"}
paths: {}
components:
  schemas:
"""
OF_31 = """
First: {type: object, required: [v], properties: {v: {type: integer}, a: {type: string}}}
Second: {type: object, required: [v], properties: {v: {type: integer}, b: {type: string}}}
ByNumber:
  oneOf: [{$ref: "#/components/schemas/First"}, {$ref: "#/components/schemas/Second"}]
  discriminator: {propertyName: v, mapping: {"1": First, "2": Second}}
On: {type: object, required: [on], properties: {on: {const: true}, a: {type: string}}}
Off: {type: object, required: [on], properties: {on: {const: false}}}
ByFlag:
  oneOf: [{$ref: "#/components/schemas/On"}, {$ref: "#/components/schemas/Off"}]
  discriminator: {propertyName: on, mapping: {"true": On, "false": Off}}
TextOrSaid: {anyOf: [{type: string}, {description: Anything.}]}
TextOrNot: {oneOf: [{type: string}, {not: {type: string}}]}
TextOrSeconds: {anyOf: [{type: string}, {type: integer, format: date-time}]}
TextOrMoment: {anyOf: [{type: string, format: date-time}, {type: string}]}
Unquoted: {type: string, enum: [true, false]}
UnquotedOrNull: {type: [string, "null"], enum: [1, 2]}
PairOrNull:
  type: [array, "null"]
  items: [{type: string}, {type: integer}]
  minItems: 2
  maxItems: 2
Narrowed: {allOf: [{type: [number, "null"]}, {type: [integer, "null"]}]}
Nulls:
  type: object
  required: [pair, number]
  properties:
    pair: {$ref: "#/components/schemas/PairOrNull"}
    number: {$ref: "#/components/schemas/Narrowed"}
ListOfThese: {type: array, items: {type: string}, enum: [a, b]}
WholeInQuotes: {type: integer, enum: ["1", "2"]}
NullOrUnion: {type: "null", oneOf: [{type: string}, {type: number}]}
OfNullOrUnion: {oneOf: [{$ref: "#/components/schemas/NullOrUnion"}, {type: boolean}]}
Cased: {type: object, required: [t], properties: {t: {enum: [CAT]}, a: {type: integer}}}
Other: {type: object, required: [t], properties: {t: {enum: [DOG]}}}
ByCase:
  oneOf: [{$ref: "#/components/schemas/Cased"}, {$ref: "#/components/schemas/Other"}]
  discriminator: {propertyName: t, mapping: {cat: Cased}}
Mixed:
  oneOf:
    - {$ref: "#/components/schemas/Cased"}
    - {$ref: "#/components/schemas/Other"}
    - {type: [object, string], required: [t], properties: {t: {const: c}}}
Root:
  type: object
  required: [kind]
  discriminator: {propertyName: kind}
  properties: {kind: {type: string, enum: [one, Two]}}
One:
  allOf:
    - allOf: [{$ref: "#/components/schemas/Root"}]
    - {properties: {kind: {enum: [one]}, a: {type: integer}}}
Two: {$ref: "#/components/schemas/Root", properties: {b: {type: integer}}}
Plain: {type: object, properties: {x: {type: integer}}}
Beside:
  type: object
  required: [n]
  properties:
    d: {type: object, $ref: "#/components/schemas/Plain"}
    n: {allOf: [{$ref: "#/components/schemas/Plain"}, {nullable: true}]}
Digits: {allOf: [{type: [number, string]}, {type: [integer, string]}]}
"""
OF_30 = """
Base:
  type: object
  nullable: true
  required: [kind]
  discriminator: {propertyName: kind}
  properties: {kind: {type: string}}
Kid:
  allOf: [{$ref: "#/components/schemas/Base"}, {properties: {size: {type: integer}}}]
Holder: {required: [base], properties: {base: {$ref: "#/components/schemas/Base"}}}
Parts:
  nullable: true
  allOf: [{type: object}, {properties: {y: {type: object, properties: {z: {type: string}}}}}]
Through: {required: [y], properties: {y: {$ref: "#/components/schemas/Parts/allOf/1/properties/y"}}}
Items: {type: array, nullable: true, items: [{type: object, properties: {z: {type: string}}}]}
ThroughItems: {required: [y], properties: {y: {$ref: "#/components/schemas/Items/items/0"}}}
Listed: {required: [one], properties: {one: {nullable: true, enum: [a, b]}}}
"""

SURVIVING: list[tuple[str, str, Any]] = [
    ("3.1.0", "ByNumber", {"v": 1, "a": "x"}),
    ("3.1.0", "ByNumber", {"v": 3, "c": "x"}),
    ("3.1.0", "ByFlag", {"on": True, "a": "x"}),
    ("3.1.0", "TextOrSaid", 5),
    ("3.1.0", "TextOrNot", 5),
    ("3.1.0", "TextOrSeconds", 5),
    ("3.1.0", "TextOrMoment", "12"),
    ("3.1.0", "Unquoted", "true"),
    ("3.1.0", "Unquoted", "new"),
    ("3.1.0", "UnquotedOrNull", "1"),
    ("3.1.0", "PairOrNull", ["a", 1]),
    ("3.1.0", "Narrowed", 5),
    ("3.1.0", "Nulls", {"pair": None, "number": None}),
    ("3.1.0", "ListOfThese", ["a"]),
    ("3.1.0", "WholeInQuotes", 1),
    ("3.1.0", "OfNullOrUnion", "x"),
    ("3.1.0", "OfNullOrUnion", 1.5),
    ("3.1.0", "ByCase", {"t": "CAT", "a": 1}),
    ("3.1.0", "Mixed", "s"),
    ("3.1.0", "Beside", {"n": None}),
    ("3.1.0", "Digits", 5),
    ("3.1.0", "Digits", "5"),
    ("3.0.3", "Holder", {"base": {"kind": "Kid", "size": 3}}),
    ("3.0.3", "Holder", {"base": None}),
    ("3.0.3", "Listed", {"one": None}),
    ("3.0.3", "Through", {"y": {"z": "a"}}),
    ("3.0.3", "ThroughItems", {"y": {"z": "a"}}),
]


@pytest.fixture(scope="module", params=["3.1.0", "3.0.3"])
def models(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Models]:
    schemas = OF_31 if request.param == "3.1.0" else OF_30
    text = f"{HEAD_OF_31}{indent(schemas, '    ')}".replace("3.1.0", request.param)
    package = f"odd_{request.param.replace('.', '_')}"
    with models_of(document(text), package, tmp_path_factory.mktemp("odd")) as found:
        yield found


@pytest.mark.parametrize(
    ("models", "name", "value"),
    SURVIVING,
    indirect=["models"],
)
def test_a_value_survives(models: Models, name: str, value: Any) -> None:
    assert models.problem(name, value) is None


@pytest.mark.parametrize(
    ("models", "name", "value", "kind"),
    [
        ("3.1.0", "ByNumber", {"v": 1}, "First"),
        ("3.1.0", "ByFlag", {"on": False}, "Off"),
        ("3.1.0", "ByCase", {"t": "CAT"}, "Cased"),
        ("3.1.0", "Root", {"kind": "one", "a": 1}, "One"),
        ("3.1.0", "Root", {"kind": "Two", "b": 1}, "Two"),
        ("3.1.0", "Root", {"kind": "three"}, "RootBase"),
        ("3.0.3", "Base", {"kind": "Kid", "size": 3}, "Kid"),
        ("3.0.3", "Parts", {"y": {}}, "Parts"),
    ],
    indirect=["models"],
)
def test_it_is_what_it_says(models: Models, name: str, value: Any, kind: str) -> None:
    assert type(models.decoded(name, value)).__name__ == kind


def test_a_reference_beside_its_own_type_is_the_same_class(tmp_path: Path) -> None:
    text = f"{HEAD_OF_31}{indent(OF_31, '    ')}"
    with models_of(document(text), "beside", tmp_path) as models:
        beside = models.decoded("Beside", {"n": None, "d": {"x": 1}})
        assert type(beside.d) is type(models.decoded("Plain", {"x": 1}))


def test_unions_within_unions_end(tmp_path: Path) -> None:
    """What stands beside each is merged into its variants: not all the way down."""
    rungs = [
        f"{side}{rung}: {{properties: {{p{side}{rung}: {{type: string}}}}, oneOf:"
        f" [{{$ref: '#/components/schemas/A{rung + 1}'}},"
        f" {{$ref: '#/components/schemas/B{rung + 1}'}}]}}"
        for rung in range(16)
        for side in "AB"
    ]
    rungs += [f"{side}16: {{properties: {{x: {{type: string}}}}}}" for side in "AB"]
    text = f"{HEAD_OF_31}{indent(chr(10).join(rungs), '    ')}"
    with models_of(document(text), "rungs", tmp_path) as models:
        assert models.problem("A0", {"pA0": "a", "x": "b"}) is None
