"""Sentences by which the specification leaves a form open."""

from __future__ import annotations

from ..row import LeftOpen

NESTED = LeftOpen(
    "OpenAPI 3.2, Appendix C",
    "RFC6570 does not specify behavior for compound values beyond the single level"
    " addressed by `explode`. The result of using objects or arrays where no behavior is"
    " clearly specified for them is implementation-defined.",
)
NOT_IN_TABLE = LeftOpen(
    "OpenAPI 3.2, Style Examples",
    "The behavior of combinations marked _n/a_ is undefined.",
)
DEEP = LeftOpen(
    "OpenAPI 3.2, Style Values",
    "The representation of array or object properties is not defined.",
)
CONVERSION = LeftOpen(
    "OpenAPI 3.2, Appendix B",
    "Implementations of RFC6570 often have their own conventions for converting non-string"
    " values, but these are implementation-specific and not defined by the RFC itself.",
)
COOKIE_EXPLODED = LeftOpen(
    "OpenAPI 3.2, Appendix D",
    'the default value of `explode: true` for `style: "form"` with non-primitive values'
    " uses the wrong delimiter for cookies (`&` instead of `;` followed by a single space)"
    " to set multiple cookie values.",
)
COOKIE_COMMAS = LeftOpen(
    "OpenAPI 3.2, Parameter Object",
    'The Cookie header prohibits unencoded commas […], therefore `"explode": false` is'
    ' invalid with `"in": "cookie"`.',
)
DELIMITERS = LeftOpen(
    "OpenAPI 3.2, Appendix E",
    "This requires users to pre-encode the character(s) in some other way in parameter"
    " names and values to distinguish them from the delimiter usage when using one of"
    " these styles.",
)
RESERVED = LeftOpen(
    "OpenAPI 3.2, Parameter Object",
    "Applications are still responsible for percent-encoding reserved characters that are"
    " not allowed by the rules of the `in` destination or media type.",
)
