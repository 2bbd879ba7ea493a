"""Errors that are pickled and copied."""

from __future__ import annotations

import copy
import pickle

import httpx2
import pytest

from runtime.errors import APITimeoutError

from .harness import DOCUMENTED, Sdk, raised


@pytest.mark.parametrize("status", [401, 429, 404, 500, 200])
def test_errors_can_be_pickled_and_copied(sdk: Sdk, status: int) -> None:
    error = raised(sdk, httpx2.Response(status, json={"code": "x"}), DOCUMENTED)
    for twin in (
        pickle.loads(pickle.dumps(error)),
        copy.copy(error),
        copy.deepcopy(error),
    ):
        assert type(twin) is type(error)
        assert str(twin) == str(error)
        assert twin.body == error.body
        assert twin.request_id == error.request_id


@pytest.mark.parametrize("status", [401, 200])
def test_copies_keep_notes(sdk: Sdk, status: int) -> None:
    error = raised(sdk, httpx2.Response(status), DOCUMENTED)
    error.add_note("while paying")
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert twin.__notes__ == ["while paying"]


def test_a_connection_error_can_be_pickled(sdk: Sdk) -> None:
    error = raised(sdk, httpx2.ConnectTimeout(""))
    twin = pickle.loads(pickle.dumps(error))
    assert type(twin) is APITimeoutError
    assert str(twin) == str(error)
