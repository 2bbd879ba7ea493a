"""Programs written for the Go SDK, run against a real server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from .. import golang
from ..contract.referee import Referee
from ..contract.server import Answer, CutOff, Reset, Server, Silence
from .conftest import PROGRAMS, ROOT
from .reroute import rerouted

KEY = "sk-a-key-that-nobody-may-see"
FOUND = Answer(body=b'{"data": {"total_credits": 100.5, "total_usage": 25.75}}')


def run(
    program: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [program, *arguments],
        env={"OPENROUTER_API_KEY": KEY, "GORACE": "halt_on_error=1", **environment},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert "DATA RACE" not in done.stderr, done.stderr
    assert KEY not in done.stdout + done.stderr
    return done


def credits(
    programs: Path, server: Server, referee: Referee, *arguments: str
) -> dict[str, Any]:
    """What came of asking the scripted server for credits."""
    url = server.origin + referee.base_path
    done = run(programs / "credits", "-url", url, *arguments)
    assert done.returncode == 0, done.stderr
    for request in server.requests:
        referee.judge(request)
        assert request.headers["authorization"] == f"Bearer {KEY}"
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_toolchain_is_new_enough() -> None:
    done = golang.run(["go", "env", "GOVERSION"], ROOT)
    assert re.match(r"go1\.(2[4-9]|[3-9]\d)", done.stdout), done


def test_the_sdk_is_formatted_and_vetted() -> None:
    folder = ROOT / "generated" / "go"
    golang.must_pass(["gofmt", "-l", "."], folder)
    golang.must_pass(["go", "vet", "./..."], folder)


def test_the_runtime_passes_its_own_tests() -> None:
    """With the race detector, where it lies."""
    folder = ROOT / "templates" / "go" / "runtime"
    golang.must_pass(["gofmt", "-l", "."], folder)
    golang.must_pass(["go", "vet", "./..."], folder)
    done = golang.run(["go", "test", *golang.race(), "-count=1", "./..."], folder)
    assert done.returncode == 0, done.stdout + done.stderr


def test_everything_that_programs_rely_on_is_there(programs: Path) -> None:
    """It compiled: each name is there, and its type is what a user takes it for."""
    golang.must_pass(["gofmt", "-l", "everything"], PROGRAMS)
    assert run(programs / "everything").returncode == 0


def test_the_program_of_the_reference_runs_as_it_is(
    programs: Path, referee: Referee, tmp_path: Path
) -> None:
    """It names no server: a proxy leads it to ours, which has the certificate."""
    with rerouted(tmp_path) as (server, environment):
        server.script(FOUND)
        done = run(programs / "surface", **environment)
        assert done.returncode == 0, done.stderr
        (request,) = server.requests
        referee.judge(request)
        assert request.headers["authorization"] == f"Bearer {KEY}"


def test_credits_are_printed(programs: Path, server: Server, referee: Referee) -> None:
    server.script(FOUND)
    found = credits(programs, server, referee)
    assert (found["credits"], found["usage"], found["text"]) == (100.5, 25.75, "")
    assert len(server.requests) == 1


DOCUMENTED = [
    (401, "UnauthorizedResponseError"),
    (403, "ForbiddenResponseError"),
    (500, "InternalServerResponseError"),
]


@pytest.mark.parametrize(("status", "kind"), DOCUMENTED)
def test_a_documented_error(
    programs: Path, server: Server, referee: Referee, status: int, kind: str
) -> None:
    documented = referee.documented("/credits", status)
    headers = {"X-Request-Id": "req-1", "X-Seen": "yes"}
    server.script(Answer(status, documented.body, headers=headers))
    found = credits(programs, server, referee)
    said = json.loads(documented.body)["error"]
    assert (found["kind"], found["status"], found["code"]) == (kind, status, status)
    assert found["message"] == said["message"]
    assert said["message"] in found["text"]
    assert found["body"] == documented.body.decode()
    assert (found["request"], found["header"]) == ("req-1", "yes")


@pytest.mark.parametrize(
    ("status", "kind"), [*DOCUMENTED, (418, "APIError"), (503, "APIError")]
)
@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"<html><h1>Oh no</h1></html>", "text/html"),
        (b"", None),
        (b'{"detail": "nothing like the document"}', "application/json"),
        (b'{"error": ', "application/json"),
    ],
)
def test_an_error_with_another_body(
    programs: Path,
    server: Server,
    referee: Referee,
    status: int,
    kind: str,
    body: bytes,
    content_type: str | None,
) -> None:
    server.script(Answer(status, body, content_type))
    found = credits(programs, server, referee)
    assert (found["kind"], found["status"]) == (kind, status)
    assert found["body"] == body.decode()


@pytest.mark.parametrize(
    "step",
    [Reset(), CutOff(FOUND), CutOff(FOUND, sent=20)],
    ids=["reset", "no body", "cut off"],
)
def test_a_broken_connection(
    programs: Path, server: Server, referee: Referee, step: CutOff | Reset
) -> None:
    server.script(step)
    found = credits(programs, server, referee)
    assert found["text"]
    assert found["credits"] is None
    assert len(server.requests) == 1


def test_a_broken_connection_is_mended(
    programs: Path, server: Server, referee: Referee
) -> None:
    server.script(CutOff(FOUND, sent=20), FOUND)
    assert credits(programs, server, referee, "-retries")["credits"] == 100.5
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "body",
    [b'{"data": {"total_credits": 100.5}}', b"{}", b"null", b"[]", b"not JSON"],
)
def test_an_answer_that_is_not_what_was_promised(
    programs: Path, server: Server, referee: Referee, body: bytes
) -> None:
    server.script(Answer(body=body))
    found = credits(programs, server, referee)
    assert found["credits"] is None
    assert (found["status"], found["body"]) == (200, body.decode())


def test_a_slow_server(programs: Path, server: Server, referee: Referee) -> None:
    server.script(Silence())
    start = time.monotonic()
    found = credits(programs, server, referee, "-timeout", "200ms", "-retries")
    assert found["timed_out"]
    assert time.monotonic() - start < 5


def test_cancellation(programs: Path, server: Server, referee: Referee) -> None:
    server.script(Silence())
    start = time.monotonic()
    found = credits(programs, server, referee, "-cancel", "200ms", "-retries")
    assert found["canceled"]
    assert time.monotonic() - start < 5
    assert len(server.requests) == 1


def test_the_programs_are_those_of_users() -> None:
    """They use nothing that is internal."""
    for program in PROGRAMS.glob("*/main.go"):
        assert "/internal/" not in program.read_text("utf-8")
        assert os.sep not in program.name
