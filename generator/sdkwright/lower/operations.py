"""Path items → operations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .. import extensions
from ..diagnostics import Findings
from ..ir import (
    Body,
    ErrorCase,
    Operation,
    Parameter,
    Pointer,
    Security,
    Server,
    Status,
)
from .auth import Schemes
from .docs import doc_of
from .ignored import is_ignored
from .links import links_of
from .method_names import MethodNames
from .nodes import Node
from .parameters import Parameters
from .path_items import operations_of, report_others
from .path_templates import sent_of
from .request_content import RequestContents
from .resources import groups_of
from .response_content import ResponseContents
from .response_headers import ResponseHeaders
from .schemas import Schemas
from .selection import Selection
from .servers import servers_of_operation

_STATUS = re.compile("[1-5]([0-9][0-9]|XX)")


class Operations:
    """Lowers the operations of a document."""

    def __init__(
        self,
        schemas: Schemas,
        schemes: Schemes,
        names: MethodNames,
        selection: Selection,
        servers: tuple[Server, ...],
        findings: Findings,
    ) -> None:
        """`servers` are those of the API."""
        self._schemas = schemas
        self._schemes = schemes
        self._names = names
        self._selection = selection
        self._servers = servers
        self._findings = findings
        self._requests = RequestContents(schemas, findings)
        self._answers = ResponseContents(schemas, findings)
        self._headers = ResponseHeaders(schemas, findings)
        self._parameters = Parameters(schemas, findings)

    def of(self, path: str, item: Node) -> Iterator[tuple[Operation, Node]]:
        """The operations of one path item that are selected, each with the node it is made from."""
        found = list(operations_of(item, self._schemas.shapes))
        chosen = [pair for pair in found if self._has(path, *pair)]
        if found and not chosen:
            return
        report_others(item, self._findings)
        if not chosen or is_ignored(*item, self._findings):
            return
        common = self._parameters.of(item)
        for method, node in chosen:
            if not is_ignored(*node, self._findings):
                yield self._operation(path, method, item, node, common), node

    def _has(self, path: str, method: str, node: Node) -> bool:
        id_ = node.text("operationId")
        return self._selection.has(groups_of(path, node), id_, method, path)

    def _operation(
        self,
        path: str,
        method: str,
        item: Node,
        node: Node,
        common: dict[tuple[str, str], Parameter],
    ) -> Operation:
        value = node.value
        responses = self._responses(node)
        success, stream, successes = self._answers.success(method, responses)
        parameters = {**common, **self._parameters.of(node)}
        sent = sent_of(path, parameters)
        return Operation(
            id=node.text("operationId") or f"{method.lower()} {path}",
            name=self._names.of(method, path, node, groups_of(path, node)[0]),
            method=method,
            path=path,
            sent=sent,
            pointer=node.pointer,
            doc=doc_of(value),
            parameters=self._parameters.in_path_order(sent, node, parameters),
            body=self._body(node),
            success=success,
            headers=self._headers.of(
                [responses[one] for one in responses if one in successes]
            ),
            stream=stream,
            errors=tuple(self._errors(responses, successes)),
            security=self._security(node),
            shared=tuple(self._shared(node, item)),
            servers=tuple(
                servers_of_operation(node, item, self._servers, self._findings)
            ),
            links=tuple(links_of(responses, self._schemas.shapes.references)),
        )

    def _shared(self, node: Node, item: Node) -> Iterator[Pointer]:
        """Where the references of an operation lead, whatever came of what is there."""
        written = (
            node.get("requestBody"),
            *node.elements("parameters"),
            *item.elements("parameters"),
            *(response for _, response in node.entries("responses")),
        )
        for one in written:
            target = self._schemas.shapes.references.dereference(one)
            if target and target.pointer != one.pointer:
                yield target.pointer

    def _security(self, node: Node) -> Security | None:
        says_some = isinstance(node.value.get("security"), list)
        return self._schemes.required_by(node) if says_some else None

    def _body(self, node: Node) -> Body | None:
        body = node.get("requestBody")
        target = self._schemas.shapes.references.dereference(body)
        contents = self._requests.of(target) if target else ()
        if target is None or not contents:
            return None
        return Body(
            contents[0],
            target.value.get("required") is True,
            target.pointer,
            doc_of(target.value),
            contents[1:],
        )

    def _responses(self, node: Node) -> dict[Status, Node]:
        found: dict[Status, Node] = {}
        for key, response in node.entries("responses"):
            if extensions.is_extension(key):
                continue
            status = _status(key)
            if status is None:
                self._findings.add(
                    "invalid-status",
                    response.pointer,
                    "a response is for a status code, a range such as 4XX, or `default`",
                    lost="this response",
                )
            elif target := self._schemas.shapes.references.dereference(response):
                found[status] = target
        return found

    def _errors(
        self, responses: Mapping[Status, Node], successes: frozenset[Status]
    ) -> Iterator[ErrorCase]:
        for status, response in responses.items():
            if status in successes:
                continue
            if str(status)[0] == "1":
                self._findings.add(
                    "interim-response",
                    response.pointer,
                    "what comes before the answer is not handed out",
                    lost="this answer",
                )
                continue
            media_type, type_ = self._answers.error(response)
            yield ErrorCase(
                status, type_, media_type, response.pointer, doc_of(response.value)
            )


def _status(key: str) -> Status | None:
    """The key of a response: a code, a range in upper case, or `default`."""
    if key == "default":
        return key
    if not _STATUS.fullmatch(key.upper()):
        return None
    return int(key) if key.isdigit() else key.upper()
