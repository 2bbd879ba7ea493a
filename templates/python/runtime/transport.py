"""One request over an HTTP client: the head of its answer, or why there is none."""

from __future__ import annotations

import httpx2

from .deadline import Deadline
from .errors import ConfigurationError
from .failure import ERRORS, Failure, failure_of


def send(
    client: httpx2.Client,
    request: httpx2.Request,
    *,
    foreign: bool,
    auth: httpx2.Auth | None,
) -> httpx2.Response | Failure:
    """The head of the answer: its body is to be read, or closed.

    ``auth`` replaces the client's own credentials; neither goes along where the request
    is ``foreign``.
    Raises `ConfigurationError` if the client was closed meanwhile.
    """
    chosen = None if foreign else auth or httpx2.USE_CLIENT_DEFAULT
    try:
        return client.send(request, auth=chosen, follow_redirects=False, stream=True)
    except ERRORS as error:
        return failure_of(error)
    except RuntimeError:
        if not client.is_closed:
            raise
    raise ConfigurationError("the client is closed")


async def send_async(
    client: httpx2.AsyncClient,
    request: httpx2.Request,
    *,
    foreign: bool,
    auth: httpx2.Auth | None,
    deadline: Deadline,
) -> httpx2.Response | Failure:
    """As `send`, in the time that there is."""
    chosen = None if foreign else auth or httpx2.USE_CLIENT_DEFAULT
    try:
        with deadline.cancelling():
            return await client.send(
                request, auth=chosen, follow_redirects=False, stream=True
            )
    except ERRORS as error:
        return failure_of(error)
    except RuntimeError:
        if not client.is_closed:
            raise
    raise ConfigurationError("the client is closed")
