"""Dialects of OpenAPI → the one that lowering knows.

That is 3.1, with the keywords of 3.2 that say something new. Trees are rewritten in place,
and containers keep their identity where they are moved, so that places stay known.
"""

from __future__ import annotations

from ..diagnostics import Findings
from ..document import Document, child
from . import openapi30, openapi32, swagger20
from .tree import name_tuples

_READ = "versions 2.0 to 3.2 are read"


def normalise(document: Document, findings: Findings) -> None:
    """Rewrite a document in place. What 3.1 cannot say goes to `findings`.

    Raises:
        DocumentProblem: its version is not one that is read.
    """
    keyword = next((key for key in ("openapi", "swagger") if key in document.root), "")
    stated = document.root.get(keyword)
    # Unquoted, 3.1 is a number in YAML; nobody means anything else by it.
    version = str(stated) if isinstance(stated, str | float) else ""
    match ".".join(version.split(".")[:2]):
        case "2.0":
            swagger20.normalise(document, findings)
            openapi30.normalise(document)
        case "3.0":
            openapi30.normalise(document)
        case "3.1":
            pass
        case "3.2":
            openapi32.normalise(document, findings)
        case _:
            raise document.problem(
                "unsupported-version",
                child("#", keyword) if keyword else "#",
                f"OpenAPI {version} is not read" if version else "there is no version",
                hint=f"{_READ}; a document begins with `openapi: 3.1.0`",
            )
    name_tuples(document)
