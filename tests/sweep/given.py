"""What an operation is called with: values that its part of the document allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from hypothesis import strategies as st

from ..described import Json
from ..manners import Manner
from ..values import Values
from .forms import FORMS, is_file, with_files, without_null
from .operations import Operation, Parameter, is_json
from .validity import Validity


@dataclass(frozen=True, slots=True)
class Given:
    """Values by their names on the wire."""

    parameters: Mapping[tuple[str, str], Json]
    """By location and name."""
    media_type: str | None = None
    """Of the body; None: there is none."""
    body: Json = None
    stream: bool = False
    """Whether an argument that is no part of the request asks for a stream."""


def value_of(
    values: Values, validity: Validity, parameter: Parameter, manner: Manner
) -> st.SearchStrategy[Json]:
    """Values of a parameter that are allowed and have a form in a request."""
    return (
        values.of(parameter.schema, manner)
        .filter(partial(_can_be_written, parameter))
        .filter(partial(validity.allows, parameter.schema))
    )


@st.composite
def given_to(
    draw: st.DrawFn,
    values: Values,
    validity: Validity,
    operation: Operation,
    media_type: str | None,
    manner: Manner,
) -> Given:
    """Arguments for an operation, whose body, if any, is of this media type."""
    parameters = {
        (one.location, one.name): draw(value_of(values, validity, one, manner))
        for one in operation.parameters
        if one.required or draw(_is_there(manner))
    }
    body = operation.body
    if body is None or not (body.required or draw(_is_there(manner))):
        return Given(parameters)
    assert media_type is not None
    value = draw(_body(values, validity, operation, media_type, manner))
    if value == {} and not body.required:
        return Given(parameters)  # no argument is given
    return Given(parameters, media_type, value)


def _is_there(manner: Manner) -> st.SearchStrategy[bool]:
    match manner.optional:
        case "none":
            return st.just(False)
        case "all":
            return st.just(True)
        case "some":
            return st.booleans()


def _body(
    values: Values,
    validity: Validity,
    operation: Operation,
    media_type: str,
    manner: Manner,
) -> st.SearchStrategy[Any]:
    assert operation.body is not None
    schema = operation.body.contents[media_type].get("schema", True)
    allowed = partial(validity.allows, schema)
    if is_json(media_type):
        return values.of(schema, manner).filter(allowed)
    if media_type in FORMS:
        forms = values.of(schema, manner).map(without_null).filter(allowed)
        return forms.map(partial(with_files, values.described, schema))
    if is_file(values.described, schema):
        return st.binary(min_size=1, max_size=9)
    return values.of(schema, manner).filter(bool)


def _can_be_written(parameter: Parameter, value: Json) -> bool:
    """Whether it has a form in a request: null and what is empty have none."""
    if parameter.style == "content":
        return True
    match value:
        case list() | dict() if not value:
            return False
        case list():
            return all(
                _is_text(parameter, one) and "," not in str(one) for one in value
            )
        case dict():
            return all(
                _is_text(parameter, one) for pair in value.items() for one in pair
            )
        case _:
            return _is_text(parameter, value)


def _is_text(parameter: Parameter, value: Json) -> bool:
    match parameter.location, value:
        case _, None | list() | dict():
            return False
        case "path", "" | "." | "..":
            return False
        case "query", "":  # OpenAPI 3.1.1, section 4.8.12.2.1: `allowEmptyValue`
            return False
        case "header", str():  # RFC 9110, section 5.5
            return (
                value.isascii() and value.isprintable() and value == value.strip() != ""
            )
        case _:
            return True
