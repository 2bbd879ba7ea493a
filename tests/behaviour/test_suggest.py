"""What `sdkwright suggest` proposes does what it says, once it is applied."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import httpx2
import pytest

from sdkwright import pipeline, suggest
from sdkwright.config import Config
from sdkwright.target import Target

from .shelf import Shelf, by_cursor, by_offset, ids

SPEC = Path(__file__).with_name("suggest.yaml")


def quiet(_: str) -> None:
    """Tell nothing of progress."""


@pytest.fixture(scope="module")
def overlay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = suggest.run(Config(SPEC, targets=()), quiet)
    path = tmp_path_factory.mktemp("overlay") / "overlay.yaml"
    path.write_text(suggest.written(found.title, found.proposals), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def source(overlay: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the package, made with what was proposed."""
    folder = tmp_path_factory.mktemp("sdk")
    targets = (Target("python", folder, "sdk_suggest"),)
    config = Config(SPEC, targets, overlays=(overlay,))
    result = pipeline.run(config, check=False, progress=quiet)
    assert result.verdict.passed
    rules = {finding.rule for finding in result.findings}
    assert not rules & {"overlay-no-match", "overlay-invalid", "pages"}
    return folder


@pytest.fixture
def shelf(sdk: ModuleType) -> Shelf:
    return Shelf(sdk)


def test_proposed_pages_turn(shelf: Shelf) -> None:
    client = shelf.client()
    shelf.answer = by_offset
    assert ids(client.by_offset.by_offset.items()) == list(range(7))
    shelf.answer = by_cursor
    assert ids(client.by_cursor.by_cursor.items()) == list(range(7))


def test_proposed_links_are_followed(shelf: Shelf) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        headers = {} if request.url.query else {"Link": '<?page=2>; rel="next"'}
        return httpx2.Response(200, json=[{"id": 1}, {"id": 2}], headers=headers)

    shelf.answer = answer
    assert ids(shelf.client().by_link.by_link.items()) == [1, 2, 1, 2]


def test_a_proposed_idempotency_key_lets_a_request_come_again(shelf: Shelf) -> None:
    shelf.answer = lambda _: httpx2.Response(502 if len(shelf.asked) < 2 else 204)
    client = shelf.client(retries=shelf.sdk.RetryPolicy(max_retries=1, initial_delay=0))
    client.orders.order(idempotency_key="once")
    keys = [one.headers["Idempotency-Token"] for one in shelf.requests]
    assert keys == ["once", "once"]
    assert "Idempotency-Key" not in {*shelf.requests[0].headers}


def test_nothing_is_proposed_twice(overlay: Path) -> None:
    config = Config(SPEC, targets=(), overlays=(overlay,))
    assert suggest.run(config, quiet).proposals == ()
