"""JSON of requests."""

from __future__ import annotations

import datetime
import io
import json
import math
from collections import OrderedDict
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, IntEnum
from ipaddress import IPv4Address
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AnyUrl

from runtime.encode import to_json
from runtime.files import File
from runtime.models import Model, UnknownVariant
from runtime.omit import omit


class Thing(Model):
    when: datetime.datetime | None = None
    part: Any = None


class Level(IntEnum):
    HIGH = 3


class Colour(Enum):
    RED = "red"


@dataclass
class Point:
    x: int


UTC_TIME = datetime.datetime(2026, 11, 22, 10, 30, 1, 500, datetime.UTC)
OFFSET = datetime.timezone(datetime.timedelta(hours=2))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        ([True, 1, 1.5, "ü/\u2028"], '[true,1,1.5,"ü/\u2028"]'),
        ({"a": {"b": ()}}, '{"a":{"b":[]}}'),
        (UTC_TIME, '"2026-11-22T10:30:01.000500Z"'),
        (UTC_TIME.astimezone(OFFSET), '"2026-11-22T12:30:01.000500+02:00"'),
        (datetime.date(2026, 11, 22), '"2026-11-22"'),
        (datetime.time(10, 30), '"10:30:00"'),
        (datetime.timedelta(seconds=90), '"PT1M30S"'),
        (UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
        (Decimal("0.10"), "0.1"),
        (Decimal("0.1234567890123456789"), '"0.1234567890123456789"'),
        (b"\xfb\xff", '"+/8="'),
        ({1}, "[1]"),
        (frozenset({"a"}), '["a"]'),
        (OrderedDict(a=1), '{"a":1}'),
        (MappingProxyType({"a": 1}), '{"a":1}'),
        (Colour.RED, '"red"'),
        (Level.HIGH, "3"),
        (Point(1), '{"x":1}'),
        (AnyUrl("https://x.test/a"), '"https://x.test/a"'),
        (IPv4Address("127.0.0.1"), '"127.0.0.1"'),
        (Thing(), "{}"),
        (Thing(part=None), '{"part":null}'),
        ([Thing(when=UTC_TIME)], '[{"when":"2026-11-22T10:30:01.000500Z"}]'),
        ({"a": UnknownVariant({"b": 1})}, '{"a":{"b":1}}'),
    ],
    ids=repr,
)
def test_values(value: object, text: str) -> None:
    assert to_json(value) == text.encode()


@pytest.mark.parametrize(
    "value",
    [
        math.nan,
        math.inf,
        datetime.datetime(2026, 11, 22),
        Decimal("NaN"),
        Decimal("Infinity"),
        [-math.inf],
        Thing(part=math.nan),
        "\ud800",
        object(),
        {object(): 1},
        {"a": omit},
        {"a": io.BytesIO(b"a file")},
        {"a": File(b"x")},
        print,
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_json_cannot_say(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        to_json(value)


def test_a_datetime_without_a_zone_is_named() -> None:
    with pytest.raises(ValueError, match="2026-11-22 10:30:00 has no time zone"):
        to_json({"since": datetime.datetime(2026, 11, 22, 10, 30)})


def test_a_model_goes_back_as_it_came() -> None:
    text = '{"when":"2026-11-22T10:30:00"}'
    assert to_json(Thing.model_validate_json(text)) == text.encode()


documents = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)


@given(documents)
def test_json_comes_back(document: object) -> None:
    try:
        text = to_json(document)
    except UnicodeEncodeError:
        return
    assert json.loads(text) == document
