"""How models are spread over modules."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sdkwright.graph import mentioned
from sdkwright.ir import Alias, Api, Object
from sdkwright.python.names import type_names
from sdkwright.python.partition import Module, named_by, partition

from .lowering import COMPONENTS, lowered

OPERATIONS = 3


def api(schemas: dict[str, dict[str, object]], *uses: str, error: str = "") -> Api:
    """An API with an operation that returns each of some schemas."""
    paths = {}
    for use in uses:
        content = {"application/json": {"schema": {"$ref": COMPONENTS + use}}}
        failed = {"application/json": {"schema": {"$ref": COMPONENTS + (error or use)}}}
        responses = {"200": {"content": content}, "404": {"content": failed}}
        paths[f"/{use}"] = {"get": {"responses": responses}}
    return lowered({"paths": paths, "components": {"schemas": schemas}}).api


def spread(found: Api) -> list[Module]:
    return partition(found, type_names(found, found.declarations))


def members(modules: list[Module]) -> list[set[str]]:
    return [
        {one.removeprefix(COMPONENTS) for one in module.members} for module in modules
    ]


def an_object(*names: str) -> dict[str, object]:
    properties: dict[str, object] = {"own": {"type": "string"}}
    return {
        "properties": properties | {one: {"$ref": COMPONENTS + one} for one in names}
    }


def test_what_the_same_operations_reach_is_together() -> None:
    schemas = {
        "A": an_object("Shared", "Part"),
        "Part": an_object(),
        "B": an_object("Shared"),
        "Shared": an_object(),
        "Unused": an_object(),
    }
    found = members(spread(api(schemas, "A", "B")))
    assert sorted(map(sorted, found)) == [["A", "Part"], ["B"], ["Shared"], ["Unused"]]


def test_what_only_errors_reach_is_apart() -> None:
    schemas = {"A": an_object(), "Problem": an_object("Detail"), "Detail": an_object()}
    found = members(spread(api(schemas, "A", error="Problem")))
    assert sorted(map(sorted, found)) == [["A"], ["Detail", "Problem"]]


def test_a_module_is_called_after_what_nothing_in_it_mentions() -> None:
    schemas = {"Part": an_object(), "Whole": an_object("Part")}
    (module,) = spread(api(schemas, "Whole"))
    assert module.name == "_whole"


def test_a_circle_is_in_one_module() -> None:
    schemas = {"A": an_object("B"), "B": an_object("C"), "C": an_object("A")}
    (module,) = spread(api(schemas, "B"))
    assert members([module]) == [{"A", "B", "C"}]


def test_an_alias_comes_after_what_it_mentions() -> None:
    schemas: dict[str, dict[str, object]] = {
        "A": {"items": {"$ref": COMPONENTS + "B"}},
        "B": {"items": {"$ref": COMPONENTS + "C"}},
        "C": an_object("A"),
    }
    (module,) = spread(api(schemas, "A"))
    order = [one.removeprefix(COMPONENTS) for one in module.members]
    assert order.index("B") < order.index("A")


NAMES = [f"S{number}" for number in range(7)]


@st.composite
def graphs(draw: st.DrawFn) -> Api:
    """Schemas that refer to each other in any way."""
    some = st.lists(st.sampled_from(NAMES), max_size=3, unique=True)
    schemas: dict[str, dict[str, object]] = {
        name: (
            {"items": {"$ref": COMPONENTS + draw(st.sampled_from(NAMES))}}
            if draw(st.booleans())
            else an_object(*draw(some))
        )
        for name in NAMES
    }
    return api(schemas, *NAMES[:OPERATIONS], error=draw(st.sampled_from(NAMES)))


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_modules_import_in_no_circle(found: Api) -> None:
    names = type_names(found, found.declarations)
    modules = partition(found, names)
    home = {one: module.name for module in modules for one in module.members}
    assert set(home) == set(names)
    assert len({module.name for module in modules}) == len(modules)
    below = {
        module.name: {
            home[other]
            for one in module.members
            for other in named_by(one, found.declarations, names)
        }
        - {module.name}
        for module in modules
    }
    while free := [name for name, imported in below.items() if not imported]:
        for name in free:
            del below[name]
        for imported in below.values():
            imported.difference_update(free)
    assert below == {}


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_aliases_are_defined_in_order(found: Api) -> None:
    for module in spread(found):
        for before, after in pairwise(module.members):
            declaration = found.declarations[before]
            if isinstance(declaration, Alias) and after in mentioned(declaration):
                assert circular(before, found) or isinstance(
                    found.declarations[after], Object
                )


def circular(pointer: str, found: Api) -> bool:
    """Whether an alias mentions itself through aliases alone."""
    seen: set[str] = set()
    waiting = list(mentioned(found.declarations[pointer]))
    for one in waiting:
        if one not in seen and not isinstance(found.declarations[one], Object):
            seen.add(one)
            waiting.extend(mentioned(found.declarations[one]))
    return pointer in seen
