"""No value changes more of a request than its own place, as a server reads the bytes.

`make values` draws 100,000; `make test` 2,000. What is drawn is always
the same. The server parses requests itself, and shares no code with the client.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_to_bytes

import httpx2
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from openrouter._runtime.client import SyncClient
from openrouter._runtime.errors import ConfigurationError
from openrouter._runtime.operation import Operation
from openrouter._runtime.parameters import Location, Style, StyleName
from openrouter._runtime.server_variables import Variable
from openrouter._runtime.servers import Server

from .calling import api_with
from .hostile import LATER, TEXTS
from .raw import RawServer, cookies_of, pairs_of
from .wire import POST, Wire, assert_the_rest_stands, sendable

COUNT = int(os.environ.get("SDKWRIGHT_VALUES", "2000"))
MULTIPART = POST._replace(body="multipart/form-data")
DISPOSITION = b'\r\nContent-Disposition: form-data; name="%b"'


def styled(location: Location, name: str, style: Style) -> Operation[Any]:
    return POST._replace(styles={(location, name): style})


def drawing(share: int) -> settings:
    """Settings for so many hundredths of all values."""
    return settings(
        max_examples=COUNT * share // 100,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    with RawServer() as server, httpx2.Client(trust_env=False) as http_client:
        api = api_with("authorization")
        client = SyncClient(
            api,
            credentials={"credential": "key"},
            base_url=f"http://{server.authority}/v1",
            headers=None,
            http_client=http_client,
        )
        yield Wire(server, client, http_client)


@drawing(20)
@given(TEXTS)
def test_a_path_value_stays_in_its_segment(wire: Wire, value: str) -> None:
    seen = wire.post(path={"first": value})
    assert (seen is None) == (value in ("", ".", "..") or not sendable(value))
    if seen:
        assert_the_rest_stands(wire, seen, "path")
        assert unquote_to_bytes(seen.path[2]) == value.encode()


PATH_STYLES: list[StyleName] = ["simple", "label", "matrix"]


@drawing(10)
@given(st.sampled_from(PATH_STYLES), st.booleans(), st.booleans(), LATER)
def test_so_it_does_in_every_style(
    wire: Wire, style: StyleName, explode: bool, reserved: bool, value: object
) -> None:
    """``allowReserved`` leaves what is encoded, and what ends no segment."""
    operation = styled("path", "first", Style(style, explode, reserved))
    seen = wire.post(operation, path={"first": value})
    if seen:
        assert_the_rest_stands(wire, seen, "path")


@drawing(10)
@given(TEXTS)
def test_a_query_value_stays_in_its_parameter(wire: Wire, value: str) -> None:
    seen = wire.post(query={"value": value})
    assert (seen is None) == (not sendable(value))
    if seen:
        assert_the_rest_stands(wire, seen, "query")
        assert seen.query == [(b"q", b"in query"), (b"value", value.encode())]


@drawing(5)
@given(st.booleans(), LATER)
def test_names_of_a_deep_object_stay_in_their_parameter(
    wire: Wire, reserved: bool, value: object
) -> None:
    style = Style("deepObject", explode=True, allow_reserved=reserved)
    operation = styled("query", "deep", style)
    seen = wire.post(operation, query={"deep": value})
    if seen:
        assert_the_rest_stands(wire, seen, "query")
        assert seen.query[0] == (b"q", b"in query")
        assert {re.split(rb"\[", name)[0] for name, _ in seen.query[1:]} <= {b"deep"}


@drawing(5)
@given(TEXTS, TEXTS)
def test_a_name_of_an_extra_query_stays_a_name(
    wire: Wire, name: str, value: str
) -> None:
    assume(name != "q")  # an extra comes before an argument
    seen = wire.post(options={"extra_query": {name: value}})
    assert (seen is None) == (not sendable(name + value))
    if seen:
        assert_the_rest_stands(wire, seen, "query")
        added = (name.encode(), value.encode())
        assert seen.query == [(b"q", b"in query"), added]


@drawing(5)
@given(st.booleans(), st.dictionaries(TEXTS, TEXTS, max_size=3))
def test_names_of_a_free_map_stay_names(
    wire: Wire, reserved: bool, value: dict[str, str]
) -> None:
    """Each is a parameter then; it adds to what stands there, and replaces nothing."""
    style = Style("form", explode=True, allow_reserved=reserved)
    seen = wire.post(styled("query", "free", style), query={"free": value})
    assert (seen is None) == (not all(map(sendable, [*value, *value.values()])))
    if seen:
        assert_the_rest_stands(wire, seen, "query")
        assert seen.query[0] == (b"q", b"in query")
        assert [name.decode() for name, _ in seen.query[1:]] == [*value]


@drawing(15)
@given(st.sampled_from(["header", "extra_headers"]), TEXTS)
def test_a_header_value_stays_in_its_header(wire: Wire, by: str, value: str) -> None:
    given_by = (
        {"options": {by: {"X-V": value}}} if by != "header" else {by: {"X-V": value}}
    )
    seen = wire.post(**given_by)
    is_fit = re.fullmatch(r"([!-~]([ -~\t]*[!-~])?)?", value)
    assert (seen is None) == (not is_fit)
    if seen:
        assert_the_rest_stands(wire, seen, "headers")
        assert (b"x-v", value.encode()) in seen.headers


@drawing(5)
@given(TEXTS)
def test_a_header_name_is_one_or_refused(wire: Wire, name: str) -> None:
    seen = wire.post(options={"extra_headers": {f"X{name}": "value"}})
    assert (seen is None) == (not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]*", name))
    if seen:
        assert_the_rest_stands(wire, seen, "headers")
        assert (f"X{name}".lower().encode(), b"value") in seen.headers


@drawing(5)
@given(TEXTS, st.booleans())
def test_a_cookie_value_stays_in_its_cookie(
    wire: Wire, value: str, as_it_is: bool
) -> None:
    """What a cookie of 3.2 cannot hold as it is, is refused."""
    style = Style("cookie" if as_it_is else "form", explode=True)
    operation = styled("cookie", "value", style)
    seen = wire.post(operation, cookie={"value": value})
    assert seen is None or sendable(value)
    if seen:
        assert_the_rest_stands(wire, seen, "cookies")
        header = dict(seen.headers)[b"cookie"]
        if as_it_is:
            assert header == b"c=in%20cookie; value=" + value.encode()
        else:
            assert cookies_of(header) == [
                (b"c", b"in cookie"),
                (b"value", value.encode()),
            ]


@drawing(5)
@given(TEXTS, TEXTS)
def test_a_field_of_a_form_stays_one(wire: Wire, name: str, value: str) -> None:
    assume(name != "f")
    seen = wire.post(fields={name: value})
    assert (seen is None) == (not sendable(name + value))
    if seen:
        assert_the_rest_stands(wire, seen, "body")
        added = (name.encode(), value.encode())
        assert pairs_of(seen.body) == [(b"f", b"in form"), added]


@drawing(5)
@given(TEXTS, TEXTS)
def test_a_part_of_a_form_stays_one(wire: Wire, name: str, value: str) -> None:
    assume(name != "f")
    seen = wire.post(MULTIPART, fields={name: value})
    assert (seen is None) == (not sendable(name + value))
    if seen:
        assert_the_rest_stands(wire, seen, "body")
        media_type, _, boundary = dict(seen.headers)[b"content-type"].partition(b"=")
        assert media_type == b"multipart/form-data; boundary"
        before, first, second, after = seen.body.split(b"--" + boundary)
        assert (before, after) == (b"", b"--\r\n")
        standing, added = (part.partition(b"\r\n\r\n") for part in (first, second))
        assert standing[0] == DISPOSITION % b"f"
        assert standing[2] == b"in form\r\n"
        for character in '\r\n"':
            name = name.replace(character, f"%{ord(character):02X}")
        assert added[0] == DISPOSITION % name.encode()
        assert added[2] == value.encode() + b"\r\n"


@drawing(5)
@given(st.booleans(), TEXTS)
def test_a_path_that_is_asked_for_stays_on_its_server(
    wire: Wire, is_absolute: bool, path: str
) -> None:
    """`client.request` takes whole paths, so that it may be deeper; never elsewhere."""
    asked = f"http://{wire.server.authority}{path}" if is_absolute else path
    seen = wire.sends(lambda: wire.client.request("GET", asked))
    if seen:
        assert seen.method == b"GET"
        assert (b"host", wire.server.authority.encode()) in seen.headers
        assert len(seen.headers) == 6
        assert is_absolute or seen.path[0] == b"v1"
        decoded = {unquote_to_bytes(segment) for segment in seen.path}
        assert not decoded & {b".", b".."}


SERVERS = {
    "segment": ("/{value}/v1", "x"),
    "path": ("{value}/v1", "/x/y"),
    "last": ("/v1/{value}", "x"),
    "port": (":{value}/v1", "80"),
}


@drawing(5)
@given(st.sampled_from(sorted(SERVERS)), TEXTS)
def test_a_variable_of_a_server_stays_in_its_place(
    wire: Wire, place: str, value: str
) -> None:
    """What cannot stand there is refused before there is a client."""
    after_host, default = SERVERS[place]
    assume(place != "port" or not value.isdecimal())  # or it would ask another server
    host = "127.0.0.1" if place == "port" else wire.server.authority
    server = Server(f"http://{host}{after_host}", {"value": Variable(default)})
    api = api_with("authorization")._replace(
        servers={"default": server}, variables={"value": "SAMPLE_VALUE"}
    )
    try:
        client = SyncClient(
            api,
            credentials={"credential": "key"},
            variables={"value": value},
            headers=None,
            http_client=wire.http_client,
        )
    except ConfigurationError:
        return
    assert place != "port"
    seen = wire.sends(lambda: client.request("GET", "/things"))
    assert seen is not None
    assert (b"host", wire.server.authority.encode()) in seen.headers
    assert seen.path[-1] == b"things"
    assert b"v1" in seen.path
    assert not {unquote_to_bytes(one) for one in seen.path} & {b".", b".."}
    assert place == "path" or len(seen.path) == 3
