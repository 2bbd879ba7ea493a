"""Whatever a document says, a run ends with what is wrong and never in a traceback."""

from __future__ import annotations

import contextlib
import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sdkwright import pipeline
from sdkwright.config import Config
from sdkwright.diagnostics import DocumentProblem
from sdkwright.target import Target

from .invariants import check
from .lowering import lowered, schemas
from .samples import PETS, PETS_2_0, PETS_3_2


@pytest.mark.parametrize(
    "schema",
    [
        "{type: 5}",
        "{type: [[], {}]}",
        "{type: {}}",
        "{type: [string, string]}",
        "{type: [text, word]}",
        "{$ref: 5}",
        "{$ref: {}}",
        "{$ref: '#'}",
        "{$ref: ''}",
        "{$ref: '#/'}",
        "{$ref: '#anchor'}",
        "{allOf: {}}",
        "{allOf: [1, null, []]}",
        "{oneOf: [1, null]}",
        "{oneOf: [], discriminator: 5}",
        "{properties: [1]}",
        "{properties: {y: 5}}",
        "{required: {a: 1}, properties: {a: {}}}",
        "{required: [1, []], properties: {a: {}}}",
        "{items: [{}]}",
        "{items: 5}",
        "{additionalProperties: 5}",
        "{enum: 5}",
        "{enum: []}",
        "{const: []}",
        "{format: 5, type: string}",
        "{title: 5, description: [], deprecated: x}",
        "5",
        "[]",
        "null",
        "false",
    ],
)
def test_a_schema_of_the_wrong_shape_is_read_as_far_as_it_goes(schema: str) -> None:
    check(schemas(f"A: {{properties: {{x: {schema}}}}}\nB: {schema}"))


# What a mangled document may hold: JSON, with the words that lowering looks for.
WORDS = st.sampled_from(
    ["", "#", "#/components/schemas/Dog", "type", "null", "object", "a", "200", "x-a"]
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-2, 2), st.just(1.5), WORDS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(WORDS, inner, max_size=2)
    ),
    max_leaves=4,
)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container of a document with each of its keys."""
    for key in value if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from places(value[key])


@st.composite
def mangled(draw: st.DrawFn) -> dict[str, Any]:
    """A document in which some places hold something else."""
    chosen: dict[str, Any] = draw(st.sampled_from([PETS, PETS_2_0, PETS_3_2]))
    result = copy.deepcopy(chosen)
    for _ in range(draw(st.integers(1, 3))):
        known = list(places(result))
        if known:
            container, key = draw(st.sampled_from(known))
            container[key] = draw(JSON)
    return result


def test_the_documents_that_are_mangled_are_fine() -> None:
    for document in (PETS, PETS_2_0, PETS_3_2):
        found = lowered(document)
        check(found)
        assert found.rules == []


@pytest.mark.parametrize(
    "field", ["servers", "parameters", "responses", "tags", "security", "requestBody"]
)
@pytest.mark.parametrize("value", [5, "x", None, [], {}, [5, None, []], {"": 5}])
def test_an_operation_of_the_wrong_shape(field: str, value: Any) -> None:
    check(lowered({"paths": {"/a": {"get": {field: value}, field: value}}}))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mangled())
def test_no_document_ends_in_a_traceback(content: dict[str, Any]) -> None:
    try:
        found = lowered(json.loads(json.dumps(content)))
    except DocumentProblem:
        return
    check(found)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mangled())
def test_no_run_ends_in_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("run")
    (folder / "spec.json").write_text(json.dumps(content))
    target = Target("python", folder / "out", package="pets")
    config = Config(folder / "spec.json", (target,), tolerance="lenient")
    with contextlib.suppress(DocumentProblem):
        pipeline.run(config, check=True, progress=lambda _: None)
