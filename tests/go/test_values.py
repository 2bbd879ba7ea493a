"""Values of small schemas of every kind survive their models of Go, and broken ones do not.

The schemas are those that Python's models are tested with. `SDKWRIGHT_DEPTH=20` tries
twenty times as many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import indent
from typing import Any

import pytest

from ..goroundtrip import GoModels, Refused, breaches, go_models_of
from ..survival import problems
from ..unit.lowering import document
from ..unit.test_odd_values import HEAD_OF_31, OF_30, OF_31, SURVIVING
from ..unit.test_values import DEPTH, document_of

OF_GO = """
Cat: {type: object, required: [kind], properties: {kind: {const: cat}, lives: {type: integer}}}
Dog: {type: object, required: [kind], properties: {kind: {const: dog}}}
Tagged: {oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]}
Named: {type: object, required: [name], properties: {name: {type: string}}}
Sized: {type: object, required: [size], properties: {size: {type: integer}}}
Untagged: {anyOf: [{$ref: "#/components/schemas/Named"}, {$ref: "#/components/schemas/Sized"}]}
WithAny: {anyOf: [{$ref: "#/components/schemas/Named"}, {}]}
Holder:
  type: object
  required: [all]
  properties:
    all: {type: array, items: {$ref: "#/components/schemas/Named"}}
    any: {}
    never: {type: "null"}
    moment: {type: string, format: date-time}
    when: {$ref: "#/components/schemas/WithAny"}
Rows: {type: array, items: {type: [array, "null"], items: {type: integer}}}
Maps: {type: object, additionalProperties: {type: [object, "null"]}}
Rest:
  type: object
  properties: {a: {type: string}}
  additionalProperties: {type: [array, "null"], items: {type: string}}
Places: {type: array, prefixItems: [{type: string}, {type: [integer, "null"]}], items: false}
"""
DRAWN: dict[str, str | dict[str, Any]] = {
    "own": f"{HEAD_OF_31}{indent(OF_GO, '    ')}",
    **{f"random{seed}": document_of(seed) for seed in range(3 * DEPTH)},
}
ODD = {
    "3.1.0": f"{HEAD_OF_31}{indent(OF_31, '    ')}",
    "3.0.3": f"{HEAD_OF_31}{indent(OF_30, '    ')}".replace("3.1.0", "3.0.3"),
}


@pytest.fixture(scope="module")
def all_models(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Mapping[str, GoModels]]:
    odd = {_package(version): content for version, content in ODD.items()}
    documents = {name: document(content) for name, content in (DRAWN | odd).items()}
    with go_models_of(documents, tmp_path_factory.mktemp("values")) as found:
        yield found


@pytest.mark.parametrize("newer", [False, True], ids=["known", "newer"])
@pytest.mark.parametrize("name", DRAWN)
def test_values_come_back_equal(
    all_models: Mapping[str, GoModels], name: str, newer: bool
) -> None:
    assert not "\n".join(problems(all_models[name], newer=newer, examples=5))


@pytest.mark.parametrize("name", DRAWN)
def test_broken_values_are_refused_where_they_are(
    all_models: Mapping[str, GoModels], name: str
) -> None:
    assert not "\n".join(breaches(all_models[name], examples=3))


@pytest.mark.parametrize(("version", "name", "value"), SURVIVING)
def test_an_odd_value_survives(
    all_models: Mapping[str, GoModels], version: str, name: str, value: Any
) -> None:
    assert all_models[_package(version)].problem(name, value) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Rows", [[1], None, []]),
        ("Maps", {"a": None, "b": {}}),
        ("Rest", {"b": None, "c": ["d"]}),
        ("Places", ["a", None]),
        ("Holder", {"all": [], "any": None, "never": None}),
        ("Holder", {"all": [], "when": None}),
        ("WithAny", {"name": 1}),
        ("Tagged", {"kind": "cow", "lives": "many"}),
    ],
)
def test_a_value_survives(
    all_models: Mapping[str, GoModels], name: str, value: Any
) -> None:
    assert all_models["own"].problem(name, value) is None


@pytest.mark.parametrize(
    ("name", "value", "path"),
    [
        ("Holder", {}, "all"),
        ("Holder", {"all": None}, "all"),
        ("Holder", {"all": [{"name": "a"}, {"name": 1}]}, "all[1].name"),
        ("Holder", {"all": [], "moment": "yesterday"}, "moment"),
        ("Cat", {"kind": "dog"}, "kind"),
        ("Tagged", {"kind": "cat", "lives": "many"}, "lives"),
        ("Untagged", {"color": "red"}, "name"),
        ("Untagged", [], ""),
    ],
)
def test_a_value_is_refused(
    all_models: Mapping[str, GoModels], name: str, value: Any, path: str
) -> None:
    refused = all_models["own"].through(name, value)
    assert isinstance(refused, Refused), refused
    assert refused.path == path


def test_of_a_moment_zeros_are_lost_and_no_digits(
    all_models: Mapping[str, GoModels],
) -> None:
    moment = "2024-01-31T10:00:00.123456789000+01:00"
    back = all_models["own"].through("Holder", {"all": [], "moment": moment})
    assert back == {"all": [], "moment": "2024-01-31T10:00:00.123456789+01:00"}


def _package(version: str) -> str:
    return f"odd{version.replace('.', '')}"
