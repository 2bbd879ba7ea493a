"""JSON Lines, and JSON text sequences (RFC 7464)."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import inf

import pytest

from runtime.json_lines import LineCutter, SequenceCutter
from runtime.limits import TooLarge
from runtime.stream_formats import Cutter


def cut(make: Callable[[float], Cutter], *chunks: bytes) -> list[str]:
    cutter = make(inf)
    events = [event for chunk in chunks for event in cutter.feed(chunk)]
    return [event.data.decode() for event in (*events, *cutter.end())]


LINES = {
    "lines": (b'{"a":1}\n[2]\n', ['{"a":1}', "[2]"]),
    "crlf": (b"1\r\n2\r\n", ["1", "2"]),
    "blank-lines": (b"\n1\n\n \t\n2\n\n", ["1", "2"]),
    "no-last-line-end": (b"1\n2", ["1", "2"]),
    "a-text-with-a-line-separator": ('"\u2028"\n'.encode(), ['"\u2028"']),
    "nothing": (b"", []),
}
TEXTS = {
    "texts": (b'\x1e{"a":1}\n\x1e[2]\n', ['{"a":1}', "[2]"]),
    "line-ends-within": (b'\x1e{\n"a":\n1}\n\x1e2\n', ['{\n"a":\n1}', "2"]),
    "empty-ones": (b"\x1e\x1e1\n\x1e\n\x1e", ["1"]),
    "no-last-line-end": (b"\x1e1\n\x1e[2]", ["1", "[2]"]),
    "nothing": (b"", []),
}
CASES: list[tuple[Callable[[float], Cutter], bytes, list[str]]] = [
    *((LineCutter, *case) for case in LINES.values()),
    *((SequenceCutter, *case) for case in TEXTS.values()),
]
BODIES = pytest.mark.parametrize(
    ("make", "body", "texts"), CASES, ids=[*LINES, *(f"seq-{name}" for name in TEXTS)]
)


@BODIES
def test_texts(make: Callable[[float], Cutter], body: bytes, texts: list[str]) -> None:
    assert cut(make, body) == texts


@BODIES
def test_texts_in_chunks(
    make: Callable[[float], Cutter], body: bytes, texts: list[str]
) -> None:
    for place in range(len(body)):
        assert cut(make, body[:place], body[place:]) == texts, place
    assert cut(make, *(bytes([byte]) for byte in body)) == texts


@pytest.mark.parametrize(
    ("make", "first"), [(LineCutter, b"[1]\n"), (SequenceCutter, b"\x1e[1]\n")]
)
def test_a_text_is_there_once_its_line_ends(
    make: Callable[[float], Cutter], first: bytes
) -> None:
    cutter = make(inf)
    assert cutter.feed(first[:-1]) == []
    assert [event.data for event in cutter.feed(first[-1:])] == [b"[1]"]


@pytest.mark.parametrize("piece", [b"1" * 50, b"[\n" + b" " * 47 + b"\n"])
@pytest.mark.parametrize(
    ("make", "begin"), [(LineCutter, b""), (SequenceCutter, b"\x1e")]
)
def test_a_large_text_in_small_chunks_takes_linear_time(
    make: Callable[[float], Cutter], begin: bytes, piece: bytes
) -> None:
    def seconds(chunks: int) -> float:
        cutter = make(inf)
        start = time.process_time()
        cutter.feed(begin)
        for _ in range(chunks):
            cutter.feed(piece)
        cutter.end()
        return time.process_time() - start

    # Quadratic time would take a hundred times as long.
    assert min(seconds(50_000) for _ in range(3)) < 30 * max(0.002, seconds(5_000))


@pytest.mark.parametrize(
    ("make", "begin"), [(LineCutter, b""), (SequenceCutter, b"\x1e")]
)
def test_a_text_that_does_not_end(
    make: Callable[[float], Cutter], begin: bytes
) -> None:
    cutter = make(100)
    assert cutter.feed(begin + b'"' + b"a" * 98) == []
    with pytest.raises(TooLarge, match="more than 100 bytes"):
        cutter.feed(b"aa")
    with pytest.raises(TooLarge, match="more than 100 bytes"):
        make(100).feed(begin + b"a" * 101 + b"\n" + begin)
