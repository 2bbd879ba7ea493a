"""Operations that take an idempotency key by a header of another name."""

from __future__ import annotations

from ..extensions import IDEMPOTENCY_KEY
from ..ir import Operation
from .evidence import key_of
from .proposal import Proposal

_NAMES = ("xidempotencykey", "idempotencytoken", "xidempotencytoken", "idempotentkey")
_SAFE = ("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "QUERY")


def idempotency_keys(operation: Operation) -> Proposal | None:
    """The header that makes a request safe to repeat.

    `Idempotency-Key` itself is known, and what is safe by its method needs none.
    """
    is_known = operation.idempotency_header is not None
    if is_known or operation.method in _SAFE or not operation.pointer.startswith("#"):
        return None
    for one in operation.parameters:
        if one.location == "header" and key_of(one.wire_name) in _NAMES:
            reason = f"the header `{one.wire_name}` is one by its name"
            return Proposal(
                operation.pointer,
                operation.id,
                (reason,),
                IDEMPOTENCY_KEY,
                one.wire_name,
            )
    return None
