"""Which credentials a call takes, and what they are."""

from __future__ import annotations

from ..ir import Api, ApiKey, Bearer, HttpScheme, Operation, SecurityScheme
from ..markdown import code


def needed_by(operation: Operation, api: Api) -> list[SecurityScheme]:
    """The credentials that a call takes, if it takes the first that are asked for."""
    security = api.security if operation.security is None else operation.security
    keys = {one.key for one in next(filter(None, security), ())}
    return [scheme for scheme in api.schemes if scheme.keys[0] in keys]


def said_of_token(kind: Bearer | HttpScheme | ApiKey) -> str:
    """What a credential is that is one text, in every language."""
    match kind:
        case Bearer():
            return "a token"
        case HttpScheme(name):
            return f"what follows {code(name)} in `Authorization`"
        case ApiKey(location, name):
            places = {"query": "query parameter"}
            return f"a key, for the {places.get(location, location)} {code(name)}"
