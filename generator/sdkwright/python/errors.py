"""Documented errors → exception classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..code import Code
from ..ir import Api, Derived, Named, Operation, Status, TypeRef
from ..naming import Scope, identifier, pascal
from .imports import Imports
from .literals import docstring, literal
from .types import Returned, Vocabulary

FIXED = (
    "APIConnectionError",
    "APIError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "InternalServerError",
    "InvalidRequestError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseError",
    "ResponseValidationError",
    "UnprocessableEntityError",
)
"""The classes that every SDK has, from the runtime."""


_BY_STATUS = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}


@dataclass(frozen=True, slots=True)
class ErrorView:
    name: Code
    doc: Code
    data: Code
    """The type of what the body says."""


@dataclass(frozen=True, slots=True)
class ErrorsView:
    root: Code
    """What the root of all errors is called here."""
    quoted_root: Code
    fixed: tuple[Code, ...]
    exported: tuple[Code, ...]
    imports: tuple[Code, ...]
    errors: tuple[ErrorView, ...]
    by_status: tuple[tuple[Code, Code], ...]
    """The status, and the class that it has wherever it has none of its own."""


def class_of_status(status: Status) -> Code:
    """The class of an answer whose body is not documented."""
    if isinstance(status, int):
        default = "InternalServerError" if status >= 500 else "APIError"
        return Code(_BY_STATUS.get(status, default))
    return Code("InternalServerError" if status == "5XX" else "APIError")


def root_name(client: Code) -> Code:
    return Code(f"{client}Error")


def error_names(
    api: Api, names: Mapping[str, Code], client: Code
) -> dict[TypeRef, Code]:
    """The class for each type that documented errors have, whatever their status.

    A schema gives its name, with `Error` at the end; what has no name gets that of its operation.
    """
    scope = Scope((*FIXED, root_name(client)))
    found: dict[TypeRef, Code] = {}
    for operation, status, type_ in _documented(api):
        if type_ in found:
            continue
        name = names.get(type_.pointer) if isinstance(type_, Named) else None
        if isinstance(type_, Named) and isinstance(api.names[type_.pointer], Derived):
            name = Code(name.removesuffix("Response")) if name else None
        base = name or identifier(
            pascal(f"{operation.id} {status}"), (), fallback="Error"
        )
        short = base.removesuffix("Error")
        found[type_] = Code(scope.claim(f"{short}Error", f"{short}ResponseError"))
    return found


def errors_view(
    vocabulary: Vocabulary, errors: Mapping[TypeRef, Code], client: Code
) -> ErrorsView:
    statuses: dict[TypeRef, set[str]] = {type_: set() for type_ in errors}
    for _, status, type_ in _documented(vocabulary.api):
        statuses[type_].add("any other status" if status == "default" else str(status))
    imports = Imports()
    types = Returned(vocabulary, imports)
    views = tuple(
        ErrorView(
            name,
            docstring(
                [
                    f"The server answered {_listed(sorted(statuses[type_]))}, as documented."
                ],
                4,
            ),
            types.annotation(type_),
        )
        for type_, name in errors.items()
    )
    root = root_name(client)
    return ErrorsView(
        root=root,
        quoted_root=literal(root),
        fixed=tuple(Code(name) for name in FIXED),
        exported=tuple(
            literal(name) for name in sorted((*FIXED, root, *errors.values()))
        ),
        imports=imports.lines(),
        errors=views,
        by_status=tuple(
            (literal(status), name)
            for status, name in common_errors(vocabulary.api, errors).items()
        ),
    )


def common_errors(api: Api, errors: Mapping[TypeRef, Code]) -> dict[Status, Code]:
    """The class that most operations document for each status: descriptions need not say it."""
    counts: dict[Status, Counter[Code]] = {}
    for _, status, type_ in _documented(api):
        counts.setdefault(status, Counter())[errors[type_]] += 1
    return {
        status: counts[status].most_common(1)[0][0]
        for status in sorted(counts, key=str)
    }


def _documented(api: Api) -> list[tuple[Operation, Status, TypeRef]]:
    """The errors with a typed body, in the order of the document."""
    return [
        (operation, error.status, error.type)
        for resource in api.resources
        for operation in resource.operations
        for error in operation.errors
        if error.type is not None
    ]


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
