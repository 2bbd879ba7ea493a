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

from .decode import DecodeError, Unfit
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

    __slots__ = ("_forms", "_load", "_operation")

    def __init__(
        self,
        load: Callable[[], type[H_co]],
        forms: Mapping[str, Form] | None = None,
        operation: str | None = None,
    ) -> None:
        """``forms`` are those of headers that are no plain text, by their names.

        ``operation`` is one whose answers are taken leniently.
        """
        self._load = load
        self._forms = forms or {}
        self._operation = operation

    def lenient(self, operation: str) -> TypedHeaders[H_co]:
        """The same for an operation whose answers are taken leniently."""
        return TypedHeaders(self._load, self._forms, operation)

    def __call__(self, response: Response[Any, Any]) -> H_co:
        """Raises `ResponseValidationError` for one that is not what was promised."""
        try:
            try:
                return self._decode(response.headers)
            except DecodeError as error:
                if self._operation is None:
                    raise
                from .lenient import built

                model = built(error, self._operation, response.headers)
                return cast("H_co", model)
        except DecodeError as error:
            problems = error.problems
        raise ResponseValidationError(replace(response, data=None), problems)

    def _decode(self, headers: httpx2.Headers) -> H_co:
        model: Any = self._load()
        names = [info.alias or name for name, info in model.model_fields.items()]
        values: dict[str, object] = {}
        problems: list[Problem] = []
        for name in names:
            if name in headers:
                try:
                    values[name] = self._value(name, headers[name])
                except ValueError as error:
                    values[name] = headers[name]
                    problems.append(Problem((name,), f"Invalid JSON: {error}"))
        found: Any = None
        try:
            found = model.model_validate(values, by_alias=True, by_name=False)
        except ValidationError as error:
            problems += problems_of(error, values)
        if not problems:
            return cast("H_co", found)
        raise DecodeError(*problems, unfit=Unfit(model, values))

    def _value(self, name: str, text: str) -> object:
        """The value of a header, as far as it is no matter of types.

        Raises ValueError for what is no JSON.
        """
        match self._forms.get(name):
            case None:
                return text
            case "json":
                return from_json(text)
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

        model = ClassReference(self._load())
        return _restore, (model, dict(self._forms), self._operation)


def _restore(
    model: type[H], forms: Mapping[str, Form], operation: str | None
) -> TypedHeaders[H]:
    return TypedHeaders(lambda: model, forms, operation)


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
