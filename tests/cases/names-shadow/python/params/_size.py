from __future__ import annotations

from collections.abc import Sequence
from typing import Any as Any_

from typing_extensions import TypedDict

from .. import models


class AnyParam(TypedDict, total=False):
    any: Any_


class SizeParam(TypedDict, total=False):
    Size: models.Size | SizeParam
    size: Sequence[models.Size | SizeParam]
    Any: models.Any | AnyParam
