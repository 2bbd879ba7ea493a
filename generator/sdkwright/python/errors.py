"""Documented errors → exception classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..code import Code
from ..document import split
from ..graph import documented_errors
from ..ir import AnyJson, Api, Derived, ErrorCase, Named, Operation, Pointer, Status
from ..naming import Scope, identifier, pascal
from .credentials import grant_classes
from .imports import Imports
from .literals import docstring, literal
from .types import Returned
from .vocabulary import Vocabulary

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
    "ResponseTooLargeError",
    "ResponseValidationError",
    "StreamError",
    "UnprocessableEntityError",
)
"""The classes that every SDK has, from the runtime."""
_OF_TOKENS = "TokenError"


# From this many on, statuses whose errors are the common ones are listed without classes.
_MANY = 3

_ABOUT = (
    "What a call can raise.\n\nAll are {}. An answer that is not a success is an APIError,"
    " and of the class of its status; one that the API documents is also of a class named"
    " after its schema."
)
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
    doc: Code
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
    """The class of all errors, called after the client: `OpenRouterError`."""
    name = f"{client}Error"
    return Code(f"{client}ClientError" if name in FIXED else name)


@dataclass(frozen=True, slots=True)
class ErrorNames:
    """The classes of documented errors: one for each schema, whatever its statuses."""

    classes: Mapping[Pointer, Code]
    """By the schema, or by the answer where its body has none with a name."""
    common: Mapping[Status, Code]
    """What most operations document for a status, where several do."""

    def of(self, case: ErrorCase) -> Code | None:
        """The class for an answer; None where its body is not typed."""
        return self.classes.get(_key(case)) if case.type else None

    def usual(self, cases: Iterable[ErrorCase]) -> frozenset[Status]:
        """Statuses of an operation whose errors are the common ones, where they are many."""
        named = [(case.status, self.of(case)) for case in cases]
        usual = {
            status for status, name in named if name and self.common.get(status) == name
        }
        return frozenset(usual) if len(usual) >= _MANY else frozenset()


def error_names(api: Api, names: Mapping[Pointer, Code], client: Code) -> ErrorNames:
    """A schema gives its name, with `Error` at its end; what has none that of its operation."""
    scope = Scope((*_fixed(api), root_name(client)))
    classes: dict[Pointer, Code] = {}
    counts: dict[Status, Counter[Code]] = {}
    for operation, case in documented_errors(api):
        key = _key(case)
        if key not in classes:
            base = _base(operation, case, api, names)
            classes[key] = Code(scope.claim(f"{base}Error", f"{base}ResponseError"))
        counts.setdefault(case.status, Counter())[classes[key]] += 1
    statuses = sorted(counts, key=str)
    most = ((status, *counts[status].most_common(1)[0]) for status in statuses)
    common = {status: name for status, name, count in most if count > 1}
    return ErrorNames(classes, common)


def errors_view(vocabulary: Vocabulary, errors: ErrorNames, client: Code) -> ErrorsView:
    cases: dict[Code, list[ErrorCase]] = {}
    for _, case in documented_errors(vocabulary.api):
        if name := errors.of(case):
            cases.setdefault(name, []).append(case)
    imports = Imports()
    types = Returned(vocabulary, imports)
    views = tuple(
        ErrorView(name, _doc(same), types.annotation(same[0].type or AnyJson()))
        for name, same in cases.items()
    )
    operations = vocabulary.api.operations
    listed = frozenset().union(*(errors.usual(one.errors) for one in operations))
    root = root_name(client)
    fixed = _fixed(vocabulary.api)
    exported = sorted((*fixed, root, *cases))
    return ErrorsView(
        doc=docstring([_ABOUT.format(root)], 0),
        root=root,
        quoted_root=literal(root),
        fixed=fixed,
        exported=tuple(map(literal, exported)),
        imports=imports.lines(),
        errors=views,
        by_status=tuple(
            (literal(status), name)
            for status, name in errors.common.items()
            if status in listed
        ),
    )


def _fixed(api: Api) -> tuple[Code, ...]:
    """The classes from the runtime."""
    names = [*FIXED, *[_OF_TOKENS] * bool(grant_classes(api))]
    return tuple(map(Code, sorted(names)))


def _key(case: ErrorCase) -> Pointer:
    return case.type.pointer if isinstance(case.type, Named) else case.pointer


def _base(
    operation: Operation, case: ErrorCase, api: Api, names: Mapping[Pointer, Code]
) -> str:
    if isinstance(case.type, Named) and case.type.pointer in names:
        name = names[case.type.pointer].removesuffix("Error")
        derived = isinstance(api.names[case.type.pointer], Derived)
        return name.removesuffix("Response") if derived else name
    shared = split(case.pointer)[1]
    text = shared[2] if shared[:2] == ["components", "responses"] else ""
    name = pascal(text or f"{operation.id} {case.status}")
    return identifier(name, (), fallback="Error").removesuffix("Error")


def _doc(cases: list[ErrorCase]) -> Code:
    statuses = sorted({str(case.status) for case in cases} - {"default"})
    statuses += ["any other status"] * any(case.status == "default" for case in cases)
    return docstring([f"The server answered {_listed(statuses)}, as documented."], 4)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
