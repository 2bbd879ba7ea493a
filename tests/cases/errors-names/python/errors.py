"""What a call can raise.

All are ExampleError. An answer that is not a success is an APIError, and of the
class of its status; one that the API documents is also of a class named after its
schema.
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
    SDKError as ExampleError,
    StreamError,
    UnprocessableEntityError,
)

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIResponseError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "Error",
    "ErrorResponseError",
    "ExampleError",
    "ExampleResponseError",
    "InternalServerError",
    "InvalidRequestError",
    "NotFoundError",
    "NotFoundResponseError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseError",
    "ResponseTooLargeError",
    "ResponseValidationError",
    "StreamError",
    "UnprocessableEntityError",
    "ValidationError",
]

# Wherever it is shown, the root is called after the SDK.
ExampleError.__name__ = ExampleError.__qualname__ = "ExampleError"


class ValidationError(APIError):
    """The server answered 400, as documented."""

    data: models.ValidationError | None
    body_type = Json(lambda: models.ValidationError)


class NotFoundResponseError(APIError):
    """The server answered 404, as documented."""

    data: models.NotFound | None
    body_type = Json(lambda: models.NotFound)


class APIResponseError(APIError):
    """The server answered 409, as documented."""

    data: models.APIError | None
    body_type = Json(lambda: models.APIError)


class ExampleResponseError(APIError):
    """The server answered 422, as documented."""

    data: models.ExampleError | None
    body_type = Json(lambda: models.ExampleError)


class Error(APIError):
    """The server answered 429, as documented."""

    data: models.Error | None
    body_type = Json(lambda: models.Error)


class ErrorResponseError(APIError):
    """The server answered 500, as documented."""

    data: models.ErrorResponse | None
    body_type = Json(lambda: models.ErrorResponse)
