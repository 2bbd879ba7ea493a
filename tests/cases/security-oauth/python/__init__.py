"""The Python SDK for Example."""

from . import errors, models, params
from ._client import AsyncExample, Example
from ._runtime.files import File
from ._runtime.oauth import ClientCredentials, Password, RefreshToken
from ._runtime.omit import Omit, omit
from ._runtime.response import Response
from ._runtime.retry import RetryPolicy
from ._runtime.streams import AsyncStream, Stream
from ._version import __version__

__all__ = [
    "AsyncExample",
    "AsyncStream",
    "ClientCredentials",
    "Example",
    "File",
    "Omit",
    "Password",
    "RefreshToken",
    "Response",
    "RetryPolicy",
    "Stream",
    "__version__",
    "errors",
    "models",
    "omit",
    "params",
]
