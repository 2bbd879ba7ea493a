"""openapi-core judges requests against the document: it shares no code with us."""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any
from urllib.parse import parse_qsl

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.exceptions import OpenAPIError
from openapi_core.validation.request.exceptions import (
    InvalidRequestBody,
    MissingRequiredRequestBody,
)
from werkzeug.datastructures import Headers, ImmutableMultiDict

from ..contract.referee import JudgedRequest, framework_path
from ..described import mappings
from .forms import FORMS
from .operations import Operation
from .recorder import Sent

# It warns of what it cannot judge.
logging.getLogger("openapi_core").setLevel(logging.ERROR)


class CannotJudge(Exception):
    """openapi-core fails on this part of the document, whatever was sent."""


class Referee:
    """Judges by one document, which is only read."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = _readable(document)
        self._whole = _openapi(self._document)
        self._parts: dict[str, OpenAPI] = {}

    def objection(self, operation: Operation, sent: Sent) -> str | None:
        """Why the document forbids this request; None: it does not.

        Raises `CannotJudge`.
        """
        try:
            with warnings.catch_warnings():
                # Of schemes of security that it cannot judge.
                warnings.simplefilter("ignore", UserWarning)
                self._judging(operation).validate_request(_judged(sent))
        except (InvalidRequestBody, MissingRequiredRequestBody) as error:
            # It knows no files, no parts of two types, no objects in forms and no form
            # of nothing; Werkzeug reads them.
            is_form = (sent.header("content-type") or "").startswith(FORMS)
            return None if is_form else "\n".join(_reasons(error))
        except OpenAPIError as error:
            return "\n".join(_reasons(error))
        except TypeError as error:  # such as for a part of a form with two types
            raise CannotJudge from error
        return None

    def _judging(self, operation: Operation) -> OpenAPI:
        """The whole document but for path keys that openapi-core takes for others."""
        path = operation.path.partition("#")[0].partition("?")[0]
        if path == operation.path:
            return self._whole
        if operation.path not in self._parts:
            item = self._document["paths"][operation.path]
            part = {**self._document, "paths": {path: item}}
            self._parts[operation.path] = _openapi(part)
        return self._parts[operation.path]


def _openapi(document: dict[str, Any]) -> OpenAPI:
    config = Config(
        spec_validator_cls=None,  # whether it is valid is a question of its own
        extra_media_type_deserializers={
            "application/json-patch+json": json.loads,
            "application/sdp": bytes.decode,
        },
    )
    return OpenAPI.from_dict(document, config=config)


def _readable(document: Mapping[str, Any]) -> dict[str, Any]:
    """A copy that openapi-core can judge by, and that forbids the same requests.

    * No parameter is null on the wire, and it fails where one has two types.
    * `discriminator` never changes what is valid (OpenAPI 3.1.1, section 4.8.25), and
      it refuses all values where a tag is not the name of a schema.
    """
    found = deepcopy(dict(document))
    for content in mappings(found):
        if isinstance(content.get("discriminator"), dict):
            del content["discriminator"]
        if {"in", "name", "schema"} <= content.keys():
            types = content["schema"].get("type")
            if isinstance(types, list) and len({*types} - {"null"}) == 1:
                (content["schema"]["type"],) = {*types} - {"null"}
    return found


def _judged(sent: Sent) -> JudgedRequest:
    path, _, query = sent.target.partition("?")
    return JudgedRequest(
        sent.origin,
        framework_path(path),
        sent.method.lower(),
        sent.header("content-type") or "",
        sent.body or None,
        RequestParameters(
            query=ImmutableMultiDict(parse_qsl(query, keep_blank_values=True)),
            header=Headers(list(sent.headers)),
        ),
    )


def _reasons(error: BaseException) -> Iterator[str]:
    """The exception, what caused it, and what it says of the places in the body."""
    cause: BaseException | None = error
    while cause is not None:
        yield f"{type(cause).__name__}: {cause}"[:300]
        for one in getattr(cause, "schema_errors", ()):
            yield f"at /{'/'.join(map(str, one.path))}: {one.message}"[:300]
        cause = cause.__cause__
