from __future__ import annotations

from typing import Any

from .._runtime.models import Model


class UnauthorizedResponseErrorData(Model):
    """Why nobody could be recognised."""

    code: int
    """The HTTP status, once more."""
    message: str
    """An explanation for people."""
    metadata: dict[str, Any] | None = None
    """Whatever else helps to understand the failure."""


class UnauthorizedResponse(Model):
    """What the service says when it does not know who is asking."""

    error: UnauthorizedResponseErrorData
    openrouter_metadata: dict[str, Any] | None = None
    """How the request was routed, where that is known."""
    user_id: str | None = None
    """The user that the request was counted for."""


class ForbiddenResponseErrorData(Model):
    """Why the key was not enough."""

    code: int
    """The HTTP status, once more."""
    message: str
    """An explanation for people."""
    metadata: dict[str, Any] | None = None
    """Whatever else helps to understand the failure."""


class ForbiddenResponse(Model):
    """What the service says when the key may not do this."""

    error: ForbiddenResponseErrorData
    openrouter_metadata: dict[str, Any] | None = None
    """How the request was routed, where that is known."""
    user_id: str | None = None
    """The user that the request was counted for."""


class InternalServerResponseErrorData(Model):
    """What went wrong inside the service."""

    code: int
    """The HTTP status, once more."""
    message: str
    """An explanation for people."""
    metadata: dict[str, Any] | None = None
    """Whatever else helps to understand the failure."""


class InternalServerResponse(Model):
    """What the service says when it failed."""

    error: InternalServerResponseErrorData
    openrouter_metadata: dict[str, Any] | None = None
    """How the request was routed, where that is known."""
    user_id: str | None = None
    """The user that the request was counted for."""
