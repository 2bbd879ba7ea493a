"""sdkwright reads an OpenAPI document and writes a client SDK for it."""

__version__ = "0.1.0"
