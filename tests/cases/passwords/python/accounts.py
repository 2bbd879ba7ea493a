"""accounts: Operations on accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions

_OPEN_ACCOUNT = Operation(
    "openAccount",
    "POST",
    "/accounts/{pin}",
    returns=Json(lambda: models.Account),
    body="application/x-www-form-urlencoded",
)


class Accounts(Resource):
    """Operations on accounts."""

    @method
    def open_account(
        self,
        pin: str,
        *,
        name: str,
        pass_phrases: Sequence[str],
        x_answer: models.Answer | Omit = omit,
        plain: str | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> models.Account:
        """POST /accounts/{pin}.

        Args:
            pin: Format: password.
        """
        return self._call(
            _OPEN_ACCOUNT,
            options,
            path={"pin": pin},
            fields={"name": name, "passPhrases": pass_phrases},
            header={"X-Answer": x_answer},
            query={"plain": plain},
        )


class AsyncAccounts(AsyncResource):
    """`Accounts`, with methods to be awaited."""

    open_account = async_method(Accounts.open_account)
