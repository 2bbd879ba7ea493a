"""The judge of links sees what is broken."""

from __future__ import annotations

from pathlib import Path

from ..links import broken_links, links_of, sections_of

PAGE = """# Title

[a](other.md) [b](other.md#there) [c](#title) [`d`](https://e.test/x.md)

```
[not a link](nowhere.md)
# not a title
```

`[code](nowhere.md)` and [one\\](nowhere.md)

## What's *new*?

## Title
"""


def test_links_and_sections_are_seen() -> None:
    assert links_of(PAGE) == ["other.md", "other.md#there", "#title"]
    assert sections_of(PAGE) == ["title", "whats-new", "title-1"]


def test_what_leads_nowhere_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, "utf-8")
    assert list(broken_links([page])) == [
        f"{page}: other.md",
        f"{page}: other.md#there",
    ]
    (tmp_path / "other.md").write_text("## Here\n", "utf-8")
    assert list(broken_links([page])) == [f"{page}: other.md#there"]
    (tmp_path / "other.md").write_text("## There\n", "utf-8")
    assert list(broken_links([page])) == []
