"""Where credentials go when a server sends a request elsewhere: 320 ways of doing so.

What must happen follows from two sentences. A redirect is followed with everything while
it stays on one origin, which is scheme, host and port. A GET is followed to another one
bare, stays bare from there on, and never from https to http.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from typing import Literal, NamedTuple

import httpx2
import pytest

from openrouter._runtime.errors import APIError

from ..contract.server import Answer, Request
from .calling import SECRET, Caller, Place, api_with
from .network import Network, redirect

OK = Answer(body=b"{}")
Carried = Literal["everything", "nothing"]


class Hop(NamedTuple):
    """A redirect: what its ``Location`` says, who is there, and what may come there."""

    location: str
    server: Literal["api", "port", "tls"]
    host: str
    carried: Carried


class Way(NamedTuple):
    base_url: str
    hops: tuple[Hop, ...]
    """Empty: the redirect to ``refused`` must not be followed."""
    refused: str = ""


HTTP = "http://api.test:{api}"
WAYS = {
    "same origin": Way(
        HTTP, (Hop("http://api.test:{api}/x", "api", "api.test:{api}", "everything"),)
    ),
    "other port": Way(
        HTTP, (Hop("http://api.test:{port}/x", "port", "api.test:{port}", "nothing"),)
    ),
    "other host": Way(
        HTTP, (Hop("http://other.test:{api}/x", "api", "other.test:{api}", "nothing"),)
    ),
    "subdomain": Way(
        HTTP,
        (Hop("http://eu.api.test:{api}/x", "api", "eu.api.test:{api}", "nothing"),),
    ),
    "https to http": Way("https://api.test:{tls}", (), "http://api.test:{api}/x"),
    "there and back": Way(
        HTTP,
        (
            Hop("http://other.test:{port}/x", "port", "other.test:{port}", "nothing"),
            Hop("http://api.test:{api}/y", "api", "api.test:{api}", "nothing"),
        ),
    ),
    "protocol-relative": Way(
        HTTP, (Hop("//other.test:{port}/x", "port", "other.test:{port}", "nothing"),)
    ),
    "user info": Way(  # which looks like the API's own host
        HTTP,
        (
            Hop(
                "http://api.test:{api}@other.test:{port}/x",
                "port",
                "other.test:{port}",
                "nothing",
            ),
        ),
    ),
}
STATUSES = (301, 302, 303, 307, 308)
PLACES: tuple[Place, ...] = ("authorization", "header", "query", "cookie")
PLAIN = {"host", "accept", "accept-encoding", "connection", "user-agent"}
"""The headers of a request that carries nothing."""
LOGGERS = ("openrouter", "httpx2")
"""Below them, httpcore2 writes the headers of answers, and who redirects says keys back."""


def carried(request: Request) -> Carried | Literal["something"]:
    """What came along, by the bytes."""
    if SECRET.encode() in request.raw:
        return "everything"
    return "nothing" if set(request.headers) <= PLAIN else "something"


def locations(way: Way, place: Place) -> Iterator[str]:
    """Servers that redirect often say the query back, and the key with it."""
    echoed = f"?page=2&key={SECRET}" if place == "query" else "?page=2"
    for location in [hop.location for hop in way.hops] or [way.refused]:
        yield location + echoed


def script(network: Network, way: Way, place: Place, status: int) -> None:
    servers = network._asdict()
    asked = [servers["tls" if way.base_url.startswith("https") else "api"]]
    asked += [servers[hop.server] for hop in way.hops]
    answers = [
        redirect(network.expand(location), status) for location in locations(way, place)
    ]
    network.script(*zip(asked, [*answers, OK], strict=False))


def judge(network: Network, way: Way) -> tuple[str | None, bool]:
    """What is wrong, and whether a credential leaked."""
    queues = {name: list(server.requests) for name, server in network._asdict().items()}
    first = queues["tls" if way.base_url.startswith("https") else "api"].pop(0)
    problem = None if carried(first) == "everything" else "the first has no credential"
    for hop in way.hops:
        if not queues[hop.server]:
            return "not followed", False
        request = queues[hop.server].pop(0)
        if request.headers["host"] != network.expand(hop.host):
            problem = f"asked {request.headers['host']}"
        if carried(request) != hop.carried:
            leaked = hop.carried == "nothing"
            return f"{carried(request)} went to {hop.location}", leaked
    rest = [request for queue in queues.values() for request in queue]
    if rest:
        return "followed", any(carried(request) != "nothing" for request in rest)
    return problem, False


def test_no_credential_leaks_by_a_redirect(
    caller: Caller, network: Network, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong: list[str] = []
    leaks = rows = 0
    for place in PLACES:
        clients = {
            base_url: caller.client(api_with(place), network.expand(base_url))
            for base_url in {way.base_url for way in WAYS.values()}
        }
        for (name, way), status in product(WAYS.items(), STATUSES):
            script(network, way, place, status)
            try:
                caller.call(clients[way.base_url])
                problem = None if way.hops else "it is no error"
            except APIError as error:
                is_refused = error.status_code == status and not way.hops
                problem = None if is_refused else str(error)
            found, leaked = judge(network, way)
            rows += 1
            leaks += leaked
            if problem := found or problem:
                wrong.append(f"{status} {name}, {place}: {problem}")
    assert wrong == []
    assert rows == len(WAYS) * len(STATUSES) * len(PLACES) == 160
    assert leaks == 0
    logged = [one.getMessage() for one in caplog.records if one.name in LOGGERS]
    assert len(logged) > rows
    assert [line for line in logged if SECRET in line] == []
    print(f"{caller.kind}: {leaks} leaks of {rows}")


def test_a_leak_would_be_seen(network: Network) -> None:
    """A client that follows by itself gives keys in headers of other names away."""
    leaks = 0
    with httpx2.Client(headers={"X-Api-Key": SECRET}, follow_redirects=True) as client:
        for way, status in product(WAYS.values(), STATUSES):
            script(network, way, "header", status)
            with suppress(httpx2.HTTPError):
                client.get(network.expand(way.base_url))
            leaks += judge(network, way)[1]
    assert leaks == (len(WAYS) - 1) * len(STATUSES)  # all but those that may carry it
