"""References to elsewhere: nothing is fetched unless it was allowed."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sdkwright import document, fetching, remote, source
from sdkwright.diagnostics import DocumentProblem
from sdkwright.document import Document, UnresolvedReference

from .commands import GENERATE, SPEC, Run


@dataclass(slots=True)
class Host:
    """A host on this machine: what it has, and what it was asked for."""

    origin: str
    files: Mapping[str, str]
    asked: list[str] = field(default_factory=list)
    headers: list[set[str]] = field(default_factory=list)


@contextmanager
def hosting(**files: str) -> Iterator[Host]:
    """Serve files by their names; a text that begins with `http` is a redirect."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append(self.path)
            host.headers.append({name.lower() for name in self.headers})
            text = host.files.get(self.path.removeprefix("/").partition("?")[0])
            if text is None:
                self.send_error(404)
            elif text.startswith(("http", "file")):
                self.send_response(302)
                self.send_header("Location", text)
                self.end_headers()
            else:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(text.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        host = Host(f"http://127.0.0.1:{server.server_port}", files)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def load(folder: Path, ref: str, *origins: str) -> Document:
    (folder / "spec.yaml").write_text(f"openapi: 3.1.0\nx: {{$ref: '{ref}'}}")
    return document.load(folder / "spec.yaml", origins)


def refused(found: Document, ref: str, base: str = "#/x") -> UnresolvedReference:
    with pytest.raises(UnresolvedReference) as caught:
        found.resolve(ref, base)
    return caught.value


def test_what_was_allowed_is_fetched_once(tmp_path: Path) -> None:
    files = {
        "pet.yaml": "A: {$ref: 'toys/ball.json'}\nB: {$ref: '#/A'}",
        "toys/ball.json": '{"x":\n {"$ref": "../pet.yaml#/B"}}',
    }
    with hosting(**files) as host:
        pet, ball = f"{host.origin}/pet.yaml", f"{host.origin}/toys/ball.json"
        found = load(tmp_path, f"{pet}#/A", host.origin)
        assert list(found.files) == ["", pet, ball]
        resolved = found.resolve(f"{pet}#/A", "#/x")
        assert resolved.pointer == f"{pet}#/A"
        resolved = found.resolve(resolved.value["$ref"], resolved.pointer)
        assert resolved.pointer == f"{ball}#"
        assert found.resolve("../pet.yaml#/B", f"{ball}#/x").pointer == f"{pet}#/B"
        assert str(found.position(f"{ball}#/x/$ref")) == f"{ball}:2:3"
        assert host.asked == ["/pet.yaml", "/toys/ball.json"]
        assert not host.headers[0] & {"authorization", "cookie", "referer"}


def test_nothing_is_fetched_unless_it_was_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, fail)
    allowed = "https://schemas.example.com"
    for ref in (
        "https://example.com/a.yaml",
        "http://schemas.example.com/a.yaml",
        "https://schemas.example.com:444/a.yaml",
        "https://me@schemas.example.com/a.yaml",
        "https://schemas.example.com.evil.test/a.yaml",
        "https://schemas.example.com\\@evil.test/a.yaml",
        "https://evil.test#@schemas.example.com/a.yaml",
        "http://127.0.0.1:8000/a.yaml",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "ftp://schemas.example.com/a.yaml",
        "//schemas.example.com/a.yaml",
        "https://[::1/a.yaml",
        "https://schemas.example.com:port/a.yaml",
        "urn:example:a",
    ):
        refused(load(tmp_path, ref, allowed), ref)


