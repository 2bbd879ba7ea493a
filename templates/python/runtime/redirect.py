"""Where a redirect leads, and what may go there (RFC 9110 section 15.4)."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

import httpx2

from .base_url import can_be_asked
from .request import Outgoing
from .secret_url import SecretURL, distinctive, without_params

_HARMLESS_HEADERS = frozenset({"accept", "user-agent"})
_BODY_HEADERS = frozenset({"content-type", "content-length", "content-encoding"})


def follow(
    sent: Outgoing, response: httpx2.Response, secret_query: frozenset[str]
) -> Outgoing | None:
    """The request to send next; None: the answer is final.

    303 turns every method but HEAD into GET, and 301 and 302 turn POST into GET, as in
    the Fetch standard (section 4.4); everything else keeps its method and body.
    On the same origin all headers go along. To another origin only GET and HEAD are
    followed (what was POSTed is not: a page that some GET finds would pass for its
    result), without headers that could be a credential, cookies or keys in the query,
    and once there, nothing secret is added again. From https to http none is followed.
    """
    url = _target(sent, response)
    if url is None or (sent.url.scheme == "https" and url.scheme == "http"):
        return None
    method = _method(sent.method, response.status_code)
    keeps_body = method == sent.method
    if keeps_body and not sent.repeatable:
        return None
    headers = sent.headers if keeps_body else _without_body(sent.headers)
    following = sent._replace(
        method=method,
        url=url,
        headers=headers,
        content=sent.content if keeps_body else None,
    )
    if url.origin == sent.url.origin:
        return following
    if sent.method not in ("GET", "HEAD"):
        return None
    url = without_params(url, secret_query)
    if _says_back(url, sent.url):
        return None
    return following._replace(
        url=url,
        headers={k: v for k, v in headers.items() if k.lower() in _HARMLESS_HEADERS},
        content=None,
        cookie="",
        foreign=True,
    )


def _target(sent: Outgoing, response: httpx2.Response) -> httpx2.URL | None:
    location = response.headers.get("location")
    if response.status_code not in (301, 302, 303, 307, 308) or not location:
        return None
    try:
        url = sent.url.join(location).copy_with(userinfo=b"", fragment=None)
    except (httpx2.InvalidURL, ValueError):
        return None
    return url if can_be_asked(url) else None


def _method(method: str, status: int) -> str:
    if status == 303 and method != "HEAD":
        return "GET"
    if status in (301, 302) and method == "POST":
        return "GET"
    return method


def _without_body(headers: Mapping[str, str]) -> Mapping[str, str]:
    return {k: v for k, v in headers.items() if k.lower() not in _BODY_HEADERS}


def _says_back(url: httpx2.URL, asked: httpx2.URL) -> bool:
    """Whether a URL holds a secret of the one that was asked, as in ``?next=/x?key=…``."""
    secrets = asked.secrets if isinstance(asked, SecretURL) else ()
    text = unquote(unquote(str(url)))
    return any(one in text for one in distinctive(secrets))
