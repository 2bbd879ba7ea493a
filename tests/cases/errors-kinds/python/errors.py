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
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "ExampleError",
    "FaultError",
    "GetA409Error",
    "GetA418Error",
    "InternalServerError",
    "InvalidRequestError",
    "NotFoundError",
    "PermissionDeniedError",
    "ProblemError",
    "RateLimitError",
    "ResponseError",
    "ResponseTooLargeError",
    "ResponseValidationError",
    "StreamError",
    "UnprocessableEntityError",
]

# Wherever it is shown, the root is called after the SDK.
ExampleError.__name__ = ExampleError.__qualname__ = "ExampleError"


class GetA409Error(APIError):
    """The server answered 409, as documented."""

    data: models.GetA409Response | None
    body_type = Json(lambda: models.GetA409Response)


class GetA418Error(APIError):
    """The server answered 418, as documented."""

    data: list[str] | None
    body_type = Json(lambda: list[str])


class ProblemError(APIError):
    """The server answered 4XX, as documented."""

    data: models.Problem | None
    body_type = Json(lambda: models.Problem)


class FaultError(APIError):
    """The server answered any other status, as documented."""

    data: models.Fault | None
    body_type = Json(lambda: models.Fault)
