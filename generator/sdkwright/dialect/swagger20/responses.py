"""Responses (Response Object): their schema, for all media types that are produced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ...document import child
from .parameters import Parameters
from .rewriting import Rewriting, is_file, refill

_JSON = ("application/json",)
_DATA = re.compile("json|xml|yaml")


class Responses:
    """Rewrites responses, in operations and shared."""

    def __init__(
        self, rewriting: Rewriting, parameters: Parameters, produces: Sequence[str]
    ) -> None:
        """`produces` is what the root says, and holds of whatever is shared."""
        self._rewriting = rewriting
        self._parameters = parameters
        self._produces = produces

    def of(
        self, operation: dict[str, Any], pointer: str, produces: Sequence[str]
    ) -> None:
        """Rewrite the responses of an operation; a shared one may have other media types."""
        responses = operation.get("responses")
        for status, written in (
            responses.items() if isinstance(responses, dict) else ()
        ):
            here = child(pointer, "responses", status)
            where, target = self._rewriting.references.follow(written, here)
            if not isinstance(target, dict):
                continue
            if target is written:
                self.one(target, here, produces)
            elif produces != self._produces:
                self._refer(written, target, here)
                self.one(written, here, produces)
            elif not where.startswith("#/paths/"):  # its own operation rewrites that
                self.one(target, where, produces)

    def one(
        self, response: dict[str, Any], pointer: str, produces: Sequence[str]
    ) -> None:
        """Rewrite a response that has these media types.

        Without any they are those of its examples, else it is JSON.
        """
        if "$ref" in response or not self._rewriting.is_first(response):
            return
        self._rewriting.original(response)
        schema = response.pop("schema", None)
        examples = response.pop("examples", None)
        examples = examples if isinstance(examples, dict) else {}
        if schema is not None or examples:
            media_types = produces or list(examples) or _JSON
            if is_file(schema):  # what is said of data is said of the other answers
                media_types = [one for one in produces if not _DATA.search(one)]
                media_types = media_types or ["*/*"]
            file = pointer.partition("#")[0]
            content = self._rewriting.content(schema, media_types, file)
            for media_type, media in content.items():
                if media_type in examples:
                    media["example"] = examples[media_type]
            response["content"] = content
        headers = response.get("headers")
        for name, header in headers.items() if isinstance(headers, dict) else ():
            if isinstance(header, dict):
                self._parameters.one(header, child(pointer, "headers", name))

    def _refer(
        self, written: dict[str, Any], target: dict[str, Any], pointer: str
    ) -> None:
        """Make a response of a reference to one, with the schema of that."""
        file = pointer.partition("#")[0]
        references = self._rewriting.references
        original = self._rewriting.original(target)
        said = {key: one for key, one in original.items() if key != "schema"}
        refill(written, references.copy(said, file))
        if isinstance(schema := original.get("schema"), dict):
            written["schema"] = references.to(schema, file)
