"""JSON values without a schema, and texts by their `format`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, timedelta, timezone

from hypothesis import strategies as st

_ZONES = st.just(UTC) | st.integers(-720, 840).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
_MOMENTS = st.datetimes(timezones=_ZONES).map(lambda moment: moment.isoformat())
BASE64 = st.sampled_from(["", "AA==", "/+8="])
TEXTS = st.text(max_size=4) | st.sampled_from(
    ["0", "-1.5", "1700000000", "true", "null", "2024-01-31", "2024-01-31T10:00:00"]
)
BY_FORMAT: Mapping[str, st.SearchStrategy[str]] = {
    "date-time": _MOMENTS | _MOMENTS.map(lambda text: text.replace("+00:00", "Z")),
    "date": st.dates().map(lambda date: date.isoformat()),
    "time": st.times().map(lambda time: f"{time.isoformat()}Z"),
    "duration": st.sampled_from(["P1Y2M3DT4H5M6S", "P2W", "PT0.5S", "P0D"]),
    "uuid": st.uuids().map(str),
    "byte": BASE64,
    "decimal": st.sampled_from(["0", "-1.50", "12345678901234567890.123456789"]),
}
STRICT_FORMATS: Mapping[str, st.SearchStrategy[str]] = {
    **BY_FORMAT,
    "uri": st.sampled_from(["https://example.com/a?b=c#d", "urn:isbn:0451450523"]),
    "url": st.just("https://example.com/a?b=c#d"),
    "email": st.sampled_from(["a@example.com", "a.b+c@example.org"]),
    "ipv4": st.ip_addresses(v=4).map(str),
    "ipv6": st.ip_addresses(v=6).map(str),
    "hostname": st.sampled_from(["localhost", "a.example.com"]),
}
"""Those that a validator may look at, too."""
WHOLE = st.integers(-(2**63), 2**63 - 1) | st.just(1.0)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-9, 9)
_SCALARS = st.none() | st.booleans() | NUMBERS | TEXTS
ANYTHING = _SCALARS | st.sampled_from([[], {}, [1, "a"], {"a": {"b": [None]}}])
