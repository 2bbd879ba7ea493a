"""The Python target."""

from .package import Package, generate

__all__ = ["Package", "generate"]
