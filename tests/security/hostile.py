"""Values that were made to be taken for something else."""

from __future__ import annotations

from hypothesis import strategies as st

DELIMITERS = list("/\\?#&=+;:,@%.~'\"<>|^`{}[]()*!$ ")
SEQUENCES = [
    *("..", "../", "/..", "./", "//", "..;", "%2e", "%2E%2e", "%2F", "%2f..", "%5C"),
    *("%00", "%0d%0a", "%25", "%", "%zz", "{second}", "[]", "[a]", "a=b&c=d", "; c=d"),
    *("http://evil.test/", "@evil.test", ":80", "://", "HTTP/1.1", "Host: evil.test"),
]
CONTROLS = [
    *("\0", "\r", "\n", "\r\n", "\r\n ", "\r\nX-Evil: 1", "\r\n\r\n", "\t", "\x0b"),
    *("\x1b", "\x7f", "\x80", "\x85", "\u2028", "\u2029", "\ufeff", "\u202e", "\u2066"),
]
ODD_CHARACTERS = [
    "é",
    "ÿ",
    "Ā",
    "．",
    "／",
    "％",
    "＃",
    "\u2024",
    "K",
    "\u0130",
    "😀",
    "\ud800",
    "\udfff",
]

TEXTS = st.lists(
    st.sampled_from(DELIMITERS)
    | st.sampled_from(SEQUENCES)
    | st.sampled_from(CONTROLS)
    | st.sampled_from(ODD_CHARACTERS)
    | st.characters()
    | st.text("ab0.", max_size=3),
    max_size=5,
).map("".join)
LATER = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=4,
)
"""Texts, and arrays and objects of them, to any depth."""
