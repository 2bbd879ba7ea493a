from __future__ import annotations

from collections.abc import Sequence
from typing import Required

from typing_extensions import TypedDict

from .._runtime.files import FileInput

PostParam = TypedDict(
    "PostParam",
    {
        "title": "Required[str]",
        "files[0]": "FileInput",
        "pictures": "FileInput | Sequence[FileInput]",
    },
    total=False,
)
