"""``OAuth2``: the security scheme whose access tokens can be fetched."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from .auth import HTTPScheme, Placed, both
from .errors import ConfigurationError
from .oauth import ClientCredentials, Endpoint, Grant, GrantType, locate


class OAuth2(NamedTuple):
    """Access tokens (RFC 6749), sent as bearer tokens (RFC 6750), which can be fetched."""

    token_urls: Mapping[GrantType, str] = {}
    """Where, by what they are fetched with; maybe relative to the URL of the API."""
    metadata_url: str | None = None
    """What says where, for all else."""
    env: str | None = None
    env_client_id: str | None = None
    env_client_secret: str | None = None

    def from_environment(self) -> str | ClientCredentials | None:
        if token := os.environ.get(self.env or ""):
            return token
        client_id = os.environ.get(self.env_client_id or "")
        client_secret = os.environ.get(self.env_client_secret or "")
        if client_id and client_secret:
            return ClientCredentials(client_id, client_secret)
        return None

    def place(self, argument: str, credential: object) -> Placed:
        return HTTPScheme("Bearer").place(argument, credential)

    def endpoint(self, argument: str, grant: Grant, base_url: str) -> Endpoint:
        """Raises `ConfigurationError` where it is not known, or cannot be asked."""
        url = grant.token_url or self.token_urls.get(grant.grant_type)
        if url is None and self.metadata_url is not None:
            return Endpoint(locate(self.metadata_url, base_url), is_metadata=True)
        if url is None:
            raise ConfigurationError(
                f"{argument}: pass token_url=… to {type(grant).__name__}(): the API does"
                " not say where tokens are"
            )
        return Endpoint(locate(url, base_url), is_metadata=False)

    @property
    def variables(self) -> str | None:
        client = both(self.env_client_id, self.env_client_secret)
        return " or ".join(name for name in (self.env, client) if name) or None
