"""Text from a document on a page, where it can begin and end nothing of ours."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sdkwright.code import Code
from sdkwright.guide.paths import anchors, page_of_topic, relative
from sdkwright.guide.tables import table
from sdkwright.markdown import block, code, line, plain, prose

from .test_literals import TEXT, hostile, is_plain

LINES = st.lists(
    st.sampled_from(
        [
            *("", "a", "- a", "  b", "# c", "---", "===", "> d", "| e | f |", "    g"),
            *("```", "  ```", "    ```", "~~~~", "````python", "- ```", "``` x `"),
            *("<script>", "`<b>`", "a ` b", "` <b> `", "[a]: /x", "[a](/x)", "\\`<b>"),
        ]
    )
).map("\n".join)


def outside_of_code(page: str) -> str:
    """What a reader of Markdown takes for text: no fences at the margin, no code in lines."""
    kept, fence = [], ""
    for one in page.splitlines():
        opened = re.match("(`{3,})[^`]*$|(~{3,})", one)
        if fence:
            fence = "" if re.fullmatch(f" {{0,3}}{fence}+ *", one) else fence
        elif opened:
            fence = opened[1] or opened[2]
        else:
            kept.append(one)
    assert not fence, "a block of code goes on behind the text"
    return re.sub(r"(?<![\\`])(`+)(?!`)[^\n]*?[^`\n]\1(?!`)", "", "\n".join(kept))


@hostile
@given(text=TEXT | LINES)
@example(text="`\n\n<script>\n\n`")
@example(text="```\n<script>")
@example(text="- a\n  ```\n<script>")
@example(text="   ```\n```\n<script>\n```")
@example(text="a\n---|---\nx ` | <b> ` y")
def test_prose_ends_what_it_begins(text: str) -> None:
    page = prose(text)
    assert is_plain(page)
    assert "\n\n\n" not in page
    left = outside_of_code(page)
    assert "<" not in left
    assert not re.search(r"^ {0,3}#{1,6}( |$)", left, re.MULTILINE)
    assert not re.search(r"\S *\n {0,3}(=+|-+) *$", left, re.MULTILINE)
    assert not re.search(r"\]\((?!https?://|mailto:)", left)


@pytest.mark.parametrize(
    "text",
    [
        "a **b** `<c>` [d](https://e.test)\n\n- f\n  g\n\n1. h",
        "```python\nx < y\n# z\n```\nafter",
        "> quoted\n\n| a | b |\n| --- | --- |\n| c | d |",
    ],
)
def test_prose_stays_what_it_was(text: str) -> None:
    assert prose(text) == text


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("## Title ##\ntext", "**Title**\ntext"),
        ("Title\n---", "Title\n\n---"),
        ("[keys](/docs/keys)", "[keys]\\(/docs/keys)"),
        ("[keys][1]\n\n[1]: /docs", "[keys][1]\n\n\\[1]: /docs"),
        ("a `b\nc` <d>", "a \\`b\nc\\` &lt;d>"),
        ("~~~\nopen", "~~~\nopen\n~~~"),
    ],
)
def test_prose_is_made_harmless(text: str, page: str) -> None:
    assert prose(text) == page


@hostile
@given(text=TEXT)
@example(text="a\\|b")
def test_a_cell_stays_in_its_table(text: str) -> None:
    head, rule, row = table(("a", "b"), [(line(text), code(text))])
    assert len(head) == len(rule) == len(row)
    assert is_plain(row)
    assert "\n" not in row
    # GitHub Flavored Markdown, section 4.10: a backslash takes the next character.
    assert re.sub(r"\\.", "", row).count("|") == 3


@hostile
@given(text=TEXT)
def test_a_title_has_no_markup(text: str) -> None:
    assert not re.search(r"(?<!\\)[`*_\[\]<|~]", plain(text).replace("\\\\", ""))


@given(st.text("`a ", min_size=1))
def test_code_is_code(text: str) -> None:
    shown = code(text)
    fence = re.match("`+", shown)
    assert fence is not None
    assert text in shown
    assert not re.search(
        f"(?<!`){fence[0]}(?!`)", shown[len(fence[0]) : -len(fence[0])]
    )


@pytest.mark.parametrize("text", ["a", "```", "a\n ````b\n", "a ````"])
def test_a_program_stays_in_its_block(text: str) -> None:
    shown = block("python", text)
    assert outside_of_code(shown) == ""
    assert shown.startswith("```")


def test_every_cell_is_as_wide_as_the_widest() -> None:
    assert table(("a", "b"), [(Code("one"), Code("two|3"))]) == (
        "| a      | b      |",
        "| ------ | ------ |",
        "| one    | two\\|3 |",
    )


def test_a_section_is_found_by_its_anchor() -> None:
    titles = ["Errors", "GetCredits", "get_credits", "Errors", "What's next?"]
    assert anchors(titles) == [
        *("errors", "getcredits", "get_credits", "errors-1", "whats-next")
    ]


def test_a_resource_goes_before_a_topic() -> None:
    assert page_of_topic("errors", ["docs/pets.md"]) == "docs/errors.md"
    assert page_of_topic("errors", ["docs/Errors.md"]) == "docs/about-errors.md"
    assert relative("docs/errors.md", "docs/models/Pet.md") == "../errors.md"
    assert relative("docs/errors.md", "README.md") == "docs/errors.md"
