"""Dialects of OpenAPI → the one that lowering knows.

That is 3.1, with the keywords of 3.2 that say something new, and two of older versions
that people write in all of them: `nullable`, and a list of `items`. Trees are rewritten in
place, and containers keep their identity where they are moved, so that places stay known.
"""

from __future__ import annotations

from ..diagnostics import Findings
from ..document import Document, child
from ..trees import objects, places
from . import dynamic, events, openapi30, openapi32, swagger20

_READ = "versions 2.0 to 3.2 are read"


def normalise(document: Document, findings: Findings) -> None:
    """Rewrite a document in place. What 3.1 cannot say goes to `findings`.

    Raises:
        DocumentProblem: its version is not one that is read.
    """
    match document.version:
        case "2.0":
            swagger20.normalise(document, findings)
            openapi30.normalise(document)
        case "3.0":
            openapi30.normalise(document)
        case "3.1":
            _report_nullable(document, findings)
        case "3.2":
            _report_nullable(document, findings)
            openapi32.normalise(document)
        case version:
            keys = (key for key in ("openapi", "swagger") if key in document.root)
            keyword = next(keys, None)
            raise document.problem(
                "unsupported-version",
                child("#", keyword) if keyword else "#",
                f"OpenAPI {version} is not read" if version else "there is no version",
                hint=f"{_READ}; a document begins with `openapi: 3.1.0`",
            )
    _make_references_plain(document, findings)
    events.make_plain(document)


def _report_nullable(document: Document, findings: Findings) -> None:
    """Tell of a word of 3.0 that later versions do not know, and everybody means.

    Lowering reads it in every version. There is one note for all of them: it is the same.
    """
    said = [
        schema
        for root in document.files.values()
        for schema in objects(root)
        if schema.get("nullable") is True
    ]
    if said:
        found = (
            pointer
            for file, data in document.files.items()
            for pointer, value in places(f"{file}#", data)
            if value is said[-1]
        )
        others = f", and {len(said) - 1} times elsewhere" if len(said) > 1 else ""
        findings.add(
            "old-nullable",
            child(next(found), "nullable"),
            f"`nullable` is a word of OpenAPI 3.0{others}: null is allowed there",
            hint="write `null` among the types",
        )


def _make_references_plain(document: Document, findings: Findings) -> None:
    if any(
        keyword in schema
        for root in document.files.values()
        for schema in objects(root)
        for keyword in dynamic.KEYWORDS
    ):
        dynamic.make_plain(document, findings)
