"""What is secret by its name: in logs, in the URLs of errors, in the repr of models."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, NoReturn, TypeVar, cast

T = TypeVar("T")

HIDDEN = "[hidden]"
"""What is shown in the place of a secret."""

_SECRET = (
    *("password", "passwd", "pwd", "passphrase", "passcode", "passwordconfirmation"),
    *("secret", "token", "jwt", "sig", "signature", "assertion", "credential"),
    *("credentials", "auth", "authorization", "cookie", "codeverifier", "cvc", "cvv"),
    *("apikey", "accesskey", "accountkey", "authkey", "encryptionkey", "masterkey"),
    *("privatekey", "secretkey", "sessionkey", "sharedkey", "signingkey"),
    *("storagekey", "subscriptionkey"),
)
"""How names end that stand for secrets, in lower case and without what divides words."""
_HARMLESS = (
    *("nexttoken", "previoustoken", "prevtoken", "pagetoken", "paginationtoken"),
    *("continuationtoken", "synctoken"),
)
"""Where an answer goes on is no secret."""
_SHORTEST_TOKEN = 16  # characters


@lru_cache(maxsize=1024)
def is_secret(name: str) -> bool:
    """Whether a name stands for a secret by convention.

    So it is by its end: ``client_secret``, ``X-Api-Key``, ``accessToken``, ``password2``,
    but not ``max_tokens``, ``token_type``, ``secret_name`` or ``next_page_token``.
    """
    word = "".join(filter(str.isalnum, name)).lower().rstrip("0123456789")
    return word.endswith(_SECRET) and not word.endswith(_HARMLESS)


class SecretNames(NamedTuple):
    """The names that stand for secrets to one client."""

    keys: frozenset[str] = frozenset()
    """The query parameters that carry its credentials."""
    marked: frozenset[str] = frozenset()
    """Those of its other credentials, and what the API's description marks as passwords,
    in lower case."""

    def has(self, name: str) -> bool:
        return name in self.keys or name.lower() in self.marked or is_secret(name)

    def hides(self, name: str, value: object) -> bool:
        """Whether a property is a secret: a switch is none, nor that there is no value,
        nor a short ``token``, of which language models write a text."""
        if value is None or isinstance(value, bool):
            return False
        if name == "token" and name not in self.marked and _is_short(value):
            return False
        return self.has(name)


def _is_short(value: object) -> bool:
    if isinstance(value, str):
        return len(value) < _SHORTEST_TOKEN
    return isinstance(value, (int, float))


CONVENTION = SecretNames()


def redacted(value: object, names: SecretNames) -> object:
    """Parsed JSON, without its secrets."""
    match value:
        case dict():
            properties = cast("dict[str, object]", value)
            return {
                name: HIDDEN if names.hides(str(name), one) else redacted(one, names)
                for name, one in properties.items()
            }
        case list():
            return [redacted(one, names) for one in cast("list[object]", value)]
        case _:
            return value


def uncopyable() -> TypeError:
    """What ``__reduce__`` raises of what holds secrets: a pickle would show them."""
    return TypeError("it holds secrets: it cannot be pickled or copied")


class Hidden(dict[str, T]):
    """A dict that shows its keys alone."""

    def __reduce__(self) -> NoReturn:
        raise uncopyable()

    def __repr__(self) -> str:
        return f"<{', '.join(self)}>"
