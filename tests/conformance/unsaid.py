"""Rows that no value of a type of Go says, and why."""

from __future__ import annotations

from collections.abc import Mapping

_NULL = "a list of strings has no null"
_ORDER = "maps have no order: their keys are sorted"

UNSAID: Mapping[str, str] = {
    "Parameters: path, `simple`: null in an array": _NULL,
    "Parameters: path, `label`: null in an array": _NULL,
    "Parameters: path, `matrix`: null in an array": _NULL,
    "Parameters: query, `form`, exploded: null in an array": _NULL,
    "Parameters: header, `simple`: null in an array": _NULL,
    "Parameters: path, `simple`, exploded: array in an object": "the values are `int64`",
    "Parameters: query, `form`: `date-time` without a time zone": "a `time.Time` has one",
    "Parameters: query, `form`: a large integer": "an `int64` has 64 bits",
    "Parameters: query, `form`: required and not given": "the compiler refuses it",
    "Parameters: querystring, a form: spaces and pluses": _ORDER,
    "Parameters: querystring, JSON": _ORDER,
    "Bodies: +json": "a property without a type, `any`, is absent where it is nil",
    "Bodies: several: arguments of both": "each content is a type of its own",
}
