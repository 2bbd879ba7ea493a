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
    "TraceError",
    "UnprocessableEntityError",
]

# Wherever it is shown, the root is called after the SDK.
ExampleError.__name__ = ExampleError.__qualname__ = "ExampleError"


class ProblemError(APIError):
    """The server answered 400, 404 or 422, as documented."""

    data: models.Problem | None
    body_type = Json(lambda: models.Problem)


class TraceError(APIError):
    """The server answered 410, as documented."""

    data: models.Trace | None
    body_type = Json(lambda: models.Trace)


_BY_STATUS: dict[int | str, type[APIError]] = {
    400: ProblemError,
    404: ProblemError,
    422: ProblemError,
}


def documented(*statuses: int | str) -> dict[int | str, type[APIError]]:
    """What these statuses raise, where an operation documents them like most others."""
    return {status: _BY_STATUS[status] for status in statuses}
