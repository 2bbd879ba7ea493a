"""Server-Sent Events, as the HTML Living Standard reads them (section 9.2.6)."""

from __future__ import annotations

import itertools
import time
from math import inf

import pytest

from runtime.limits import TooLarge
from runtime.sse import Event, EventCutter


def cut(*chunks: bytes) -> list[Event]:
    cutter = EventCutter(inf)
    events = [event for chunk in chunks for event in cutter.feed(chunk)]
    return events + cutter.end()


CASES = {
    "data": (b"data: a\n\n", [Event(b"a")]),
    "a-space-is-optional": (b"data:a\n\ndata:  b\n\n", [Event(b"a"), Event(b" b")]),
    "crlf": (b"data: a\r\n\r\ndata: b\r\n\r\n", [Event(b"a"), Event(b"b")]),
    "cr": (b"data: a\r\rdata: b\r\r", [Event(b"a"), Event(b"b")]),
    "mixed": (
        b"data: a\r\n\ndata: b\n\rdata: c\r\r\ndata: d\n\n",
        [Event(b"a"), Event(b"b"), Event(b"c"), Event(b"d")],
    ),
    "lines-of-data": (b"data: a\ndata\ndata:b\n\n", [Event(b"a\n\nb")]),
    "empty-data": (b"data\n\ndata:\n\n", [Event(b""), Event(b"")]),
    "without-data": (
        b"event: ping\n\nid: 1\n\nretry: 5\n\ndata: a\n\n",
        [Event(b"a", last_id="1")],
    ),
    "all-fields": (
        b"event: done\nid: 7\nretry: 100\ndata: a\n\n",
        [Event(b"a", "done", "7", 100, "7")],
    ),
    "the-last-one-counts": (b"event: a\nevent: b\ndata: c\n\n", [Event(b"c", "b")]),
    "type-is-not-kept": (b"event: a\ndata: b\n\ndata: c\n\n", [Event(b"b", "a"), Event(b"c")]),
    "comments": (b": hi\n\n:\ndata: a\n:b\n\n", [Event(b"a")]),
    "unknown-fields": (b"Data: x\ndata : y\nfoo\ndata: a\n\n", [Event(b"a")]),
    "an-id-with-a-null": (b"id: a\0b\ndata: c\n\n", [Event(b"c")]),
    "a-retry-that-is-no-number": (b"retry: 1s\nretry:\xc2\xb2\ndata: c\n\n", [Event(b"c")]),
    "a-retry-without-end": (b"retry: " + b"9" * 5000 + b"\ndata: c\n\n", [Event(b"c")]),
    "bom": (b"\xef\xbb\xbfdata: a\n\n", [Event(b"a")]),
    "a-bom-in-the-middle": (b"data: a\n\n\xef\xbb\xbfdata: b\n\n", [Event(b"a")]),
    "incomplete": (b"data: a\n\ndata: b\n", [Event(b"a")]),
    "many-blank-lines": (b"\n\n\ndata: a\n\n\n\r\n\ndata: b\n\n", [Event(b"a"), Event(b"b")]),
    "no-other-line-ends": (
        "data: a\u2028b\x0b\x0c\x1c\x85c\n\n".encode(),
        [Event("a\u2028b\x0b\x0c\x1c\x85c".encode())],
    ),
    "not-utf8": (b"data: \xff\xc3\n\n", [Event("\ufffd\ufffd".encode())]),
    "not-ascii": ("data: ä€𝄞\n\n".encode(), [Event("ä€𝄞".encode())]),
    "nothing": (b"", []),
}  # fmt: skip
STANDARD = {  # the examples of the standard, and what web-platform-tests asks of browsers
    "the first": (b"data: YHOO\ndata: +2\ndata: 10\n\n", [Event(b"YHOO\n+2\n10")]),
    "the second": (
        b": test stream\n\ndata: first event\nid: 1\n\n"
        b"data:second event\nid\n\ndata:  third event",
        [Event(b"first event", "", "1", None, "1"), Event(b"second event", "", "")],
    ),
    "the third": (b"data\n\ndata\ndata\n\ndata:", [Event(b""), Event(b"\n")]),
    "the fourth": (b"data:test\n\ndata: test\n\n", [Event(b"test"), Event(b"test")]),
    "one bom is no part of it": (
        b"\xef\xbb\xbfdata:1\n\n\xef\xbb\xbfdata:2\n\ndata:3\n\n",
        [Event(b"1"), Event(b"3")],
    ),
    "two boms are": (
        b"\xef\xbb\xbf\xef\xbb\xbfdata:1\n\ndata:2\n\n",
        [Event(b"2")],
    ),
    "comments, long and with a null": (
        b"data:1\r:\0\n:\r\ndata:2\n:" + b"x" * 300
        + b"\rdata:3\n:data:fail\r:" + b"x" * 300 + b"\ndata:4\n\n",
        [Event(b"1\n2\n3\n4")],
    ),
    "what no blank line ends": (
        b"retry:1000\ndata:test1\n\nid:test\ndata:test2",
        [Event(b"test1", "", None, 1000)],
    ),
    "data, empty and not": (
        b"data:\n\ndata\ndata\n\ndata:test\n\n",
        [Event(b""), Event(b"\n"), Event(b"test")],
    ),
    "an empty type": (b"event: \ndata:data\n\n", [Event(b"data")]),
    "a type, and none": (
        b"event:test\ndata:x\n\ndata:x\n\n",
        [Event(b"x", "test"), Event(b"x")],
    ),
    "an id that stays": (
        "data:1\nid:…1\n\ndata:2\n\nid\ndata:3\n\n".encode(),
        [Event(b"1", "", "…1", None, "…1"), Event(b"2", last_id="…1"), Event(b"3", "", "")],
    ),
    "an id with a null": (
        b"id: 1\ndata:1\n\nid:\x002\ndata:2\n\n",
        [Event(b"1", "", "1", None, "1"), Event(b"2", last_id="1")],
    ),
    "names that are almost fields": (
        b"data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\n"
        b"data:3\rdata:\r\n data:32\ndata:4\n\n",
        [Event(b"\0\n 2\n1\n3\n\n4")],
    ),
    "a retry, and what is none": (
        b"retry:3000\nretry:1000x\nretry:-1\nretry: \nretry\ndata:x\n\n",
        [Event(b"x", "", None, 3000)],
    ),
    "unknown fields": (
        b"data:test\n data\ndata\nfoobar:xxx\njustsometext\n:yay\ndata:test\n\n",
        [Event(b"test\n\ntest")],
    ),
    "one space is dropped, no tab": (
        b"data:\ttest\rdata: \ndata:test\n\n",
        [Event(b"\ttest\n\ntest")],
    ),
    "all line ends": (b"data:test\r\ndata\ndata:test\r\n\r\n", [Event(b"test\n\ntest")]),
    "a null in data": (b"data:\0\n\n\n\n", [Event(b"\0")]),
    "utf-8": ("data:ok…\n\n".encode(), [Event("ok…".encode())]),
}  # fmt: skip
CASES |= STANDARD
BODIES = pytest.mark.parametrize(("body", "events"), CASES.values(), ids=CASES)


