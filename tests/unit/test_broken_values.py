"""A value with one broken place: a lenient client builds all the rest, and loses nothing.

Values of the small schemas of `test_values`, each broken at one place: another type,
null, nothing, or something more. `SDKWRIGHT_DEPTH=20` tries twenty times as many.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from copy import deepcopy
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import httpx2
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from ..described import Json
from ..manners import ANY
from ..roundtrip import Models, models_of
from ..survival import is_same
from ..values import Values
from .lowering import document
from .test_values import DEPTH, document_of

Place: TypeAlias = tuple[str | int, ...]
Build: TypeAlias = Callable[[bytes], Any]

OTHERS: list[Json] = ["odd", 0.5, True, None, ["odd"], {"odd": 1}, [], {}]


class Broken(NamedTuple):
    value: Json
    place: Place


@st.composite
def broken(draw: st.DrawFn, value: Json) -> Broken:
    """A value with one place below its top changed, taken away or added."""
    value = deepcopy(value)
    places = [place for place, _ in places_in(value) if place]
    objects = [place for place, one in places_in(value) if isinstance(one, dict)]
    if objects and (not places or draw(st.integers(0, 3)) == 0):
        place = (*draw(st.sampled_from(objects)), "added")
    elif places:
        place = draw(st.sampled_from(places))
    else:
        return Broken(value, ())
    owner: Any = value
    for step in place[:-1]:
        owner = owner[step]
    if isinstance(owner, dict) and draw(st.booleans()) and place[-1] in owner:
        del owner[place[-1]]
    else:
        owner[place[-1]] = draw(st.sampled_from(OTHERS))
    return Broken(value, place)


def places_in(value: Json, place: Place = ()) -> Iterator[tuple[Place, Json]]:
    yield place, value
    below: Any = ()
    if isinstance(value, dict):
        below = value.items()
    elif isinstance(value, list):
        below = enumerate(value)
    for step, one in below:
        yield from places_in(one, (*place, step))


@pytest.mark.parametrize("seed", range(3 * DEPTH))
def test_what_is_not_broken_is_what_it_would_be(seed: int, tmp_path: Path) -> None:
    logging.getLogger("broken").setLevel(logging.ERROR)
    content = document_of(seed)
    with models_of(document(content), "broken", tmp_path) as models:
        lenient = import_module("broken._runtime.lenient")
        decode = import_module("broken._runtime.decode")
        values = Values(models.document)
        for name, schema in models.document["components"]["schemas"].items():
            type_ = getattr(models.models, models.names[name])

            def build(came: bytes, type_: Any = type_) -> Any:
                error = decode.DecodeError(unfit=decode.Unfit(type_, came))
                return lenient.built(error, "o", httpx2.Headers())

            check(models, type_, build, values.of_any(schema, ANY))


def check(
    models: Models, type_: Any, build: Build, drawn: st.SearchStrategy[list[Json]]
) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(type_)

    def strict(came: bytes) -> Any:
        return adapter.validate_json(came, by_alias=True, by_name=False)

    @settings(
        max_examples=8,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn, st.data())
    def test(found: list[Json], data: st.DataObject) -> None:
        if not found or not isinstance(found[0], (dict, list)):
            return
        value, place = data.draw(broken(found[0]))
        came = json.dumps(value).encode()
        built = build(came)
        try:
            expected = strict(came)
        except ValidationError:
            assert is_same(value, json.loads(models.encode(built))), (value, built)
            whole = strict(json.dumps(found[0]).encode())
            assert_same_but(place, whole, built, value)
        else:
            assert built == expected, value

    test()


def assert_same_but(place: Place, whole: Any, built: Any, came: Any) -> None:
    """All is equal but what lies at a place."""
    if not place:
        return
    step, *rest = place
    if getattr(built, "raw", built) == came:
        return  # a variant that is no longer known, or none of those that it might be
    assert type(built) is type(whole), (place, whole, built)
    ours, theirs = parts_of(built), parts_of(whole)
    for one in ours.keys() | theirs.keys():
        if one != step and (one in came if isinstance(came, dict) else True):
            assert ours[one] == theirs[one], (place, whole, built)
    if rest:
        assert_same_but(tuple(rest), theirs[step], ours[step], came[step])


def parts_of(value: Any) -> dict[str | int, Any]:
    """By the names on the wire."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return {
            **{
                field.alias or name: getattr(value, name)
                for name, field in fields.items()
            },
            **(value.model_extra or {}),  # type: ignore[dict-item]  # names are keys
        }
    if isinstance(value, dict):
        return value
    if isinstance(value, (list, tuple)):
        return dict(enumerate(value))
    return {}
