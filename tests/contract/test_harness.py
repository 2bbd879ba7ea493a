"""The harness itself, driven by a request written by hand: it must be able to fail."""

from __future__ import annotations

import httpx2
import pytest
from openapi_core.exceptions import OpenAPIError

from .referee import Referee
from .server import Answer, CutOff, Request, Reset, Server, Silence

HEADERS = {"Authorization": "Bearer a-key"}
CREDITS = Answer(body=b'{"data": {"total_credits": 3.5, "total_usage": 1}}')


def fetch(server: Server, path: str = "/api/v1/credits") -> httpx2.Response:
    with httpx2.Client(trust_env=False, timeout=0.2) as client:
        return client.get(server.origin + path, headers=HEADERS)


def test_records_the_request_byte_for_byte(server: Server) -> None:
    server.script(CREDITS)
    response = fetch(server)
    assert response.content == CREDITS.body
    (request,) = server.requests
    assert request.raw.startswith(b"GET /api/v1/credits HTTP/1.1\r\n")
    assert request.raw.endswith(b"\r\n\r\n")
    assert b"\r\nAuthorization: Bearer a-key\r\n" in request.raw
    assert request.headers["authorization"] == "Bearer a-key"
    assert (request.method, request.target, request.body, request.connection) == (
        "GET",
        "/api/v1/credits",
        b"",
        1,
    )


def test_records_a_body(server: Server) -> None:
    server.script(CREDITS)
    with httpx2.Client(trust_env=False) as client:
        client.post(server.origin + "/api/v1/credits", json={"a": 1})
        client.post(server.origin + "/api/v1/credits", json={"b": 2})
    assert [request.body for request in server.requests] == [b'{"a":1}', b'{"b":2}']
    assert server.connections == 1


def test_steps_follow_the_script_and_the_last_repeats(server: Server) -> None:
    server.script(Answer(503), Answer(200))
    statuses = [fetch(server).status_code for _ in range(3)]
    assert statuses == [503, 200, 200]
    assert [request.connection for request in server.requests] == [1, 2, 3]


def test_faults_reach_the_client(server: Server) -> None:
    server.script(Reset(), CutOff(CREDITS, sent=10), Silence())
    with pytest.raises(httpx2.ReadError):
        fetch(server)
    with pytest.raises(httpx2.RemoteProtocolError, match="received 10 bytes"):
        fetch(server)
    with pytest.raises(httpx2.ReadTimeout):
        fetch(server)


@pytest.mark.parametrize("status", [200, 401, 403, 500])
def test_the_examples_of_the_document_keep_to_it(
    server: Server, referee: Referee, status: int
) -> None:
    answer = referee.documented("/credits", status)
    server.script(answer)
    assert fetch(server).status_code == status
    referee.judge(server.requests[0], answer)


@pytest.mark.parametrize(
    ("target", "headers"),
    [
        ("/api/v1/credits", {}),  # no key
        ("/api/v1/credit", HEADERS),  # no such path
        ("/credits", HEADERS),  # not below the server
    ],
)
def test_the_referee_objects_to_a_wrong_request(
    referee: Referee, target: str, headers: dict[str, str]
) -> None:
    lower = {name.lower(): value for name, value in headers.items()}
    with pytest.raises(OpenAPIError):
        referee.judge(Request(b"", "GET", target, lower, b"", 1))


@pytest.mark.parametrize(
    "answer",
    [
        Answer(body=b'{"data": {"total_credits": 1}}'),
        Answer(body=b"<html>", content_type="text/html"),
        Answer(404, b"{}"),
    ],
)
def test_the_referee_objects_to_a_wrong_answer(
    referee: Referee, answer: Answer
) -> None:
    request = Request(
        b"", "GET", "/api/v1/credits", {"authorization": "Bearer a"}, b"", 1
    )
    referee.judge(request)
    with pytest.raises(OpenAPIError):
        referee.judge(request, answer)
