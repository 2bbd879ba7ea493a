"""The Python SDK for Example."""

from typing import TYPE_CHECKING

from . import errors, models, params
from ._client import AsyncExample, Example
from ._runtime.lazy import lazy
from ._runtime.omit import Omit, omit
from ._runtime.response import Response
from ._runtime.retry import RetryPolicy
from ._version import __version__

if TYPE_CHECKING:
    from ._runtime.files import File
    from ._runtime.hooks import (
        AfterResponse,
        AsyncHooks,
        BeforeRequest,
        Hooks,
        OnError,
        OnRetry,
    )
    from ._runtime.limits import ResponseLimits
    from ._runtime.oauth import ClientCredentials, Password, RefreshToken
    from ._runtime.operation import RequestOptions
    from ._runtime.streamed import AsyncStreamedResponse, StreamedResponse
    from ._runtime.streams import AsyncStream, Stream

__all__ = [
    "AfterResponse",
    "AsyncExample",
    "AsyncHooks",
    "AsyncStream",
    "AsyncStreamedResponse",
    "BeforeRequest",
    "ClientCredentials",
    "Example",
    "File",
    "Hooks",
    "Omit",
    "OnError",
    "OnRetry",
    "Password",
    "RefreshToken",
    "RequestOptions",
    "Response",
    "ResponseLimits",
    "RetryPolicy",
    "Stream",
    "StreamedResponse",
    "__version__",
    "errors",
    "models",
    "omit",
    "params",
]

if not TYPE_CHECKING:
    __getattr__, _ = lazy(
        __name__,
        {
            "AfterResponse": "._runtime.hooks",
            "AsyncHooks": "._runtime.hooks",
            "AsyncStream": "._runtime.streams",
            "AsyncStreamedResponse": "._runtime.streamed",
            "BeforeRequest": "._runtime.hooks",
            "File": "._runtime.files",
            "Hooks": "._runtime.hooks",
            "OnError": "._runtime.hooks",
            "OnRetry": "._runtime.hooks",
            "RequestOptions": "._runtime.operation",
            "ResponseLimits": "._runtime.limits",
            "Stream": "._runtime.streams",
            "StreamedResponse": "._runtime.streamed",
            "ClientCredentials": "._runtime.oauth",
            "Password": "._runtime.oauth",
            "RefreshToken": "._runtime.oauth",
        },
    )
