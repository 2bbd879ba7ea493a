"""What a document marks as a password is sent, and shown nowhere."""

from __future__ import annotations

import logging
from types import ModuleType
from typing import Any

import pydantic
import pytest

from .sdk import Server

SECRET = "hunter2-hunter2-of-16-or-more"
ACCOUNT = {
    "name": "ann",
    "code": SECRET,
    "apiKey": SECRET,
    "more": {"token": SECRET, "size": 1},
    "parent": {"name": "bob", "code": SECRET},
}


@pytest.fixture
def account(server: Server, client: Any) -> Any:
    server.answers(json=ACCOUNT)
    return client.accounts.open("1", name="x")


def test_models_do_not_show_them(account: Any) -> None:
    assert account.to_dict() == ACCOUNT
    assert account.code == account.api_key == account.parent.code == SECRET
    assert repr(account) == (
        "Account(name='ann', api_key='[hidden]', parent=Account(name='bob', api_key=None,"
        " parent=None), more={'token': '[hidden]', 'size': 1})"
    )
    assert SECRET not in f"{account}{account.__rich_repr__()!r}"


def test_an_error_of_a_model_quotes_nothing(sdk: ModuleType) -> None:
    with pytest.raises(pydantic.ValidationError) as caught:
        sdk.models.Account(code=SECRET, apiKey=[SECRET])
    assert "name" in str(caught.value)
    assert SECRET not in f"{caught.value}{caught.value!r}"


def test_requests(
    sdk: ModuleType, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answers(404, json={"message": "no"})
    client = server.client(sdk, token=f"1:{SECRET}")
    with pytest.raises(sdk.errors.NotFoundError) as caught:
        client.accounts.open(
            SECRET, answer=SECRET, x_answer=SECRET, name="ann", code=SECRET
        )
    assert server.request.url.raw_path.decode() == (
        f"/v1/bot1:{SECRET}/accounts/{SECRET}?answer={SECRET}"
    )
    assert server.request.headers["X-Answer"] == SECRET
    assert SECRET in server.request.content.decode()
    assert caught.value.url == (
        "https://example.test/v1/bot[hidden]/accounts/[hidden]?answer=[hidden]"
    )
    assert SECRET not in caplog.text + str(caught.value)
    assert '"name": "ann", "code": "[hidden]"' in caplog.text


def test_forms(client: Any, server: Server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client.accounts.send_form(name="ann", pins=[SECRET, "2"])
    assert server.request.content == f"name=ann&pins={SECRET}&pins=2".encode()
    assert "body: name=ann&pins=[hidden]&pins=[hidden]" in caplog.text
