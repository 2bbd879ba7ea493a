"""What a call can raise.

All are ExampleError. An answer that is not a success is an APIError, and of the
class of its status; one that the API documents is also of a class named after its
schema.
"""

from __future__ import annotations

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
    TokenError,
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
    "RateLimitError",
    "ResponseError",
    "ResponseTooLargeError",
    "ResponseValidationError",
    "StreamError",
    "TokenError",
    "UnprocessableEntityError",
]

# Wherever it is shown, the root is called after the SDK.
ExampleError.__name__ = ExampleError.__qualname__ = "ExampleError"
