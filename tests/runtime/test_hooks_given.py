"""Which hooks a client takes, and which it refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import runtime
from runtime.client import SyncClient
from runtime.errors import ConfigurationError
from runtime.hooks import AsyncHooks, BeforeRequest, Hooks
from runtime.omit import omit

from .harness import API, Sdk, ok
from .hooking import Seen, hooks_of


def test_several_in_order(sdk: Sdk) -> None:
    told: list[str] = []
    first = hooks_of(sdk, before_request=lambda _: told.append("first"))
    second = Hooks(before_request=lambda _: told.append("second"))
    sdk.serve(ok(), hooks=[first, second])
    sdk.call()
    assert told == ["first", "second"]


def test_those_of_a_copy(sdk: Sdk) -> None:
    seen = Seen.by(sdk)
    client = sdk.serve(ok())
    sdk.call(on=client.with_options(hooks=seen.hooks))
    assert len(seen.events) == 2
    watched = client.with_options(hooks=seen.hooks)
    for copy in (
        client,
        watched.with_options(hooks=None),
        watched.with_options(hooks=()),
    ):
        sdk.call(on=copy)
    assert len(seen.events) == 2
    sdk.call(on=watched.with_options(hooks=omit, timeout=3))
    assert len(seen.events) == 4


@pytest.mark.parametrize("wrong", [5, print, "hooks", [5], {"before_request": print}])
def test_what_is_none(sdk: Sdk, wrong: Any) -> None:
    with pytest.raises(ConfigurationError, match="hooks must be"):
        sdk.client(hooks=wrong)
    client = sdk.client()
    with pytest.raises(ConfigurationError, match="hooks must be"):
        client.with_options(hooks=wrong)


def test_a_sync_client_awaits_nothing() -> None:
    async def hook(_event: Any) -> None: ...

    with pytest.raises(ConfigurationError, match="hooks must be Hooks"):
        SyncClient(API, credentials={}, hooks=AsyncHooks(before_request=hook))
    with pytest.raises(ConfigurationError, match="before_request is async"):
        Hooks(before_request=hook)  # type: ignore[arg-type]  # is what is tested


def test_a_hook_that_turns_out_to_be_async() -> None:
    async def hook(_event: Any) -> None: ...

    with Sdk("sync") as sdk:
        wrong: Any = type("Hook", (), {"__call__": lambda _, event: hook(event)})()
        sdk.serve(ok(), hooks=Hooks(before_request=wrong))
        with pytest.raises(ConfigurationError, match="only an async client"):
            sdk.call()


def test_an_async_client_takes_both() -> None:
    with Sdk("async") as sdk:
        told: list[BeforeRequest] = []
        sdk.serve(ok(), hooks=AsyncHooks(before_request=told.append))
        sdk.call()
        assert len(told) == 1


@pytest.mark.parametrize("kind", [Hooks, AsyncHooks])
def test_a_function_that_is_none(kind: type[Hooks | AsyncHooks]) -> None:
    with pytest.raises(ConfigurationError, match="on_retry must be a function"):
        kind(on_retry=5)  # type: ignore[arg-type]  # is what is tested


def test_without_hooks_nothing_of_them_loads() -> None:
    templates = Path(runtime.__file__).parent.parent
    program = "import sys; from runtime.client import SyncClient; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": str(templates)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert "runtime.hooks" not in done.stdout.split()
