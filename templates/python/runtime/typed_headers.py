"""Response headers that the API describes, as values with types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    Literal,
    ParamSpec,
    TypeAlias,
    cast,
    overload,
)

import httpx2
from pydantic_core import ValidationError, from_json
from typing_extensions import TypeVar

from .decode import DecodeError
from .errors import ResponseValidationError
from .problem import Problem, problems_of
from .response import Response

if TYPE_CHECKING:
    from .method import method
    from .operation import Operation
    from .paged import PagedMethod

H = TypeVar("H")
Item = TypeVar("Item")
P = ParamSpec("P")
T = TypeVar("T")
H_co = TypeVar("H_co", covariant=True)

Form: TypeAlias = Literal["array", "object", "exploded", "json"]
"""How a value is written that is no plain text: ``a,b`` or ``k,v,k,v`` or ``k=v,k=v``
(OpenAPI 3.1, style ``simple``), or as JSON."""


class TypedHeaders(Generic[H_co]):
    """What reads them; the model is looked up on first use."""

    __slots__ = ("_forms", "_load")

    def __init__(
        self, load: Callable[[], type[H_co]], forms: Mapping[str, Form] | None = None
    ) -> None:
        """``forms`` are those of headers that are no plain text, by their names."""
        self._load = load
        self._forms = forms or {}

    def __call__(self, response: Response[Any, Any]) -> H_co:
        """Raises `ResponseValidationError` for one that is not what was promised."""
        try:
            return self._decode(response.headers)
        except DecodeError as error:
            problems = error.problems
        raise ResponseValidationError(replace(response, data=None), problems)

    def _decode(self, headers: httpx2.Headers) -> H_co:
        model: Any = self._load()
        names = [info.alias or name for name, info in model.model_fields.items()]
        values = {
            name: self._value(name, headers[name]) for name in names if name in headers
        }
        try:
            found = model.model_validate(values, by_alias=True, by_name=False)
        except ValidationError as error:
            problems = problems_of(error, values)
        else:
            return cast("H_co", found)
        raise DecodeError(*problems)

    def _value(self, name: str, text: str) -> object:
        """The value of a header, as far as it is no matter of types."""
        match self._forms.get(name):
            case None:
                return text
            case "json":
                return _json(name, text)
            case "array":
                return _items(text)
            case "object":
                items = _items(text)
                return dict(zip(items[::2], items[1::2], strict=False))
            case "exploded":
                pairs = (item.partition("=") for item in _items(text))
                return {name: value for name, _, value in pairs}

    def __reduce__(self) -> tuple[Any, ...]:
        from .models import ClassReference

        return _restore, (ClassReference(self._load()), dict(self._forms))


def _restore(model: type[H], forms: Mapping[str, Form]) -> TypedHeaders[H]:
    return TypedHeaders(lambda: model, forms)


def _json(name: str, text: str) -> object:
    try:
        return from_json(text)
    except ValueError as error:
        problem = Problem((name,), f"Invalid JSON: {error}")
    raise DecodeError(problem)


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(",")] if text.strip() else []


class with_headers(Generic[H]):
    """Decorates a method: type checkers shall know the headers of its operation."""

    def __init__(self, _operation: Operation[Any, H]) -> None:
        pass

    @overload
    def __call__(self, of: PagedMethod[P, T, Item]) -> PagedMethod[P, T, Item, H]: ...
    @overload
    def __call__(self, of: method[P, T]) -> method[P, T, H]: ...
    def __call__(self, of: Any) -> Any:
        return of
