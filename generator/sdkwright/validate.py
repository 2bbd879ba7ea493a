"""Asking others whether a document is what OpenAPI says.

`structure` is quick and runs before every generation; `full` takes seconds on a large
document and is what `sdkwright validate` does besides.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema_rs
from jsonschema_rs import ValidationError
from jsonschema_rs import ValidationErrorKind as Kind

from . import meta_schema
from .diagnostics import Findings
from .document import Document, UnresolvedReference, child
from .extensions import is_extension

# More than this and the document is of another kind; the rest would only be scrolled.
_MOST = 100
# Whatever stands below these says nothing of how an API is called.
_PROSE = ("example", "examples", "externalDocs", "contact", "license", "xml")
_TEXTS = ("description", "summary", "title")
_LONGEST = 300  # characters of a message, which may hold half the document


def structure(document: Document, findings: Findings) -> None:
    """Hold a document against the meta-schema of its version.

    An object where a text belongs, or the like, is an error: whoever reads on would
    have to guess. All else is a warning.
    """
    warnings = 0
    for error in _faults(document):
        if _is_wrong_shape(error):
            findings.add("wrong-shape", child("#", *error.instance_path), error.message)
            continue
        warnings += 1
        if warnings <= _MOST:
            findings.add("structure", child("#", *error.instance_path), error.message)
    if warnings > _MOST:
        more = f"and {warnings - _MOST} more complaints of this kind"
        findings.add("structure", "#", more, hint="`sdkwright validate` tells them all")


def full(document: Document, findings: Findings) -> None:
    """Hold a document against everything that OpenAPI says of documents: errors.

    That is the meta-schema, every reference, and what openapi-spec-validator finds
    beyond. Only files that the document has read already are looked into.

    Raises:
        DocumentProblem: it says no version of OpenAPI, or one that nobody knows.
    """
    if (version := document.version) not in meta_schema.VERSIONS:
        said = f"OpenAPI {version} is not known" if version else "there is no version"
        hint = "a document begins with `openapi: 3.1.0` or the like"
        raise document.problem("unsupported-version", "#", said, hint=hint)
    for error in _faults(document):
        findings.add("validation", child("#", *error.instance_path), error.message)
    _references(document, findings)
    # Imported here, since it takes longer than many a whole generation.
    from jsonschema_path import SchemaPath
    from openapi_spec_validator.shortcuts import get_validator_cls
    from referencing.exceptions import Unresolvable

    # The root is known by this address, which no file can have.
    address, readers = "file:///", _Readers(document)
    try:
        validator = get_validator_cls(document.root)
        path = SchemaPath.from_dict(document.root, base_uri=address, handlers=readers)
        # Its own use of the meta-schema is left out, and what that has told.
        errors = validator(path).root_validator(path)
        told = {finding.pointer for finding in findings}
        for error in islice(errors, _MOST):
            pointer = _place(document, list(error.absolute_path), error.instance)
            if pointer not in told:
                findings.add("validation", pointer, error.message[:_LONGEST])
    except Exception as error:
        # It stops in many ways at faults that are found already.
        if not len(findings):
            # Those that it cannot follow were followed above.
            rule = "not-validated" if isinstance(error, Unresolvable) else "validation"
            message = f"openapi-spec-validator stopped: {type(error).__name__}: {error}"
            lost = "what it would say besides"
            findings.add(rule, "#", message[:_LONGEST], lost=lost)


class _Readers(Mapping[str, Callable[[str], Any]]):
    """How the URIs of a scheme are read: all of them from what was read already.

    There is one for every scheme, since openapi-spec-validator fetches the others.
    """

    def __init__(self, document: Document) -> None:
        self._document = document

    def __getitem__(self, scheme: str) -> Callable[[str], Any]:
        return self._file if scheme == "file" else self._uri

    def __contains__(self, scheme: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def _file(self, uri: str) -> Any:
        return self._document.files[unquote(urlsplit(uri).path).removeprefix("/")]

    def _uri(self, uri: str) -> Any:
        return self._document.resolve(uri, "#").value


def _references(document: Document, findings: Findings) -> None:
    """Follow every reference in every file."""
    for name, data in document.files.items():
        waiting: list[tuple[str, Any, bool]] = [(f"{name}#", data, False)]
        while waiting:
            pointer, value, example = waiting.pop()
            if isinstance(value, list):
                items = enumerate(value)
                waiting += ((child(pointer, at), item, example) for at, item in items)
            if not isinstance(value, dict):
                continue
            waiting += (
                (child(pointer, key), item, example or key in ("example", "examples"))
                for key, item in value.items()
            )
            if isinstance(ref := value.get("$ref"), str):
                try:
                    document.resolve(ref, pointer)
                except UnresolvedReference as problem:
                    rule = "example-reference" if example else "unresolved-reference"
                    place = child(pointer, "$ref")
                    findings.add(rule, place, problem.message, hint=problem.hint)


def _place(document: Document, path: list[str | int], instance: Any) -> str:
    """The pointer of an error whose path may begin at any schema.

    It is the first place in the document from which the path leads to the instance; with
    no path, only the instance itself will do.
    """
    waiting: deque[tuple[str, Any]] = deque([("#", document.root)])
    while waiting:
        pointer, value = waiting.popleft()
        if _leads(value, path, instance):
            return child(pointer, *path)
        items = value.items() if isinstance(value, dict) else enumerate(value)
        waiting += (
            (child(pointer, key), item)
            for key, item in items
            if isinstance(item, dict | list)
        )
    return "#"


def _leads(value: Any, path: list[str | int], instance: Any) -> bool:
    for token in path:
        try:
            value = value[token]
        except (KeyError, IndexError, TypeError):
            return False
    return value is instance or bool(path and value == instance)


def _faults(document: Document) -> Iterator[ValidationError]:
    """What the meta-schema objects to."""
    schema = meta_schema.of(document.version)
    if schema is not None:
        validator = jsonschema_rs.validator_for(schema, mask="this")
        yield from _plain(validator.iter_errors(document.root))


def _is_wrong_shape(error: ValidationError) -> bool:
    """Whether containers are concerned, and more than a key without a value or prose."""
    if not isinstance(error.kind, Kind.Type) or error.instance is None:
        return False
    path = ["", *map(str, error.instance_path)]
    if any(token in _PROSE or is_extension(token) for token in path):
        return False
    if path[-1] in _TEXTS and path[-2:-1] != ["properties"]:
        return False
    if path[-1] == "items" and isinstance(error.instance, list):
        return False  # a tuple of older drafts, which is read
    wanted = {"object", "array"} & set(error.kind.types)
    return bool(wanted) or isinstance(error.instance, dict | list)


def _plain(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """The errors that say something, each reduced to what is wrong innermost."""
    found = list(errors)
    failing = Counter(
        tuple(error.instance_path[:length])
        for error in found
        for length in range(len(error.instance_path) + 1)
    )
    for error in found:
        # Where anything fails, everything counts as unevaluated: that says nothing.
        noise = isinstance(error.kind, Kind.UnevaluatedProperties)
        if not (noise and failing[tuple(error.instance_path)] > 1):
            yield _innermost(error)


def _innermost(error: ValidationError) -> ValidationError:
    """What fails in the alternative that was meant, if every alternative fails."""
    match error.kind:
        case Kind.OneOfNotValid(context) | Kind.AnyOf(context):
            # Nobody who meant a reference leaves out `$ref`.
            meant = [branch for branch in context if not _wants_reference(branch)]
            branch = max(meant or context, key=_depth, default=[])
            return _innermost(branch[0]) if branch else error
        case _:
            return error


def _wants_reference(branch: list[ValidationError]) -> bool:
    return any(
        isinstance(error.kind, Kind.Required) and error.kind.property == "$ref"
        for error in branch
    )


def _depth(branch: list[ValidationError]) -> int:
    return max((len(error.instance_path) for error in branch), default=0)
