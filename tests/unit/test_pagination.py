"""What the configuration may say of pages, and the ways into an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkwright import config
from sdkwright.ir import Way
from sdkwright.pagination import Misunderstood, as_jsonpath, way
from sdkwright.tables import ConfigProblem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[pages]\nlistThings = "link"', "pages: needs tables"),
        ('[pages.listThings]\nstyle = "next"', "listThings: `style` is one of offset"),
    ],
)
def test_the_configuration_is_checked(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "sdkwright.toml"
    target = '[[targets]]\nlanguage = "python"\noutput = "sdk"\n'
    file.write_text(f'spec = "a.yaml"\n{text}\n{target}')
    with pytest.raises(ConfigProblem, match=problem):
        config.load(file)


def test_a_way_is_a_jsonpath() -> None:
    assert way("$") == ()
    assert way("$.a['b c'][-1]") == ("a", "b c", -1)
    for text in ("$.*", "$.a[*]", "$.a,b", "$[?@.a]", "$[0:1]", "a", ""):
        with pytest.raises(Misunderstood):
            way(text)


@pytest.mark.parametrize(
    "steps", [(), ("a", -1), ("a b", "'", '"', "\\", "\n", "é", "$", ""), ("-1", 0)]
)
def test_a_way_can_be_written(steps: Way) -> None:
    assert way(as_jsonpath(steps)) == steps
