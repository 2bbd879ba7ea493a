from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Required

from typing_extensions import TypedDict

ReplaceItemRequestParam = TypedDict(
    "ReplaceItemRequestParam",
    {
        "id": "Required[str]",
        "body": "str",
        "self": "Required[str]",
        "timeout": "int",
        "extra_body": "Mapping[str, Any]",
        "class": "str",
        "fooBar": "str",
        "foo_bar": "str",
    },
    total=False,
)
