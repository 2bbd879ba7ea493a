from __future__ import annotations

from .._runtime.models import Model


class ValidationError(Model):
    a: str | None = None


class NotFound(Model):
    b: str | None = None


class APIError(Model):
    c: str | None = None


class ExampleError(Model):
    d: str | None = None


class Error(Model):
    e: str | None = None


class ErrorResponse(Model):
    f: str | None = None
