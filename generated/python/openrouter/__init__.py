"""The Python SDK for the OpenRouter API."""

from typing import TYPE_CHECKING

from . import errors, models, params
from ._client import AsyncOpenRouter, OpenRouter
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
    from ._runtime.operation import RequestOptions
    from ._runtime.streamed import AsyncStreamedResponse, StreamedResponse
    from ._runtime.streams import AsyncStream, Stream

__all__ = [
    "AfterResponse",
    "AsyncHooks",
    "AsyncOpenRouter",
    "AsyncStream",
    "AsyncStreamedResponse",
    "BeforeRequest",
    "File",
    "Hooks",
    "Omit",
    "OnError",
    "OnRetry",
    "OpenRouter",
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
        },
    )
