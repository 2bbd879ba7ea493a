"""The models of the API, by the names of its schemas. Each loads on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .._runtime.models import UnknownVariant as UnknownVariant
    from ._get_credits_response import (
        GetCreditsResponse as GetCreditsResponse,
        GetCreditsResponseData as GetCreditsResponseData,
    )
    from ._unauthorized_response import (
        ForbiddenResponse as ForbiddenResponse,
        ForbiddenResponseErrorData as ForbiddenResponseErrorData,
        InternalServerResponse as InternalServerResponse,
        InternalServerResponseErrorData as InternalServerResponseErrorData,
        UnauthorizedResponse as UnauthorizedResponse,
        UnauthorizedResponseErrorData as UnauthorizedResponseErrorData,
    )

if not TYPE_CHECKING:
    _MODULES = {
        "ForbiddenResponse": "._unauthorized_response",
        "ForbiddenResponseErrorData": "._unauthorized_response",
        "GetCreditsResponse": "._get_credits_response",
        "GetCreditsResponseData": "._get_credits_response",
        "InternalServerResponse": "._unauthorized_response",
        "InternalServerResponseErrorData": "._unauthorized_response",
        "UnauthorizedResponse": "._unauthorized_response",
        "UnauthorizedResponseErrorData": "._unauthorized_response",
        "UnknownVariant": ".._runtime.models",
    }
    __all__ = list(_MODULES)
    __getattr__, __dir__ = lazy(__name__, _MODULES)