@BODIES
def test_events(body: bytes, events: list[Event]) -> None:
    assert cut(body) == events


@BODIES
def test_events_in_two_chunks(body: bytes, events: list[Event]) -> None:
    for place in range(len(body) if len(body) < 1000 else 0):
        assert cut(body[:place], body[place:]) == events, place


@BODIES
def test_events_byte_by_byte(body: bytes, events: list[Event]) -> None:
    assert cut(*(bytes([byte]) for byte in body)) == events


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_every_two_splits(end: str) -> None:
    body = (
        f"data: a{end}data: b{end}{end}: x{end}event: c{end}data: d{end}{end}".encode()
    )
    for first, second in itertools.combinations(range(len(body) + 1), 2):
        chunks = body[:first], body[first:second], body[second:]
        assert cut(*chunks) == [Event(b"a\nb"), Event(b"d", "c")], chunks


def test_an_event_is_there_once_its_blank_line_is() -> None:
    cutter = EventCutter(inf)
    assert cutter.feed(b"data: a\r") == []
    assert cutter.feed(b"\n") == []
    assert cutter.feed(b"\r") == [Event(b"a")]
    assert cutter.feed(b"\ndata: b\n\n") == [Event(b"b")]


def test_an_event_that_does_not_end() -> None:
    cutter = EventCutter(longest=100)
    assert cutter.feed(b"data: " + b"a" * 94) == []
    with pytest.raises(TooLarge, match="more than 100 bytes"):
        cutter.feed(b"a")
    with pytest.raises(TooLarge, match="more than 100 bytes"):
        EventCutter(longest=100).feed(b"data: a\n\ndata: " + b"a" * 100 + b"\n\n")
    with pytest.raises(TooLarge, match="more than 100 bytes"):
        EventCutter(longest=100).feed(b"data: abc\n" * 30)
    many = b"data: a\n\n" * 1000
    assert len(EventCutter(longest=100).feed(many)) == 1000


def test_comments_do_not_count() -> None:
    cutter = EventCutter(longest=100)
    assert cutter.feed(b": still there\n" * 1000 + b"data: a\n\n") == [Event(b"a")]


@pytest.mark.parametrize("line", [b"", b"\ndata: "], ids=["one line", "many lines"])
def test_a_large_event_in_small_chunks_takes_linear_time(line: bytes) -> None:
    def seconds(chunks: int) -> float:
        cutter, chunk = EventCutter(inf), b"a" * 50 + line
        start = time.process_time()
        cutter.feed(b"data: ")
        for _ in range(chunks):
            cutter.feed(chunk)
        (event,) = cutter.feed(b"\n\n")
        assert len(event.data) >= 50 * chunks
        return time.process_time() - start

    # Quadratic time would take a hundred times as long.
    assert min(seconds(50_000) for _ in range(3)) < 30 * max(0.002, seconds(5_000))
