from __future__ import annotations

from typing import Required

from typing_extensions import TypedDict


class UploadFileRequestAttributesParam(TypedDict, total=False):
    name: Required[str]
