"""What a call writes to the log of the package, and what it keeps to itself."""

from __future__ import annotations

import logging
import subprocess
import sys
from time import process_time
from typing import Any

import httpx2
import pytest

from runtime.decode import Bytes
from runtime.errors import APIConnectionError, APIError
from runtime.operation import Json, Operation

from .conftest import TEMPLATES
from .harness import API, GET, KEY, POST, Sdk, ok, status

SECRET = "hunter2-hunter2"
FORM: Operation[Any] = Operation(
    "send_form",
    "POST",
    "/form",
    returns=Json(lambda: Any),
    body="application/x-www-form-urlencoded",
)
RAW: Operation[Any] = Operation(
    "send_file",
    "POST",
    "/file",
    returns=Json(lambda: Any),
    body="application/octet-stream",
)


@pytest.fixture(autouse=True)
def debug(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "runtime")


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [one.getMessage() for one in caplog.records if one.name == "runtime"]


def json_answer(document: Any, **headers: str) -> httpx2.Response:
    return httpx2.Response(200, json=document, headers=headers)


def test_a_call(sdk: Sdk, caplog: pytest.LogCaptureFixture) -> None:
    sdk.serve(json_answer({"id": 1}, **{"X-Request-Id": "r-1"}))
    sdk.call(POST, query={"page": 1}, fields={"name": "x"})
    request, response = lines(caplog)
    assert request.startswith(
        "request: POST https://api.test/v1/things?page=1 (post, attempt 1) headers: {"
    )
    assert '"authorization": "[hidden]"' in request
    assert '"accept": "application/json"' in request
    assert request.endswith('body: {"name": "x"}')
    assert response.startswith(
        "response: POST https://api.test/v1/things?page=1: 200 after 0.000 s (request id:"
        ' r-1) headers: {"'
    )
    assert response.endswith('body: {"id": 1}')


def test_retries(sdk: Sdk, caplog: pytest.LogCaptureFixture) -> None:
    sdk.serve(status(503), httpx2.ConnectError("refused"), ok())
    sdk.call()
    found = [line.partition(" headers: ")[0] for line in lines(caplog)]
    url = "https://api.test/v1/things"
    assert found == [
        f"request: GET {url} (get, attempt 1)",
        f"response: GET {url}: 503 after 0.000 s (request id: none)",
        f"retry 1 in 0.25 s: GET {url}: 503",
        f"request: GET {url} (get, attempt 2)",
        f"failure: GET {url}: could not connect: refused after 0.000 s",
        f"retry 2 in 0.50 s: GET {url}: connect",
        f"request: GET {url} (get, attempt 3)",
        f"response: GET {url}: 200 after 0.000 s (request id: none)",
    ]


@pytest.mark.parametrize("level", [logging.INFO, logging.WARNING])
def test_nothing_else(sdk: Sdk, caplog: pytest.LogCaptureFixture, level: int) -> None:
    caplog.set_level(level, "runtime")
    sdk.serve(status(503))
    with pytest.raises(APIError):
        sdk.call()
    assert lines(caplog) == []


def test_who_does_not_look_loads_nothing() -> None:
    program = (
        "import sys, logging, runtime.client, runtime.delivery;"
        "assert 'runtime.logs' not in sys.modules;"
        "assert not logging.getLogger().handlers;"
        "assert not logging.getLogger('runtime').handlers"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=TEMPLATES)


BODIES: list[tuple[Any, dict[str, Any], str]] = [
    (
        POST,
        {"fields": {"user": "ann", "password": SECRET}},
        '{"user": "ann", "password": "[hidden]"}',
    ),
    (
        POST,
        {"body": [{"deep": {"client_secret": SECRET, "max_tokens": 5}}]},
        '[{"deep": {"client_secret": "[hidden]", "max_tokens": 5}}]',
    ),
    (
        POST,
        {"fields": {"credentials": {"a": SECRET}, "pin": 1234567890, "token": None}},
        '{"credentials": "[hidden]", "pin": "[hidden]", "token": null}',
    ),
    (
        POST,
        {
            "fields": {
                "needs_password": True,
                "note": f"again {SECRET}",
                "secret": SECRET,
            }
        },
        '{"needs_password": true, "note": "again [hidden]", "secret": "[hidden]"}',
    ),
    (
        POST,
        {"fields": {"note": f"the key is {KEY}", "line": "a\nb"}},
        r'{"note": "the key is [hidden]", "line": "a\nb"}',
    ),
    (
        POST,
        {"fields": {"a": 'x"y\\ö-long/', "b": ['x"y\\ö-long/'], "pin": 'x"y\\ö-long/'}},
        '{"a": "[hidden]", "b": ["[hidden]"], "pin": "[hidden]"}',
    ),
    (POST, {"body": SECRET}, "17 bytes of application/json"),
    (
        FORM,
        {"fields": {"user": "ann", "password": SECRET, "PIN": SECRET}},
        "user=ann&password=[hidden]&PIN=[hidden]",
    ),
    (RAW, {"body": SECRET.encode()}, "15 bytes of application/octet-stream"),
    (RAW, {"body": [SECRET.encode()]}, "15 bytes of application/octet-stream"),
    (GET, {}, "none"),
]


