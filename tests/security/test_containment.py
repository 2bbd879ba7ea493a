"""What else is meant for one origin alone: nothing of it is seen by another."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from openrouter._runtime.auth import HTTPDigest
from openrouter._runtime.errors import APIError
from openrouter._runtime.oauth import ClientCredentials
from openrouter._runtime.oauth_scheme import OAuth2

from ..contract.server import Answer
from .calling import GET, POST, SECRET, Caller, api_with, operation
from .network import Network, redirect

OK = Answer(body=b"{}")
API = "http://api.test:{api}"
OTHER = "http://other.test:{port}"
BEARER = api_with("authorization")
PAIR = base64.b64encode(f"user:{SECRET}".encode()).decode()


def bare(network: Network) -> bool:
    """Whether one request came to the other server, and nothing secret in it."""
    (request,) = network.port.requests
    assert "referer" not in request.headers
    return SECRET.encode() not in request.raw and PAIR.encode() not in request.raw


@pytest.mark.parametrize(
    "http",
    [
        {"headers": {"X-Tenant": SECRET}},
        {"cookies": {"session": SECRET}},
        {"auth": ("user", SECRET)},
        {"params": {"token": SECRET}},
    ],
    ids=lambda http: next(iter(http)),
)
def test_what_the_http_client_has_of_its_own_stays(
    caller: Caller, network: Network, http: dict[str, Any]
) -> None:
    network.script((network.api, redirect(network.expand(OTHER))), (network.port, OK))
    with_its_own = caller.http_client(**http)
    client = caller.client(BEARER, network.expand(API), http_client=with_its_own)
    caller.call(client)
    caller.close(with_its_own)
    (first,) = network.api.requests
    assert SECRET.encode() in first.raw or PAIR.encode() in first.raw
    assert bare(network)


@pytest.mark.parametrize(
    ("made_with", "called_with"),
    [
        ({"headers": {"X-Tenant": SECRET}}, {}),
        ({"headers": {"Cookie": f"session={SECRET}"}}, {}),
        ({"headers": {"Proxy-Authorization": SECRET}}, {}),
        ({"headers": {"User-Agent": "mine", "Accept-Language": SECRET}}, {}),
        ({"parameters": {("header", "X-Account"): SECRET}}, {}),
        ({"parameters": {("cookie", "account"): SECRET}}, {}),
        ({}, {"header": {"X-Account": SECRET}}),
        ({}, {"cookie": {"account": SECRET}}),
        ({}, {"query": {"account": SECRET}}),
        ({}, {"options": {"extra_headers": {"X-Once": SECRET}}}),
        ({}, {"options": {"extra_query": {"once": SECRET}}}),
        ({}, {"options": {"idempotency_key": SECRET}}),
    ],
)
def test_what_the_caller_says_stays(
    caller: Caller,
    network: Network,
    made_with: dict[str, Any],
    called_with: dict[str, Any],
) -> None:
    network.script((network.api, redirect(network.expand(OTHER))), (network.port, OK))
    client = caller.client(BEARER, network.expand(API), **made_with)
    caller.call(client, **called_with)
    assert network.api.requests[0].raw.count(SECRET.encode()) == 2  # the bearer, too
    assert bare(network)


@pytest.mark.parametrize("location", ["/login?next=%2Fx%3Fkey%3D{}", "/{}/x", "/x#{}"])
def test_a_key_that_is_said_back_in_another_place(
    caller: Caller, network: Network, location: str
) -> None:
    network.script(
        (network.api, redirect(network.expand(OTHER) + location.format(SECRET))),
        (network.port, OK),
    )
    client = caller.client(api_with("query"), network.expand(API))
    if "#" in location:  # which is never sent
        caller.call(client)
        assert bare(network)
        return
    with pytest.raises(APIError) as caught:
        caller.call(client)
    assert caught.value.status_code == 302
    assert SECRET not in str(caught.value) + repr(caught.value.headers)
    assert network.port.requests == []


@pytest.mark.parametrize("location", ["/x?password={}", "/bot{}/x", "/x?id=%2520{}"])
def test_other_secrets_that_are_said_back(
    caller: Caller, network: Network, location: str
) -> None:
    """What is a secret by its name, or as the document marks it; no credential."""
    network.script(
        (network.api, redirect("/again")),
        (network.api, redirect(network.expand(OTHER) + location.format(SECRET))),
        (network.port, OK),
    )
    client = caller.client(BEARER, network.expand(API), credentials={"credential": "k"})
    with pytest.raises(APIError):
        caller.call(client, query={"password": SECRET})
    assert network.port.requests == []


def test_user_information_of_a_redirect_is_not_used(
    caller: Caller, network: Network
) -> None:
    """It would replace the credential on the same origin, and be one on another."""
    mallory = "mallory:password@"
    network.script(
        (network.api, redirect(network.expand(f"http://{mallory}api.test:{{api}}/y"))),
        (network.api, redirect(network.expand(f"http://{mallory}other.test:{{port}}"))),
        (network.port, OK),
    )
    caller.call(caller.client(BEARER, network.expand(API)))
    assert network.api.requests[1].headers["authorization"] == f"Bearer {SECRET}"
    assert "authorization" not in network.port.requests[0].headers


def test_a_cookie_that_is_set_goes_nowhere(caller: Caller, network: Network) -> None:
    """Not back to who set it, where it would go along with other credentials, either."""
    cookie = {"Set-Cookie": "session=of-the-api; Domain=test; Path=/"}
    network.script(
        (network.api, redirect("/again", headers=cookie)),
        (network.api, redirect(network.expand(OTHER), headers=cookie)),
        (network.port, redirect(network.expand(API), headers=cookie)),
        (network.api, Answer(body=b"{}", headers=cookie)),
        (network.api, OK),
    )
    client = caller.client(BEARER, network.expand(API))
    caller.call(client)
    caller.call(client)
    assert len(network.requests) == 5
    assert [one for one in network.requests if "cookie" in one.headers] == []


def test_a_cookie_jar_of_ones_own_keeps_origins_apart(
    caller: Caller, network: Network
) -> None:
    """The HTTP client that users give keeps cookies: by the rules, and for their hosts."""
    of_api = {"Set-Cookie": "api=1; Path=/"}
    of_other = {"Set-Cookie": "other=1; Domain=api.test; Path=/"}
    network.script(
        (network.api, redirect(network.expand(OTHER), headers=of_api)),
        (network.port, Answer(body=b"{}", headers=of_other)),
        (network.api, OK),
    )
    own = caller.http_client()
    client = caller.client(BEARER, network.expand(API), http_client=own)
    caller.call(client)
    caller.call(client)
    caller.close(own)
    assert "cookie" not in network.port.requests[0].headers
    assert network.api.requests[1].headers["cookie"] == "api=1"


def test_no_request_says_where_it_comes_from(caller: Caller, network: Network) -> None:
    network.script(
        (network.api, redirect("/x")), (network.api, redirect("/y")), (network.api, OK)
    )
    caller.call(caller.client(api_with("query"), network.expand(API)))
    assert len(network.requests) == 3
    assert [one for one in network.requests if "referer" in one.headers] == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_body_goes_to_no_other_origin(
    caller: Caller, network: Network, method: str, status: int
) -> None:
    network.script(
        (network.api, redirect(network.expand(OTHER), status)), (network.port, OK)
    )
    client = caller.client(BEARER, network.expand(API))
    with pytest.raises(APIError) as caught:
        caller.call(
            client,
            operation(method, body="application/json"),
            fields={"client_secret": SECRET},
        )
    assert caught.value.status_code == status
    assert network.port.requests == []


@pytest.mark.parametrize("status", [307, 308])
def test_an_upload_is_sent_again_on_its_origin_alone(
    caller: Caller, network: Network, status: int, tmp_path: Any
) -> None:
    file = tmp_path / "upload"
    file.write_bytes(b"content")
    upload = operation("PUT", body="application/octet-stream")
    network.script(
        (network.api, redirect("/x", status)),
        (network.api, redirect(network.expand(OTHER), status)),
    )
    with pytest.raises(APIError):
        caller.call(caller.client(BEARER, network.expand(API)), upload, body=file)
    assert [request.body for request in network.api.requests] == [b"content"] * 2
    assert network.port.requests == []


def test_what_posts_becomes_no_get_elsewhere(caller: Caller, network: Network) -> None:
    """A page that some GET finds there would pass for the result of the POST."""
    network.script(
        (network.api, redirect(network.expand(OTHER), 303)), (network.port, OK)
    )
    with pytest.raises(APIError):
        caller.call(caller.client(BEARER, network.expand(API)), POST, fields={})
    assert network.port.requests == []


def test_digest_answers_nobody_else(caller: Caller, network: Network) -> None:
    """Nor is the password guessed from answers: there are none."""
    api = BEARER._replace(schemes={"credential": HTTPDigest()})
    challenge = Answer(
        401, headers={"WWW-Authenticate": 'Digest realm="all", nonce="1", qop="auth"'}
    )
    network.script(
        (network.api, challenge),
        (network.api, redirect(network.expand(OTHER))),
        (network.port, challenge),
    )
    client = caller.client(
        api, network.expand(API), credentials={"credential": ("user", SECRET)}
    )
    with pytest.raises(APIError) as caught:
        caller.call(client)
    assert caught.value.status_code == 401
    assert network.api.requests[1].headers["authorization"].startswith("Digest ")
    assert "authorization" not in network.port.requests[0].headers
    assert len(network.port.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_token_endpoint_that_redirects_is_an_error(
    caller: Caller, network: Network, status: int
) -> None:
    """The secret of a program is in the request: in its header, or its body."""
    api = BEARER._replace(
        schemes={"credential": OAuth2({"client_credentials": "/token"})}
    )
    for client_auth in ("basic", "post"):
        network.script(
            (network.api, redirect(network.expand(OTHER), status)), (network.port, OK)
        )
        grant = ClientCredentials("id", SECRET, client_auth=client_auth)
        client = caller.client(
            api, network.expand(API), credentials={"credential": grant}
        )
        with pytest.raises(APIError) as caught:
            caller.call(client)
        assert caught.value.status_code == status
        assert network.port.requests == []


def test_a_token_that_was_fetched_stays(caller: Caller, network: Network) -> None:
    api = BEARER._replace(
        schemes={"credential": OAuth2({"client_credentials": "/token"})}
    )
    token = Answer(body=b'{"access_token": "%s"}' % SECRET.encode())
    network.script(
        (network.api, token),
        (network.api, redirect(network.expand(OTHER))),
        (network.port, OK),
    )
    grant = ClientCredentials("id", "secret")
    caller.call(
        caller.client(api, network.expand(API), credentials={"credential": grant}), GET
    )
    assert network.api.requests[1].headers["authorization"] == f"Bearer {SECRET}"
    assert bare(network)


def test_a_token_that_was_not_sent_is_not_forgotten(
    caller: Caller, network: Network
) -> None:
    """Else whoever a redirect leads to could have one fetched with every call."""
    api = BEARER._replace(
        schemes={"credential": OAuth2({"client_credentials": "/token"})}
    )
    network.script(
        (network.api, Answer(body=b'{"access_token": "token"}')),
        (network.api, redirect(network.expand(OTHER))),
        (network.port, redirect(network.expand(API))),
        (network.api, Answer(401)),
        (network.api, OK),
    )
    grant = ClientCredentials("id", "secret")
    client = caller.client(api, network.expand(API), credentials={"credential": grant})
    with pytest.raises(APIError) as caught:
        caller.call(client)
    assert caught.value.status_code == 401
    caller.call(client)
    assert network.api.requests[-1].headers["authorization"] == "Bearer token"


def test_what_the_api_gets_does_not_go_to_the_token_endpoint(
    caller: Caller, network: Network
) -> None:
    api = BEARER._replace(
        schemes={"credential": OAuth2({"client_credentials": network.expand(OTHER)})}
    )
    token = Answer(body=b'{"access_token": "token"}')
    network.script((network.port, token), (network.api, OK))
    client = caller.client(
        api,
        network.expand(API),
        credentials={"credential": ClientCredentials("id", "client secret")},
        headers={"X-Tenant": SECRET},
        parameters={("header", "X-Account"): SECRET, ("query", "account"): SECRET},
    )
    caller.call(client, cookie={"session": SECRET})
    assert network.api.requests[0].raw.count(SECRET.encode()) == 4
    assert bare(network)
