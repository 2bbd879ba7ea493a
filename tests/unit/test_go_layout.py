"""Columns and functions of Go: gofmt has nothing to change."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkwright.code import Code
from sdkwright.go.comments import comment
from sdkwright.go.imports import Imports
from sdkwright.go.layout import Function, Row, columns, constants, functions, keyed

from ..golang import tools

NAMES = st.integers(1, 60).map(lambda length: "N" + "a" * length)
TYPES = st.sampled_from(["int", "[]string", "map[string]any", "*Other"])
TAGS = st.sampled_from([(), ('`a:"b"`',), ('`json:"name,omitempty"`',)])
COMMENTS = st.sampled_from(["", "", "Said of it."])
VALUES = st.sampled_from(["1", '"text"', "[]int{1, 2}", "[]int{\n\t\t1,\n\t}"])


def gofmt(declaration: str) -> str:
    """What gofmt would change, or has against it."""
    run = subprocess.run(
        [str(tools() / "gofmt"), "-d"],
        input=f"package a\n\n{declaration}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout + run.stderr


@given(st.lists(st.tuples(NAMES, TYPES, TAGS, COMMENTS), min_size=1))
def test_fields(fields: list[tuple[str, str, tuple[str, ...], str]]) -> None:
    rows = (
        Row(tuple(map(Code, (name, type_, *tag))), comment([said], 1) or None)
        for name, type_, tag, said in fields
    )
    assert gofmt(f"type A struct {{\n{columns(rows)}\n}}") == ""


@given(st.lists(st.tuples(NAMES, COMMENTS), min_size=1))
def test_constants(values: list[tuple[str, str]]) -> None:
    rows = (
        Row((Code(name), Code("Sort"), Code("= 1")), comment([said], 1) or None)
        for name, said in values
    )
    assert gofmt(constants(rows)) == ""


@given(st.lists(st.tuples(NAMES, VALUES), min_size=1))
def test_entries(entries: list[tuple[str, str]]) -> None:
    pairs = ((Code(name), Code(value)) for name, value in entries)
    assert gofmt(f"var a = A{{\n{keyed(pairs)}\n}}") == ""


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1))
def test_functions(names: list[tuple[str, str]]) -> None:
    written = functions(
        Function(Code(f"func (a *A) {name}() int"), Code(f"return {value}"))
        for name, value in names
    )
    assert gofmt(written) == ""


@pytest.mark.parametrize("length", range(50, 90))
def test_a_function_of_any_length(length: int) -> None:
    function = Function(Code(f"func {'a' * length}() int"), Code("return 1"))
    assert gofmt(functions([function])) == ""


def test_imports_are_in_groups() -> None:
    imports = Imports("example/sdk")
    assert imports.declaration() == ""
    assert imports.own("models/components") == "components"
    assert imports.own("internal/runtime") == "runtime"
    assert imports.standard("time") == "time"
    assert imports.standard("net/http") == "http"
    assert imports.declaration() == (
        'import (\n\t"net/http"\n\t"time"\n\n'
        '\t"example/sdk/internal/runtime"\n\t"example/sdk/models/components"\n)'
    )
    assert gofmt(imports.declaration()) == ""
