"""`host`, `basePath` and `schemes` (Swagger Object) → `servers`."""

from __future__ import annotations

from typing import Any

from ...diagnostics import Findings
from ...document import child
from .rewriting import texts


class Servers:
    """The servers of a document and of its operations.

    Where no scheme is said it is that by which the document was found, which nobody
    knows of a file: https.
    """

    def __init__(self, root: dict[str, Any], findings: Findings) -> None:
        self._findings = findings
        self._root = root
        host, path = root.pop("host", None), root.pop("basePath", None)
        self._host = host if isinstance(host, str) else ""
        self._path = path.rstrip("/") if isinstance(path, str) else ""
        self._schemes = self._spoken("#", root)

    def of_root(self) -> None:
        if self._host:
            self._root["servers"] = self._servers(self._schemes or ["https"])
        elif self._path:
            self._root["servers"] = [{"url": self._path}]

    def of_operation(self, pointer: str, operation: dict[str, Any]) -> None:
        """Put its own schemes in place of those of the root."""
        schemes = self._spoken(pointer, operation)
        if self._host and schemes and schemes != self._schemes:
            operation["servers"] = self._servers(schemes)

    def _servers(self, schemes: list[str]) -> list[dict[str, Any]]:
        urls = {scheme: f"{scheme}://{self._host}{self._path}" for scheme in schemes}
        if len(urls) == 1:
            return [{"url": url} for url in urls.values()]
        return [{"name": scheme, "url": url} for scheme, url in urls.items()]

    def _spoken(self, pointer: str, owner: dict[str, Any]) -> list[str]:
        """The schemes of an object that are HTTP, https first."""
        schemes = texts(owner.pop("schemes", None))
        for scheme in schemes:
            if scheme not in ("http", "https"):
                self._findings.add(
                    "unsupported-protocol",
                    child(pointer, "schemes"),
                    f"`{scheme}` is not generated",
                    lost="talking to the server this way",
                )
        return [scheme for scheme in ("https", "http") if scheme in schemes]
