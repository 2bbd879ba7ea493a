"""The Python SDK for the OpenRouter API."""

from . import errors, models, params
from ._client import AsyncOpenRouter, OpenRouter
from ._runtime.files import File
from ._runtime.omit import Omit, omit
from ._runtime.response import Response
from ._runtime.retry import RetryPolicy
from ._runtime.streams import AsyncStream, Stream
from ._version import __version__

__all__ = [
    "AsyncOpenRouter",
    "AsyncStream",
    "File",
    "Omit",
    "OpenRouter",
    "Response",
    "RetryPolicy",
    "Stream",
    "__version__",
    "errors",
    "models",
    "omit",
    "params",
]
