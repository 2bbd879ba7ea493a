"""Templates print what was decided before: their logic has a budget, and it is small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError, nodes

from sdkwright import render
from sdkwright.code import Code, join

TEMPLATES = sorted(
    path
    for folder in ("guide", "python", "go")
    for path in render.templates(folder).glob("*.jinja")
)
LOGIC = (nodes.For, nodes.If, nodes.Include, nodes.Output, nodes.TemplateData)
CONDITIONS = (nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Const)
NAMES = (nodes.Name, nodes.Getattr, nodes.Tuple)
DEEPEST = 2


def parsed(template: Path) -> nodes.Template:
    return Environment().parse(template.read_text(encoding="utf-8"))


def depth(node: nodes.Node) -> int:
    """How deep blocks are nested."""
    own = isinstance(node, nodes.For | nodes.If)
    beside = node.elif_ if isinstance(node, nodes.If) else []
    inside = (one for one in node.iter_child_nodes() if one not in beside)
    deepest = max(map(depth, inside), default=0)
    return max(own + deepest, *map(depth, beside), 0)


def printed(template: nodes.Template) -> Iterator[nodes.Expr]:
    for output in template.find_all(nodes.Output):
        yield from (
            one for one in output.nodes if not isinstance(one, nodes.TemplateData)
        )


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_decides_nothing(path: Path) -> None:
    template = parsed(path)
    budget = (*LOGIC, *CONDITIONS, *NAMES)
    assert {type(node).__name__ for node in template.find_all(nodes.Node)} <= {
        kind.__name__ for kind in budget
    }
    assert {type(node) for node in printed(template)} <= {nodes.Name, nodes.Getattr}
    assert depth(template) <= DEEPEST


@pytest.mark.parametrize(
    "text",
    [
        "{% set a = 1 %}",
        "{% macro a() %}{% endmacro %}",
        "{{ a ~ b }}",
        "{{ a + b }}",
        "{{ a | upper }}",
        "{{ a() }}",
        "{{ a[0] }}",
        "{{ 'text' }}",
        "{{ a if b else c }}",
        "{% if a is defined %}{% endif %}",
        "{% for a in b %}{% if a %}{% for c in a %}{% endfor %}{% endif %}{% endfor %}",
    ],
)
def test_the_budget_is_one(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jinja"
    path.write_text(text)
    with pytest.raises(AssertionError):
        test_a_template_decides_nothing(path)


# --- What is printed ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class View:
    version: object


@dataclass(frozen=True, slots=True)
class Empty:
    pass


def test_code_is_printed_as_it_is() -> None:
    text = render.render("python", "version.py.jinja", View(Code('"<1>&{{ x }}"')))
    assert text == '__version__ = "<1>&{{ x }}"\n'


@pytest.mark.parametrize("value", ['"1"', 1, None, b"1", ["1"]])
def test_what_no_emitter_made_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no emitter made"):
        render.render("python", "version.py.jinja", View(value))


def test_what_a_view_does_not_have_is_refused() -> None:
    with pytest.raises(UndefinedError):
        render.render("python", "version.py.jinja", Empty())


def test_code_that_is_changed_is_code_no_more() -> None:
    code = Code("a")
    for text in (code + "b", f"{code}", code.upper(), code[:1]):
        assert not isinstance(text, Code)
    assert isinstance(join(", ", [code, code]), Code)


def test_the_runtime_is_copied_byte_for_byte() -> None:
    copied = dict(render.runtime("python"))
    assert "models.py" in copied
    folder = render.templates("python") / "runtime"
    assert copied == {path.name: path.read_bytes() for path in folder.glob("*.py")}
