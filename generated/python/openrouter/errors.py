"""What a call can raise.

All are OpenRouterError. An answer that is not a success is an APIError, and of
the class of its status; one that the API documents is also of a class named after
its schema.
"""

from __future__ import annotations

from . import models
from ._runtime.decode import Json
from ._runtime.errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    ConflictError,
    InternalServerError,
    InvalidRequestError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ResponseError,
    ResponseTooLargeError,
    ResponseValidationError,
    SDKError as OpenRouterError,
    StreamError,
    UnprocessableEntityError,
)

__all__ = [
    "APIConnectionError",
    "APIError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "ForbiddenResponseError",
    "InternalServerError",
    "InternalServerResponseError",
    "InvalidRequestError",
    "NotFoundError",
    "OpenRouterError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseError",
    "ResponseTooLargeError",
    "ResponseValidationError",
    "StreamError",
    "UnauthorizedResponseError",
    "UnprocessableEntityError",
]

# Wherever it is shown, the root is called after the SDK.
OpenRouterError.__name__ = OpenRouterError.__qualname__ = "OpenRouterError"


class UnauthorizedResponseError(APIError):
    """The server answered 401, as documented."""

    data: models.UnauthorizedResponse | None
    body_type = Json(lambda: models.UnauthorizedResponse)


class ForbiddenResponseError(APIError):
    """The server answered 403, as documented."""

    data: models.ForbiddenResponse | None
    body_type = Json(lambda: models.ForbiddenResponse)


class InternalServerResponseError(APIError):
    """The server answered 500, as documented."""

    data: models.InternalServerResponse | None
    body_type = Json(lambda: models.InternalServerResponse)