@pytest.mark.parametrize(("operation", "arguments", "shown"), BODIES)
def test_bodies_that_are_sent(
    sdk: Sdk,
    caplog: pytest.LogCaptureFixture,
    operation: Operation[Any],
    arguments: dict[str, Any],
    shown: str,
) -> None:
    api = API._replace(secrets=frozenset({"pin"}))
    sdk.serve(ok(), api=api)
    sdk.call(operation, **arguments)
    assert lines(caplog)[0].partition(" body: ")[2] == shown
    assert SECRET not in caplog.text


def test_an_iterator_is_not_read(sdk: Sdk, caplog: pytest.LogCaptureFixture) -> None:
    async def chunks() -> Any:
        yield b"a"

    sdk.serve(ok())
    sdk.call(RAW, body=iter([b"a"]) if sdk.kind == "sync" else chunks())
    assert lines(caplog)[0].endswith("body: some bytes of application/octet-stream")


ANSWERS: list[tuple[httpx2.Response, str]] = [
    (json_answer({"access_token": SECRET}), '{"access_token": "[hidden]"}'),
    (json_answer({"seen": f"Bearer {KEY}"}), '{"seen": "[hidden]"}'),
    (
        json_answer({"next": "/x?token=1&page=2"}),
        '{"next": "/x?token=[hidden]&page=2"}',
    ),
    (json_answer(SECRET), "17 bytes of application/json"),
    (json_answer({"long": "a" * 5000}), f'{{"long": "{"a" * 1990}…'),
    (
        json_answer({"long": "a" * 70_000, "password": SECRET}),
        "70040 bytes of application/json",
    ),
    (
        httpx2.Response(200, content=b"{" * 9, headers={"Content-Type": "text/json"}),
        "9 bytes of text/json",
    ),
    (
        httpx2.Response(
            200,
            content=b'{"a":' * 20_000,
            headers={"Content-Type": "application/json"},
        ),
        "100000 bytes of application/json",
    ),
    (
        httpx2.Response(
            200,
            content=b"[" * 30_000 + b"]" * 30_000,
            headers={"Content-Type": "application/json"},
        ),
        "60000 bytes of application/json",
    ),
    (httpx2.Response(200, content=b"x\ny"), "3 bytes of no type"),
    (httpx2.Response(200, text=SECRET), "15 bytes of text/plain"),
]


@pytest.mark.parametrize(("answer", "shown"), ANSWERS)
def test_bodies_of_answers(
    sdk: Sdk, caplog: pytest.LogCaptureFixture, answer: httpx2.Response, shown: str
) -> None:
    sdk.serve(answer)
    bytes_: Operation[Any] = Operation("get", "GET", "/things", returns=Bytes())
    assert sdk.call(bytes_) == answer.content
    assert lines(caplog)[1].partition(" body: ")[2] == shown
    assert SECRET not in caplog.text
    assert KEY not in caplog.text


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("Set-Cookie", f"session={SECRET}", "[hidden]"),
        ("X-Auth-Token", SECRET, "[hidden]"),
        ("X-Pin", SECRET, "[hidden]"),
        ("X-Seen", KEY, "[hidden]"),
        ("X-Tokens-Left", "7", "7"),
        (
            "Location",
            f"/x?sig={SECRET}&page=2",
            "/x?sig=[hidden]&page=2",
        ),
        (
            "Link",
            "<https://x/?a%5Btoken%5D=1>; rel=next",
            "<https://x/?a%5Btoken%5D=[hidden]>; rel=next",
        ),
        ("X-Lines", "a\x1bb", r"a\u001bb"),
    ],
)
def test_headers_of_answers(
    sdk: Sdk, caplog: pytest.LogCaptureFixture, name: str, value: str, shown: str
) -> None:
    api = API._replace(secrets=frozenset({"x-pin"}))
    sdk.serve(ok(**{name: value}), api=api)
    sdk.call()
    assert f'"{name.lower()}": "{shown}"' in lines(caplog)[1]
    assert SECRET not in caplog.text


def test_what_is_read_by_somebody_else_is_not_shown(
    sdk: Sdk, caplog: pytest.LogCaptureFixture
) -> None:
    client = sdk.serve(json_answer({"id": 1}))

    async def open_async() -> None:
        async with client.request.streamed("GET", "/things"):  # type: ignore[union-attr]  # of an async client
            pass

    if sdk.kind == "sync":
        with client.request.streamed("GET", "/things"):  # type: ignore[union-attr]  # of a sync client
            pass
    else:
        sdk.settle(open_async())
    assert lines(caplog)[1].endswith("body: not read yet")


def test_a_server_cannot_write_lines(
    sdk: Sdk, caplog: pytest.LogCaptureFixture
) -> None:
    sdk.serve(httpx2.RemoteProtocolError("x\nCRITICAL all is lost"))
    with pytest.raises(APIConnectionError):
        sdk.call(retries=0)
    assert all("\n" not in line for line in lines(caplog))


def test_a_long_word_costs_no_long_time(
    sdk: Sdk, caplog: pytest.LogCaptureFixture
) -> None:
    """As a picture in base64 is one; it took 25 seconds."""
    sdk.serve(json_answer({"picture": "A" * 60_000}))
    begun = process_time()
    sdk.call(GET)
    assert process_time() - begun < 2.0
    assert '"picture": "AAA' in caplog.text
