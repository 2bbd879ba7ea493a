from __future__ import annotations

from .._runtime.models import Model


class GetCreditsResponseData(Model):
    """Both sums, in US dollars."""

    total_credits: float
    """Everything the account has bought so far."""
    total_usage: float
    """Everything the account has used so far."""


class GetCreditsResponse(Model):
    """The credits of one account."""

    data: GetCreditsResponseData
    """Both sums, in US dollars."""
