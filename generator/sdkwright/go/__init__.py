"""The Go target."""

from .package import generate

__all__ = ["generate"]
