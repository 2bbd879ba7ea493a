"""What the pages say of retries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..code import Code
from ..ir import ALWAYS_RETRIED, RETRIED, USUAL_RETRIES, Api, together


@dataclass(frozen=True, slots=True)
class RetriesSection:
    times: Code
    """How often a call is tried again."""
    any_method_statuses: Code
    """After which every request is, …"""
    statuses: Code
    """… and those that may be repeated."""
    connection_errors: bool
    differ: bool
    """Whether some operation has a policy of its own."""
    makes_keys: bool
    """Whether some call makes an idempotency key."""


def retries_section(api: Api) -> RetriesSection:
    policy = api.retries.over(USUAL_RETRIES)
    return RetriesSection(
        times=Code(_TIMES.get(policy.max_retries or 0, f"{policy.max_retries} times")),
        any_method_statuses=_listed(ALWAYS_RETRIED, policy.any_method_statuses),
        statuses=_listed(RETRIED, policy.statuses),
        connection_errors=policy.connection_errors is True,
        differ=any(one.retries is not None for one in api.operations),
        makes_keys=any(one.idempotency_header for one in api.operations),
    )


_TIMES = {1: "once", 2: "twice"}


def _listed(usual: Iterable[int | str], more: Iterable[int | str] | None) -> Code:
    return Code(", ".join(map(str, together(usual, more or ()))))
