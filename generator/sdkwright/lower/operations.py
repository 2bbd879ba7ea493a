"""Path items → operations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .. import extensions
from ..diagnostics import Findings
from ..document import child
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
from .path_items import operation_id, operations_of, report_others
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
        id_ = operation_id(node.value)
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
            id=operation_id(value) or f"{method.lower()} {path}",
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
            idempotency_header=extensions.idempotency_key(value),
        )

    def _shared(self, node: Node, item: Node) -> Iterator[Pointer]:
        """Where the references of an operation lead, whatever came of what is there."""
        written = [
            Node(child(node.pointer, "requestBody"), node.value.get("requestBody"))
        ]
        for owner in (node, item):
            listed = owner.value.get("parameters")
            for index, value in enumerate(listed if isinstance(listed, list) else ()):
                written.append(Node(child(owner.pointer, "parameters", index), value))
        responses = node.value.get("responses")
        for status, value in responses.items() if isinstance(responses, dict) else ():
            written.append(Node(child(node.pointer, "responses", status), value))
        for one in written:
            target = self._schemas.shapes.references.dereference(one)
            if target and target.pointer != one.pointer:
                yield target.pointer

    def _security(self, node: Node) -> Security | None:
        if not isinstance(node.value.get("security"), list):
            return None
        return self._schemes.requirement(
            Node(child(node.pointer, "security"), node.value["security"])
        )

    def _body(self, node: Node) -> Body | None:
        if not isinstance(node.value.get("requestBody"), dict):
            return None
        target = self._schemas.shapes.references.dereference(
            Node(child(node.pointer, "requestBody"), node.value["requestBody"])
        )
        if target is None:
            return None
        contents = self._requests.of(target)
        if not contents:
            return None
        return Body(
            contents[0],
            target.value.get("required") is True,
            target.pointer,
            doc_of(target.value),
            contents[1:],
        )

    def _responses(self, node: Node) -> dict[Status, Node]:
        responses = node.value.get("responses")
        found: dict[Status, Node] = {}
        where = child(node.pointer, "responses")
        for key, value in responses.items() if isinstance(responses, dict) else ():
            if extensions.is_extension(key):
                continue
            status = _status(key)
            if status is None:
                self._findings.add(
                    "invalid-status",
                    child(where, key),
                    "a response is for a status code, a range such as 4XX, or `default`",
                    lost="this response",
                )
            elif target := self._schemas.shapes.references.dereference(
                Node(child(where, key), value)
            ):
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
