"""Retries: what is said of them, by whom → the policies of an API and its operations.

What the configuration says comes before what the document says, and what is said of one
operation before what is said of all, field by field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, assert_never

from .. import extensions, retry_policies
from ..config import Retries as Configured
from ..config import Retrying
from ..diagnostics import Findings
from ..extensions import RetryDialect
from ..graph import unaliased
from ..http import is_token
from ..ir import (
    IDEMPOTENT,
    USUAL_RETRIES,
    Declaration,
    Operation,
    Parameter,
    Pointer,
    RetryPolicy,
    Scalar,
)
from ..pointers import child
from ..retry_policies import Misunderstood
from ..tables import ConfigProblem
from .nodes import Node

_KEY_NAME = "idempotency-key"
_KEY_LENGTH = 36  # of a UUID (RFC 9562, section 4)
_NOTHING = RetryPolicy()


@dataclass(frozen=True, slots=True)
class Retries:
    """Finds out when requests are sent again, once all types are known."""

    root: Node
    declarations: Mapping[Pointer, Declaration]
    configured: Configured
    findings: Findings

    def of_api(self) -> RetryPolicy:
        """For all operations, as far as none has its own.

        That a request may be sent again which is not idempotent, the document has to say
        of its operation: requests cost money.
        """
        policy = _NOTHING
        for place, said in self._found(self.root):
            if said.statuses or set(said.methods or ()).difference(IDEMPOTENT):
                self._report(
                    place,
                    "what is said of all operations holds for idempotent ones alone",
                    "say it of the operation, or in the configuration: [retries]",
                    "retries of POST and PATCH",
                )
            policy = policy.over(replace(said, methods=None))
        return self.configured.usual.policy.over(policy)

    def of(
        self, pairs: Iterable[tuple[Operation, Node]], policy: RetryPolicy
    ) -> Iterator[tuple[Operation, Node]]:
        """The operations, each with the node it is made from, and now with its retries."""
        for operation, node in pairs:
            configured = self._configured(operation)
            header = self._header(operation, node, configured)
            yield replace(
                operation,
                retries=self._policy(operation, node, configured.policy, policy),
                idempotency_header=header,
                parameters=tuple(_optional(operation.parameters, header)),
            ), node

    def _policy(
        self, operation: Operation, node: Node, first: RetryPolicy, last: RetryPolicy
    ) -> RetryPolicy | None:
        said = _of_operation(self._said(node), operation.method)
        if first == said == _NOTHING:
            return None
        usual = self.configured.usual.policy
        if first.max_retries is None and said.max_retries is not None:
            self._report_count(node, said.max_retries, usual.max_retries)
        first = _of_operation(first, operation.method)
        found = first.over(usual).over(said).over(last)
        return None if found == last else found

    def _configured(self, operation: Operation) -> Retrying:
        named = (self.configured.operations.get(one) for one in operation.ids)
        return next((one for one in named if one), Retrying())

    def _said(self, node: Node) -> RetryPolicy:
        """What stands at one operation, in all words."""
        policy = _NOTHING
        for _, said in self._found(node):
            policy = policy.over(said)
        return policy

    def _found(self, node: Node) -> Iterator[tuple[Pointer, RetryPolicy]]:
        """What is said at one place, each where it stands; what comes first counts."""
        for keyword, dialect, said in extensions.retries(node.members):
            place = child(node.pointer, keyword)
            try:
                found = _read(dialect, said)
            except Misunderstood as problem:
                self.findings.add(
                    "unclear-retries",
                    place,
                    f"this says nothing of retries: {problem}",
                    hint=f"say it by `{extensions.RETRIES}` or in the configuration:"
                    " [retries]",
                    lost="what is meant",
                )
                continue
            for way in retry_policies.unheeded(dialect, Node(place, said).members):
                self._report(
                    child(place, *way),
                    f"`{way[-1]}` is not heeded: retries end by their number",
                    "`client.retries` in the configuration allows more, and `deadline`"
                    " bounds the time of a call",
                    "what it asks for",
                )
            yield place, self._capped(found, place)

    def _capped(self, said: RetryPolicy, place: Pointer) -> RetryPolicy:
        most = USUAL_RETRIES.max_retries or 0
        if said.max_retries is None or said.max_retries <= most:
            return said
        self._report(
            place,
            f"{said.max_retries} retries: a document cannot allow more than {most}",
            "the configuration can: `client.retries`, or [retries] for one operation",
            "the others",
        )
        return replace(said, max_retries=most)

    def _report_count(self, node: Node, said: int, configured: int | None) -> None:
        """Tell where a number for all operations comes before that of one."""
        if configured in (None, said):
            return
        self._report(
            node.pointer,
            f"{configured} retries, as `client.retries` says of all operations",
            "say it in the configuration: [retries.operations]",
            f"the {said} of the document",
        )

    def _report(self, place: Pointer, message: str, hint: str, lost: str) -> None:
        self.findings.add("retries", place, message, hint=hint, lost=lost)

    def _header(
        self, operation: Operation, node: Node, configured: Retrying
    ) -> str | None:
        """The header that holds the idempotency key of a request."""
        described = next(filter(self._holds_key, operation.parameters), None)
        usual = self.configured.usual.idempotency_key
        found = (
            configured.idempotency_key
            or self._named(node)
            or (described and described.wire_name)
            or (None if operation.method in IDEMPOTENT else usual)
        )
        if found is not None and not is_token(found):
            raise ConfigProblem(f"retries: no header can be called {found!r}")
        return found

    def _named(self, node: Node) -> str | None:
        name = extensions.idempotency_key(node.members, self.root.members)
        if name is None or is_token(name):
            return name
        self.findings.add(
            "unclear-retries",
            node.pointer,
            f"no header can be called {name!a}",
            lost="its idempotency key",
        )
        return None

    def _holds_key(self, parameter: Parameter) -> bool:
        """Whether it is an idempotency key by its name, and a UUID fits."""
        name = parameter.wire_name
        is_named = is_token(name) and name.lower().endswith(_KEY_NAME)
        if parameter.location != "header" or not is_named:
            return False
        type_ = unaliased(parameter.type, self.declarations)
        longest = dict(parameter.doc.limits).get("maxLength", _KEY_LENGTH)
        is_text = isinstance(type_, Scalar) and type_.kind == "string"
        return is_text and isinstance(longest, int) and longest >= _KEY_LENGTH


def _read(dialect: RetryDialect, said: Any) -> RetryPolicy:
    if isinstance(said, bool):  # whether there are any
        return RetryPolicy(max_retries=None if said else 0)
    if not isinstance(said, dict):
        raise Misunderstood("an object is needed")
    match dialect:
        case "ours":
            return retry_policies.ours(said)
        case "speakeasy":
            return retry_policies.speakeasy(said)
        case "fern":
            return retry_policies.fern(said)
        case "strategy":
            return retry_policies.strategy(said)
        case _:
            assert_never(dialect)


def _of_operation(said: RetryPolicy, method: str) -> RetryPolicy:
    """What is said of one operation: the statuses are meant for its method, whatever it is."""
    if said.statuses is None or method in IDEMPOTENT:
        return said
    return replace(said, statuses=None, any_method_statuses=said.statuses)


def _optional(
    parameters: Iterable[Parameter], header: str | None
) -> Iterator[Parameter]:
    """The parameters, of which nobody needs to give the key."""
    for one in parameters:
        name = one.wire_name.lower() if one.location == "header" else None
        if header is not None and name == header.lower():
            text = f"{one.doc.text} Made for each call that is given none.".strip()
            yield replace(one, required=False, doc=replace(one.doc, text=text))
        else:
            yield one
