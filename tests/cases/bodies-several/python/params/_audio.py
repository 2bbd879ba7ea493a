from __future__ import annotations

from typing import Required

from typing_extensions import TypedDict


class AudioParam(TypedDict, total=False):
    data: Required[str]
