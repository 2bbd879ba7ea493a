"""Which credentials a call takes."""

from __future__ import annotations

from ..ir import Api, Operation, SecurityScheme


def needed_by(operation: Operation, api: Api) -> list[SecurityScheme]:
    """The credentials that a call takes, if it takes the first that are asked for."""
    security = api.security if operation.security is None else operation.security
    keys = {one.key for one in next(filter(None, security), ())}
    return [scheme for scheme in api.schemes if scheme.keys[0] in keys]