def test_no_command_fetches_on_its_own(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with hosting(**{"a.yaml": "type: string"}) as host:
        text = SPEC.replace("{type: number}", f"{{$ref: '{host.origin}/a.yaml'}}")
        (folder / "spec.yaml").write_text(text)
        for command in (GENERATE, ["validate", "spec.yaml"]):
            run = Run(capsys, *command)
            assert run.status == 1
            assert f"allow it: --remote {host.origin}" in run.err
            assert host.asked == []
            assert Run(capsys, *command, "--remote", host.origin).status == 0
            assert host.asked == ["/a.yaml"]
            host.asked.clear()
        model = (folder / "out/example/models/_get_credits_response.py").read_text()
        assert "A: TypeAlias = str" in model


def test_a_file_of_a_host_cannot_reach_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("A: 1")
    with hosting(**{"a.yaml": "A: {$ref: 'secret.yaml#/A'}"}) as host:
        found = load(tmp_path, f"{host.origin}/a.yaml", host.origin)
        refused(found, "secret.yaml#/A", f"{host.origin}/a.yaml#/A")
        refused(found, "file:secret.yaml#/A", f"{host.origin}/a.yaml#/A")


def test_redirects_stay_where_it_is_allowed(tmp_path: Path) -> None:
    with hosting(**{"a.yaml": "A: {$ref: 'b.yaml'}", "b.yaml": "{}"}) as other:
        moved = {"out": f"{other.origin}/a.yaml", "file": "file:///etc/passwd"}
        with hosting(**moved) as host:
            out, file = f"{host.origin}/out", f"{host.origin}/file"
            problem = refused(load(tmp_path, out, host.origin), out)
            assert f"--remote {other.origin}" in problem.hint
            assert "302" in refused(load(tmp_path, file, host.origin), file).message
            assert other.asked == []
            found = load(tmp_path, out, host.origin, other.origin)
            # What is relative is so to where the file was found.
            resolved = found.resolve("b.yaml", f"{out}#/A")
            assert resolved.pointer == f"{other.origin}/b.yaml#"


def test_redirects_in_a_circle_end(tmp_path: Path) -> None:
    with hosting() as host:
        host.files = {"a": f"{host.origin}/a"}
        refused(load(tmp_path, f"{host.origin}/a", host.origin), f"{host.origin}/a")
        assert len(host.asked) < 20


def test_what_does_not_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with hosting(**{"page": "<p>"}) as host:
        missing, page = f"{host.origin}/missing.yaml", f"{host.origin}/page"
        assert "404" in refused(load(tmp_path, missing, host.origin), missing).message
        monkeypatch.setattr(fetching, "_DEADLINE", -1.0)
        assert "seconds" in refused(load(tmp_path, page, host.origin), page).message
    problem = refused(load(tmp_path, page, host.origin), page)  # nobody is there now
    assert "cannot be fetched" in problem.message


def test_no_more_is_fetched_than_a_file_may_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 100)
    monkeypatch.setattr(source, "MAX_BYTES", 100)
    with hosting(**{"large.yaml": "A: " + "a" * 100}) as host:
        large = f"{host.origin}/large.yaml"
        found = load(tmp_path, large, host.origin)
        with pytest.raises(DocumentProblem) as caught:
            found.resolve(large, "#/x")
    assert caught.value.finding.rule == "too-large"
    assert caught.value.position.file == large


def test_there_is_an_end_to_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "_MOST", 2)
    files = {str(number): f"A: {{$ref: '{number + 1}'}}" for number in range(9)}
    with hosting(**files) as host:
        found = load(tmp_path, f"{host.origin}/0", host.origin)
        assert host.asked == ["/0", "/1"]
        assert "2 files" in refused(found, "2", f"{host.origin}/1#/A").message


def test_a_url_is_asked_for_as_it_is_written(tmp_path: Path) -> None:
    with hosting(**{"a%20b": "A: 1", "gr%C3%B6%C3%9Fe": "B: 2"}) as host:
        for name, pointer in (("a b?v=1&w=%2F", "A"), ("a%20b", "A"), ("größe", "B")):
            ref = f"{host.origin}/{name}#/{pointer}"
            load(tmp_path, ref, host.origin).resolve(ref, "#/x")
        assert host.asked == ["/a%20b?v=1&w=%2F", "/a%20b", "/gr%C3%B6%C3%9Fe"]


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://Schemas.Example.com/a.yaml", "https://schemas.example.com"),
        ("HTTPS://schemas.example.com:443", "https://schemas.example.com"),
        ("https://schemas.example.com:8443/", "https://schemas.example.com:8443"),
        ("http://localhost:80/", "http://localhost"),
        ("http://127.0.0.2:80/", "http://127.0.0.2"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
    ],
)
def test_origins(url: str, origin: str) -> None:
    assert remote.origin(url) == origin
